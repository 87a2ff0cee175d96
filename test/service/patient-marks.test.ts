import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/service/log.ts';
import { patientMarks } from '../../src/service/patient-marks.ts';

const until = new Date(5000);

describe('marks for answers, where the store fails', () => {
  it('let each thing be answered once, and the log tells of it at a falling rate', async () => {
    let logged = '';
    const stream = new Writable({
      write(chunk, _, done) {
        logged += String(chunk);
        done();
      },
    });
    const full = async () => Promise.reject(new Error('database or disk is full'));
    const marks = patientMarks({ first: full }, createLog({ logLevel: 'info', secrets: [] }, stream));
    for (let count = 0; count < 20; count += 1) {
      expect(await marks.first(`mention/${count}`, until)).toBe(true);
      expect(await marks.first(`mention/${count}`, until)).toBe(false);
    }
    expect(logged.match(/answering without the store/gu)).toHaveLength(6);
    expect(logged).toContain('"times":32');
  });

  it('are not asked again for what was answered without the store', async () => {
    let isFull = true;
    const first = async () => {
      if (isFull) throw new Error('database or disk is full');
      return true;
    };
    const marks = patientMarks({ first }, createLog({ logLevel: 'silent', secrets: [] }, process.stderr));
    expect(await marks.first('mention/1', until)).toBe(true);
    isFull = false;
    expect(await marks.first('mention/1', until)).toBe(false);
    expect(await marks.first('mention/2', until)).toBe(true);
  });
});
