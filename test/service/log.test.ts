import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answerOrIncident } from '../../src/builders/incident.ts';
import { loadCore } from '../../src/core.ts';
import { createLog } from '../../src/service/log.ts';

describe('the log', () => {
  it('never holds a secret or a question, wherever it stands', async () => {
    const stream = new PassThrough();
    let logged = '';
    stream.on('data', (chunk: Buffer) => {
      logged += chunk.toString();
    });
    const log = createLog({ logLevel: 'info' }, stream);
    log.info(
      {
        token: 'canary-1',
        request: { headers: { authorization: 'canary-2' } },
        config: { secret: 'canary-3' },
      },
      'started',
    );
    log.info({ question: 'canary-4', invocation: { question: 'canary-5' } }, 'asked');
    await vi.waitFor(() => expect(logged).toContain('asked'));
    expect(logged).not.toContain('canary');
    expect(logged.match(/\[redacted\]/g)).toHaveLength(5);
  });
});

describe('a bug', () => {
  it('gives the user an incident id and no trace, and the operator the same id with the error', async () => {
    const core = await loadCore();
    const reported: [string, unknown][] = [];
    const bug = new Error('a planted bug');
    const { answer, incident } = answerOrIncident(
      () => {
        throw bug;
      },
      core,
      'en',
      (id, error) => reported.push([id, error]),
    );
    expect(reported).toEqual([[incident, bug]]);
    expect(answer.status).toBe('error');
    expect(plainText(answer)).toContain(incident);
    expect(plainText(answer)).not.toMatch(/planted|\bat /);
  });
});
