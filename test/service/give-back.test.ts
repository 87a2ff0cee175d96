import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createGiveBack } from '../../src/service/give-back.ts';

const megabyte = 1024 * 1024;

describe('memory that a busy time took', () => {
  it('is given back once it is quiet, and only where it is worth it', () => {
    const now = { resident: 150 * megabyte, busy: 0.9, collected: 0, letGo: 0 };
    const look = createGiveBack({
      resident: () => now.resident,
      busyShare: () => now.busy,
      letGo: () => {
        now.letGo += 1;
      },
      collect: () => {
        now.collected += 1;
        now.resident = 170 * megabyte;
      },
    });
    now.resident = 400 * megabyte;
    expect(look()).toBe(false);
    now.busy = 0.01;
    expect(look()).toBe(true);
    // Three times more, until the code that the crowd ran is old.
    expect([look(), look(), look(), look()]).toEqual([true, true, true, false]);
    now.resident = 190 * megabyte;
    expect(look()).toBe(false);
    now.resident = 230 * megabyte;
    expect([look(), look()]).toEqual([true, false]);
    expect(now.collected).toBe(5);
    // What is held for the next question goes after the crowd only.
    expect(now.letGo).toBe(1);
  });

  it('is given back behind a crowd that was quiet in between, while it waited for the platform', () => {
    const now = { resident: 150 * megabyte, busy: 0, used: 380 * megabyte };
    const look = createGiveBack({
      resident: () => now.resident,
      busyShare: () => now.busy,
      letGo: () => undefined,
      collect: () => {
        now.resident = now.used;
      },
    });
    now.resident = 400 * megabyte;
    expect([look(), look(), look(), look(), look()]).toEqual([true, true, true, true, false]);
    now.busy = 0.9;
    expect(look()).toBe(false);
    now.busy = 0;
    now.used = 170 * megabyte;
    expect(look()).toBe(true);
    expect(now.resident).toBe(170 * megabyte);
  });

  it('goes back to the machine in a real process, with what npm start tells Node', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
    const script = `
      const { startGiveBack } = await import('./src/service/give-back.ts');
      let tick;
      globalThis.setInterval = (look) => { tick = look; return { unref: () => undefined }; };
      startGiveBack();
      let kept = Array.from({ length: 1_500_000 }, (_, at) => ({ at, text: 'x' + at }));
      const peak = process.memoryUsage.rss();
      kept = undefined;
      globalThis.performance.eventLoopUtilization = () => ({ utilization: 0 });
      tick();
      console.log(peak - process.memoryUsage.rss());
    `;
    const run = spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(Number(run.stdout)).toBeGreaterThan(50 * megabyte);
  });
});
