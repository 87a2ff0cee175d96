import { type Answer, type Block, type Inline, note, paragraph, text } from '../answer/nodes.ts';
import { pointOf } from '../answer/point.ts';
import type { Asked } from '../commands/define.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { answer } from './answer.ts';
import { type Draft, startDraft } from './draft.ts';
import { hintOf } from './finish.ts';
import { nextStep, offerBlocks } from './next-steps.ts';

/** The most that is offered to be asked instead. */
const mostNear = 3;

/** The most words that are named as not understood. */
const mostWords = 5;

/** From so many words that are not understood on, the answer says which languages are. */
const fewestForeign = 3;

/**
 * The answer to what was asked, with how it was understood: a misspelt name is said first, words without a
 * place and near offers come after. Only plain words are shown again, never marks or mentions.
 */
export function answerAsked(asked: Asked, core: Core, language: Language): Answer {
  const answered = answer(asked.query, core, language);
  const nothingSaid = [asked.understood, asked.notUnderstood, asked.near].every(
    (each = []) => each.length === 0,
  );
  const asItIs =
    nothingSaid && [asked.lineMeant, asked.isNearest, asked.suggestion].every((each) => each === undefined);
  if (asItIs) return answered;
  const draft = startDraft(core, answered.language);
  const understood = (asked.understood ?? []).flatMap(({ said, meant }, index) => [
    ...(index > 0 ? [text(' ')] : []),
    ...draft.say('answer.understood', { said, meant }),
  ]);
  const words = asked.notUnderstood?.slice(0, mostWords).join(', ') ?? '';
  const suggested = asked.suggestion === undefined ? [] : nextStep(draft, asked.suggestion);
  const refused = answered.status === 'not_in_sources';
  const leftOut = refused ? [] : nearestSaid(draft, asked.isNearest === true, words);
  const between = understood.length > 0 && leftOut.length > 0 ? [text(' ')] : [];
  const notes = [...understood, ...between, ...leftOut];
  const preface = notes.length === 0 ? [] : [note(...notes)];
  const others = (asked.near ?? []).filter((query) => !suggested.some((step) => isSame(step.query, query)));
  const near = [...suggested, ...others.flatMap((query) => nextStep(draft, query))].slice(0, mostNear);
  // What the sources are about need not be said where what they have that is near is named.
  const isNear = asked.query.kind === 'unknown' && near.length > 0;
  const blocks: Block[] = isNear ? answered.blocks.slice(0, 1) : [...answered.blocks];
  if (refused && words !== '') {
    // So many words in one question are those of another language.
    const isForeign = (asked.notUnderstood ?? []).length >= fewestForeign;
    const languages = isForeign ? [text(' '), ...draft.say('unknown.languages')] : [];
    blocks.push(paragraph(...draft.say('unknown.words', { words }), ...languages));
  }
  if (asked.lineMeant !== undefined) {
    blocks.push(paragraph(...draft.say('unknown.command', asked.lineMeant)));
  }
  const outcome = leftOut.length > 0 ? 'nearest' : answered.outcome;
  if (asked.suggestion !== undefined) blocks.push(...suggestionBlocks(draft, asked.suggestion));
  if (near.length === 0) return { ...answered, outcome, preface, blocks };
  blocks.push(...offerBlocks(draft, near));
  return { ...answered, outcome, preface, blocks, hint: hintOf(draft, near), next: near };
}

/** The first line of an answer that is the nearest to what was asked: it says so, and what it leaves out. */
function nearestSaid(draft: Draft, isNearest: boolean, words: string): Inline[] {
  if (words === '') return isNearest ? draft.say('answer.nearest') : [];
  return isNearest ? draft.say('answer.nearest-without', { words }) : draft.say('answer.left-out', { words });
}

/** What the sources say on what may be meant, quoted: a suggestion, not an answer, so it cites nothing. */
function suggestionBlocks(draft: Draft, query: Query): Block[] {
  const { core, language } = draft;
  const point = pointOf(answer(query, core, language));
  return [
    paragraph(...draft.say('unknown.suggestion')),
    { type: 'quote', language, children: [text(point)] },
  ];
}

function isSame(a: Query, b: Query): boolean {
  return addressOf(a) === addressOf(b);
}
