import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Loss } from '../../src/answer/caps.ts';
import type { Metrics } from '../../src/ports.ts';
import type { PartHealth } from '../../src/service/serve.ts';

/** The counters, and the page that Prometheus reads of them. */
export interface MetricsPage {
  readonly metrics: Metrics;
  /** https://prometheus.io/docs/instrumenting/exposition_formats/ */
  readonly contentType: string;
  /** The page, with how each part is now. */
  page(parts: readonly PartHealth[]): Promise<string>;
}

/** In seconds. Slack and Discord give up after three. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10];
const latenessBuckets = [1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 24 * 3600];

/** Counters of their own, so that several can be in one process. */
export function createMetrics(): MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'compacts_answers_total',
    help: 'Answers that a platform took or was handed, by the kind of question',
    labelNames: ['platform', 'query', 'status'],
    registers,
  });
  const answerSeconds = new Histogram({
    name: 'compacts_answer_seconds',
    help: 'From the arrival of a question until the platform had the answer',
    labelNames: ['platform'],
    buckets: answerBuckets,
    registers,
  });
  const acknowledgementSeconds = new Histogram({
    name: 'compacts_acknowledgement_seconds',
    help: 'From the arrival of what a platform sent until it was told that it arrived',
    labelNames: ['platform'],
    buckets: answerBuckets,
    registers,
  });
  const losses = new Counter({
    name: 'compacts_layout_losses_total',
    help: 'What a platform could not show as it was, by what was done instead',
    labelNames: ['platform', 'loss'],
    registers,
  });
  const deliveries = new Counter({
    name: 'compacts_deliveries_total',
    help: 'Digests by how their delivery ended',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const lateness = new Histogram({
    name: 'compacts_delivery_lateness_seconds',
    help: 'From when a digest was due until it was sent',
    labelNames: ['platform'],
    buckets: latenessBuckets,
    registers,
  });
  const waits = new Counter({
    name: 'compacts_rate_limit_waits_total',
    help: 'How often a platform asked to wait',
    labelNames: ['platform'],
    registers,
  });
  const waitSeconds = new Counter({
    name: 'compacts_rate_limit_wait_seconds_total',
    help: 'For how long platforms asked to wait, together',
    labelNames: ['platform'],
    registers,
  });
  const failures = new Counter({
    name: 'compacts_failures_total',
    help: 'What failed, by where and what; the log has each one',
    labelNames: ['part', 'kind'],
    registers,
  });
  const ready = new Gauge({
    name: 'compacts_part_ready',
    help: '1 for a part that is well, 0 for one that is not; /readyz says why',
    labelNames: ['part'],
    registers,
  });
  return {
    contentType: registry.contentType,
    page: (parts) => {
      ready.reset();
      for (const { name, health } of parts) ready.set({ part: name }, health.ready ? 1 : 0);
      return registry.metrics();
    },
    metrics: {
      answered: ({ platform, query, status, seconds }) => {
        answers.inc({ platform, query, status });
        answerSeconds.observe({ platform }, seconds);
      },
      acknowledged: (platform, seconds) => acknowledgementSeconds.observe({ platform }, seconds),
      lost: (platform, all) => {
        for (const loss of all) losses.inc({ platform, loss: nameOf(loss) });
      },
      delivered: (platform, outcome, lateSeconds) => {
        deliveries.inc({ platform, outcome });
        if (outcome === 'sent') lateness.observe({ platform }, Math.max(0, lateSeconds));
      },
      toldToWait: (platform, seconds) => {
        waits.inc({ platform });
        waitSeconds.inc({ platform }, Math.max(0, seconds));
      },
      failed: (part, kind) => failures.inc({ part, kind }),
    },
  };
}

function nameOf(loss: Loss): string {
  return loss.kind === 'split' ? `split at ${loss.at}` : `${loss.from} shown as ${loss.to}`;
}
