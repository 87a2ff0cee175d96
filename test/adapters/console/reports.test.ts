import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import type { Report } from '../../../src/report/report.ts';
import { runHere } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-reports-'));
const file = join(folder, 'store.sqlite');
const reports = (...args: string[]) => runHere(['reports', ...args], { COMPACTS_STORE: file });
afterAll(() => rmSync(folder, { recursive: true }));

const report: Report = {
  id: '0123456789abcdef',
  at: new Date('2026-11-24T09:30:00Z'),
  platform: 'slack',
  workspace: 'T1',
  query: 'city/chicago',
  language: 'en',
  dataDate: '2026-11-23',
  said: 'line one\nfedcba9876543210  2026-01-01 looks like another report \u001b[31m',
  source: 'https://example.org/list',
  told: false,
};

describe('reports', () => {
  beforeAll(async () => {
    const store = await openStore({ databaseUrl: undefined, file }, { now: () => new Date(0) });
    expect(await store.reports.keep(report)).toBe(true);
    expect(await store.reports.keep({ ...report, said: 'delivered again' })).toBe(false);
    await store.close();
  });

  it('prints each with its id, what it is about and what was said, every line behind a mark', async () => {
    const { code, out } = await reports();
    expect(code).toBe(0);
    expect(out).toContain('0123456789abcdef  2026-11-24T09:30:00.000Z  slack  city/chicago (en, data as of');
    expect(out).toContain('not shown in a channel');
    expect(out).toContain('  > line one\n  > fedcba9876543210');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('source: https://example.org/list');
  });

  it('deletes one by its id, says where there is none, and how it is written', async () => {
    expect(await reports('forget', 'nothing')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing'),
    });
    expect(await reports('forget')).toMatchObject({
      code: 2,
      err: expect.stringContaining('reports forget ID'),
    });
    expect(await reports('forget', report.id)).toMatchObject({ code: 0 });
    expect((await reports()).out).toContain('No reports in');
  });
});
