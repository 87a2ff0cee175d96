import type { Answer, Block } from '../answer/nodes.ts';
import { pointBlocks } from '../answer/point.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { inShort, plainSentences } from './in-short.ts';
import { renumbered } from './renumbered.ts';

/**
 * The point of another answer alone. Where it is to be simple, three plain sentences more: of a record those that the data
 * has of it or of what it belongs to, of another question what stands behind its point.
 */
export function answerBrief(
  query: Extract<Query, { kind: 'brief' }>,
  core: Core,
  language: Language,
  answer: (query: Query, core: Core, language: Language) => Answer,
): Answer {
  const asked = parseAddress(query.of);
  if (asked === undefined) throw new RangeError(`no question has the address "${query.of}"`);
  const whole = answer(asked, core, language);
  if (whole.status !== 'answered') return whole;
  const most = query.as === 'sentence' ? 1 : 1 + plainSentences;
  const rough = startDraft(core, language);
  const plain = inShort(rough, asked, whole);
  // What announces a list is only whole with it.
  const short = plain?.slice(0, plain[1]?.type === 'list' ? most + 1 : most);
  // What is left out is not cited.
  const draft = startDraft(core, language);
  const blocks =
    short === undefined
      ? renumbered(draft, briefly(query, whole), whole.citations)
      : renumbered(draft, short, rough.citations());
  return finishAnswer(draft, 'answered', query, blocks, [asked]);
}

function briefly({ as }: Extract<Query, { kind: 'brief' }>, whole: Answer): readonly Block[] {
  const point = pointBlocks(whole);
  if (as === 'sentence') return point;
  const at = whole.blocks.indexOf(point.at(-1) as Block);
  const more = whole.blocks.slice(at + 1).filter(({ type }) => type === 'paragraph');
  return [...point, ...more.slice(0, plainSentences)];
}
