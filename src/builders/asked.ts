import { type Answer, type Block, note, paragraph, text } from '../answer/nodes.ts';
import type { Asked } from '../commands/define.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { answer } from './answer.ts';
import { startDraft } from './draft.ts';
import { hintOf } from './finish.ts';
import { nextStep, offerBlocks } from './next-steps.ts';

/** The most words that are named as not understood. */
const mostWords = 5;

/**
 * The answer to what was asked, with how it was understood: a misspelt name is said first, words without a
 * place and near offers come after. Only plain words are shown again, never marks or mentions.
 */
export function answerAsked(asked: Asked, core: Core, language: Language): Answer {
  const answered = answer(asked.query, core, language);
  const nothingSaid = [asked.understood, asked.notUnderstood, asked.near].every(
    (each = []) => each.length === 0,
  );
  const asItIs = nothingSaid && asked.lineMeant === undefined;
  if (asItIs) return answered;
  const draft = startDraft(core, answered.language);
  const understood = (asked.understood ?? []).flatMap(({ said, meant }, index) => [
    ...(index > 0 ? [text(' ')] : []),
    ...draft.say('answer.understood', { said, meant }),
  ]);
  const words = asked.notUnderstood?.slice(0, mostWords).join(', ') ?? '';
  const refused = answered.status === 'not_in_sources';
  const leftOut = words === '' || refused ? [] : draft.say('answer.left-out', { words });
  const between = understood.length > 0 && leftOut.length > 0 ? [text(' ')] : [];
  const said = [...understood, ...between, ...leftOut];
  const preface = said.length === 0 ? [] : [note(...said)];
  const blocks: Block[] = [...answered.blocks];
  if (refused && words !== '') {
    blocks.push(paragraph(...draft.say('unknown.words', { words })));
  }
  if (asked.lineMeant !== undefined) {
    blocks.push(paragraph(...draft.say('unknown.command', asked.lineMeant)));
  }
  const outcome = leftOut.length > 0 ? 'nearest' : answered.outcome;
  const near = (asked.near ?? []).flatMap((query) => nextStep(draft, query));
  if (near.length === 0) return { ...answered, outcome, preface, blocks };
  blocks.push(...offerBlocks(draft, near));
  return { ...answered, outcome, preface, blocks, hint: hintOf(draft, near), next: near };
}
