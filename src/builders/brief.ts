import { type Answer, type Block, paragraph } from '../answer/nodes.ts';
import { pointBlocks } from '../answer/point.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { inShortOf } from './records.ts';
import { renumbered } from './renumbered.ts';

/** How many paragraphs explain a record that has no short form of its own. */
const plainParagraphs = 3;

/** The point of another answer alone; of a record, where it is to be simple, with three plain sentences more. */
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
  const draft = startDraft(core, language);
  const entity = asked.kind === 'record' ? core.knowledge.entities.get(asked.id) : undefined;
  const inShort = entity === undefined ? [] : inShortOf(draft, entity, query.as);
  const own = inShort.map((sentence) => paragraph(...sentence));
  const blocks = own.length > 0 ? own : renumbered(draft, briefly(query, asked, whole), whole.citations);
  return finishAnswer(draft, 'answered', query, blocks, [asked]);
}

function briefly({ as }: Extract<Query, { kind: 'brief' }>, asked: Query, whole: Answer): readonly Block[] {
  if (as === 'sentence' || asked.kind !== 'record') return pointBlocks(whole);
  return whole.blocks.filter(({ type }) => type === 'paragraph').slice(0, plainParagraphs);
}
