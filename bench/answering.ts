import { Bench } from 'tinybench';
import { layout } from '../src/answer/layout.ts';
import { plainBlock, plainText } from '../src/answer/plain-text.ts';
import { answer } from '../src/answers/answer.ts';
import { understand } from '../src/ask/ask.ts';
import { tokenize } from '../src/ask/normalise.ts';
import { loadCore } from '../src/core.ts';
import { questions } from '../test/ask/questions.ts';
import type { Result } from './result.ts';

/** Understanding a question, against only cutting it into words: what the understanding itself costs. */
export async function ask(): Promise<Result[]> {
  const core = await loadCore();
  const texts = questions.map(([question]) => question);
  let next = 0;
  const question = () => texts[next++ % texts.length] ?? '';
  return compare('ask', 'understand a question', 'cutting it into words', {
    own: () => understand(question(), core),
    other: () => tokenize(question()),
  });
}

/** Fitting the longest answer to small messages, against its linear text. */
export async function fitting(): Promise<Result[]> {
  const core = await loadCore();
  const longest = answer({ kind: 'record', id: 'position-paper' }, core, 'en');
  const caps = {
    features: new Set(['heading', 'list', 'strong', 'link'] as const),
    partBlocks: 40,
    partSize: 3800,
    blockSize: 1900,
    headingSize: 150,
    sizeOf: (block: Parameters<typeof plainBlock>[0]) => plainBlock(block).length,
  };
  return compare('layout', 'fit the longest answer', 'its linear text', {
    own: () => layout(longest, caps),
    other: () => plainText(longest),
  });
}

async function compare(
  group: string,
  name: string,
  against: string,
  work: { own: () => unknown; other: () => unknown },
): Promise<Result[]> {
  const bench = new Bench({ time: 1000 }).add('own', work.own).add('other', work.other);
  await bench.run();
  const own = statistics(bench, 'own');
  const other = statistics(bench, 'other');
  return (['p50', 'p99'] as const).map((percentile) => ({
    group,
    name: `${name}, ${percentile}`,
    value: own[percentile] * 1000,
    unit: 'µs',
    ratio: own[percentile] / other[percentile],
    against,
  }));
}

function statistics(bench: Bench, name: string): { p50: number; p99: number } {
  const result = bench.getTask(name)?.result;
  if (result === undefined || !('latency' in result)) throw new Error(`the task "${name}" did not run`);
  return { p50: result.latency.p50, p99: result.latency.p99 };
}
