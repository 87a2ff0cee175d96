import { layout } from '../src/answer/layout.ts';
import { plainBlock, plainText } from '../src/answer/plain-text.ts';
import { answer } from '../src/builders/answer.ts';
import { loadCore } from '../src/core.ts';
import { measureInTurns } from './paired.ts';
import type { Result } from './result.ts';

/** Fitting the longest answer to small messages, against its linear text. */
export async function fitting(): Promise<Result[]> {
  const core = await loadCore();
  const caps = {
    features: new Set(['heading', 'list', 'strong', 'link'] as const),
    partBlocks: 40,
    partSize: 3800,
    blockSize: 1900,
    headingSize: 150,
    sizeOf: (block: Parameters<typeof plainBlock>[0]) => plainBlock(block).length,
  };
  return measureInTurns({
    group: 'layout',
    name: 'fit the longest answer',
    against: 'its linear text',
    inputs: [answer({ kind: 'record', id: 'position-paper' }, core, 'en')],
    own: (longest) => layout([...longest.blocks, ...longest.sources], caps),
    other: plainText,
  });
}
