import { afterEach, describe, expect, it } from 'vitest';
import { type OperationsService, startOperations } from '../../../adapters/operations/health.ts';
import { createMetrics } from '../../../adapters/operations/metrics.ts';
import type { PartHealth } from '../../../src/service/serve.ts';
import { redactor } from '../../../src/settings/redaction.ts';
import { keptLog } from '../slack/running.ts';

let service: OperationsService | undefined;
afterEach(async () => {
  await service?.stop();
});

const well: PartHealth = { name: 'store', health: { ready: true } };
const ill: PartHealth = { name: 'slack', health: { ready: false, because: 'the connection was lost' } };

async function serve(parts: readonly PartHealth[]) {
  const page = createMetrics();
  service = await startOperations(
    { host: '127.0.0.1', port: 0 },
    { page, parts: async () => parts, log: keptLog().log, redact: redactor(['a-secret-echoed']) },
  );
  const address = `http://127.0.0.1:${service.port}`;
  return { page, get: (path: string, init?: RequestInit) => fetch(`${address}${path}`, init) };
}

describe('the pages for operators', () => {
  it('say that the process lives, whatever its parts do', async () => {
    const { get } = await serve([ill]);
    const alive = await get('/healthz');
    expect(alive.status).toBe(200);
    expect(await alive.json()).toMatchObject({ alive: true });
  });

  it('are ready when every part is', async () => {
    const { get } = await serve([well]);
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, parts: [{ name: 'store', ready: true }] });
  });

  it('name the part that is not, and why', async () => {
    const { get } = await serve([well, ill]);
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      ready: false,
      parts: [{ name: 'store' }, { name: 'slack', because: 'the connection was lost' }],
    });
  });

  it('tell no secret that a server echoed', async () => {
    const { get } = await serve([
      { name: 'slack', health: { ready: false, because: 'no: a-secret-echoed' } },
    ]);
    const told = await (await get('/readyz')).text();
    expect(JSON.parse(told)).toMatchObject({ parts: [{ because: 'no: [redacted]' }] });
  });

  it('count answers, deliveries, losses, waits and failures, without a word of a user', async () => {
    const { page, get } = await serve([well, ill]);
    const { metrics } = page;
    metrics.answered({ platform: 'slack', query: 'city', status: 'answered', seconds: 0.2 });
    metrics.answered({ platform: 'slack', query: 'city', status: 'answered', seconds: 0.004 });
    metrics.lost('discord', [
      { kind: 'split', at: 'item' },
      { kind: 'stepped-down', from: 'table', to: 'list' },
    ]);
    metrics.delivered('slack', 'sent', 12);
    metrics.delivered('slack', 'empty', 3);
    metrics.toldToWait('discord', 1.5);
    metrics.failed('slack', 'channel');
    const text = await (await get('/metrics')).text();
    for (const line of [
      'compacts_answers_total{platform="slack",query="city",status="answered"} 2',
      'compacts_answer_seconds_bucket{le="0.005",platform="slack"} 1',
      'compacts_layout_losses_total{platform="discord",loss="split at item"} 1',
      'compacts_layout_losses_total{platform="discord",loss="table shown as list"} 1',
      'compacts_deliveries_total{platform="slack",outcome="sent"} 1',
      'compacts_deliveries_total{platform="slack",outcome="empty"} 1',
      'compacts_delivery_lateness_seconds_sum{platform="slack"} 12',
      'compacts_rate_limit_wait_seconds_total{platform="discord"} 1.5',
      'compacts_failures_total{part="slack",kind="channel"} 1',
      'compacts_part_ready{part="store"} 1',
      'compacts_part_ready{part="slack"} 0',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('are read only, and few', async () => {
    const { get } = await serve([well]);
    expect((await get('/readyz', { method: 'POST', body: '{}' })).status).toBe(405);
    const missing = await get('/__proto__');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('/readyz');
    const head = await get('/healthz', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('say which setting is wrong where the port is taken', async () => {
    await serve([well]);
    const taken = { host: '127.0.0.1', port: service?.port ?? 0 };
    const again = startOperations(taken, {
      page: createMetrics(),
      parts: async () => [],
      log: keptLog().log,
      redact: redactor(),
    });
    await expect(again).rejects.toThrow(/OPERATIONS_PORT: 127\.0\.0\.1:\d+ cannot be listened on/u);
  });
});
