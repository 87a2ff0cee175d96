import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { addressOf } from '../query/address.ts';
import type { NoAnswer } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { isAsking } from './acts.ts';
import { amongVoters } from './among-voters.ts';
import { isOnSubject } from './anchors.ts';
import { namesOther } from './asides.ts';
import { type AskIndex, askIndexOf } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import type { Interpretation } from './interpretation.ts';
import { guessLanguage } from './language-of.ts';
import { isOnSomeoneElse, leans, narrowedTo, type Subject, subjectOf, withSubject } from './leaning.ts';
import { noAnswer } from './no-answer.ts';
import { isOfAnotherSet } from './other-set.ts';
import { type Reading, readQuestion } from './reading.ts';
import { does, type Segment } from './segments.ts';
import { isRemark } from './several.ts';
import { understandOne } from './understand-one.ts';

/** What becomes of what no kind of question has a place for. */
export type Beyond = (read: Interpretation) => Interpretation;

/**
 * Several questions; undefined where none of them is understood. A remark or a greeting beside them is left out. Of what one
 * sentence joins, a part that is not understood is left out, where all of it is on the subject: the answer says so.
 */
export function understandEach(
  parts: readonly string[],
  core: Core,
  suggested: Language,
  beyond: Beyond,
  as: 'sentences' | 'joined' = 'sentences',
): Interpretation | undefined {
  const claimed = as === 'sentences' ? claimedBy(parts, core, suggested) : undefined;
  if (claimed !== undefined && claimed.length > 1) {
    return understandEach(claimed, core, suggested, beyond);
  }
  if (claimed !== undefined) {
    const claim = beyond(understandOne(claimed[0] ?? '', core, suggested));
    return claim.query.kind === 'unknown' ? undefined : claim;
  }
  const alone = parts.map((part) => understandOne(part, core, suggested));
  const isBare = (part: string, at: number) =>
    asksOnly(readQuestion(part, indexFor(alone[at] ?? noAnswer('empty'), core, suggested)));
  // "UNECE met in March 2024. On which days?": what is asked of stands before it, with what was done.
  if (as === 'sentences' && parts.some((part, at) => at > 0 && part.includes('?') && isBare(part, at)))
    return undefined;
  const subjects = parts.map((part, at) => {
    const { query, language = suggested } = alone[at] ?? noAnswer('empty');
    // Within one sentence a part is about what is named beside it, not about what its answer would be of.
    return subjectOf(part, as === 'joined' ? nothingAsked : query, core, language);
  });
  // Two questions that are one: who voted so, and whether a state is among them.
  const amongAsked = (at: number) =>
    amongVoters(
      parts[at] ?? '',
      alone[at]?.query,
      alone[at - 1]?.query,
      askIndexOf(core.knowledge, alone[at]?.language ?? suggested),
    );
  const asksBack = alone.find((own, at) => {
    const [part = '', before, previous] = [parts[at], parts[at - 1], alone[at - 1]];
    if (as !== 'sentences' || before === undefined || previous?.query.kind === 'greeting') return false;
    if (amongAsked(at) !== undefined) return false;
    return own.query.kind === 'endorsed' && isOfAnotherSet(part, before, indexFor(own, core, suggested));
  });
  if (asksBack !== undefined) {
    return {
      ...noAnswer('empty'),
      query: { kind: 'unknown', because: 'no-context' },
      language: asksBack.language,
    };
  }
  // "Myanmar? Eswatini? Their votes on it": a name with its mark is no question that the rest is told beside.
  const isName = (part: string, at: number) =>
    readQuestion(part, indexFor(alone[at] ?? noAnswer('empty'), core, suggested)).segments.every(
      ({ stop, meanings }) => stop || meanings.length > 0,
    );
  const isMarked = as === 'sentences' && parts.some((part, at) => /[?¿]/u.test(part) && !isName(part, at));
  const asksHere = (part: string, index: AskIndex) =>
    isAsking(as === 'joined' ? part.replace(/\?$/u, '') : part, index, isMarked);
  const toldBefore = (at: number) => {
    const isTold = asksHere(
      parts[at - 1] ?? '?',
      indexFor(alone[at - 1] ?? noAnswer('empty'), core, suggested),
    );
    return isTold ? undefined : subjects[at - 1];
  };
  const read = parts.map((part, at) => {
    const among = amongAsked(at) ?? amongAsked(at + 1);
    if (among !== undefined) return { part, ...(alone[at] ?? noAnswer('empty')), query: among };
    const before = subjects.slice(0, at).findLast((each) => each !== undefined);
    const behind = subjects.slice(at + 1).find((each) => each !== undefined);
    const own = alone[at] ?? noAnswer('empty');
    const namesNone = subjects[at] === undefined || subjects[at]?.ids.length === 0;
    // "A/RES/71/1 was unanimous. At which plenary meeting?": what is told says what a question without a name is about.
    const isNameless = isWithoutName(part, indexFor(own, core, suggested));
    const isOfTold =
      as === 'sentences' && isNameless && part.includes('?') && (toldBefore(at)?.ids.length ?? 0) > 0;
    const mayLean = leans(part, core.knowledge) || (as === 'joined' && namesNone) || isOfTold;
    // What names its own subject and has an answer is not about what is asked behind it: "a-t-il" leans on its own noun.
    const isWhole = !namesNone && own.query.kind !== 'unknown';
    const beside = before ?? (isWhole && !(mayLean && behind?.ids.length !== 0) ? undefined : behind);
    const index = indexFor(own, core, suggested);
    const { segments, focus } = readQuestion(part, index);
    // "And the neighbours on either side?" goes on with what was asked.
    const asks = part.includes('?') && (focus !== 'none' || does(segments[0], 'joins', index));
    if (own.query.kind === 'unknown' && !mayLean && as === 'sentences' && !asks) return { part, ...own };
    return { part, ...understandBeside(part, own, beside, mayLean, core, suggested) };
  });
  const language = read.find(({ language: own }) => own !== undefined)?.language;
  const wanted = read
    .filter(({ query, part }) => !isAside(query, part, core))
    // What leans on another sentence is looked for with it, or not at all.
    .map((each) =>
      as === 'sentences' && leans(each.part, core.knowledge) && each.part !== parts[0]
        ? each
        : { ...each, ...beyond(each) },
    );
  // What names nothing is about what was asked before it: where that was not understood, it is of nothing.
  const isOfLost = ({ query, part }: (typeof wanted)[number], at: number) =>
    query.kind === 'facts' &&
    wanted[at - 1]?.query.kind === 'unknown' &&
    isWithoutName(part, askIndexOf(core.knowledge, language ?? suggested));
  if (as === 'sentences' && wanted.some(isOfLost)) return undefined;
  const understood = wanted.filter(({ query }) => query.kind !== 'unknown');
  const [answerable] = understood;
  if (answerable === undefined) return undefined;
  // Parts that only the evidence reaches are read together with the rest, unless it reaches each.
  const isByKind = ({ query, isNearest }: Interpretation) => query.kind !== 'unknown' && isNearest !== true;
  if (!wanted.some(isByKind) && understood.length < wanted.length) return undefined;
  const index = askIndexOf(core.knowledge, language ?? suggested);
  // What is only told beside a question says what it is about, and answers none: "The fifth was in Marrakech. Where was the sixth?"
  const asked = isMarked || as === 'joined' ? wanted.filter(({ part }) => asksHere(part, index)) : [];
  const isToldBeside = (each: (typeof wanted)[number]) => asked.length > 0 && !asked.includes(each);
  const isLeft = ({ query }: Interpretation) => query.kind === 'unknown';
  if (asked.length > 0 && asked.every(isLeft)) return undefined;
  const leftOut = as === 'joined' ? wanted.filter(({ query }) => query.kind === 'unknown') : [];
  if (leftOut.some(({ query }) => query.kind !== 'unknown' || !partial.includes(query.because)))
    return undefined;
  const isAskedHere = ({ part, query }: (typeof read)[number]) =>
    isOnSubject(readQuestion(part, index), index) &&
    !(namesOnly.includes(query.kind) && query.kind !== 'facts');
  if (leftOut.length > 0 && !understood.every(isAskedHere)) return undefined;
  const isToldElse = (part: string) =>
    !asksHere(part, index) && (isOfRow(part, index) || namesOther(readQuestion(part, index)));
  if (leftOut.some(({ part }) => turnsRound(part, index) || isToldElse(part))) return undefined;
  // One answer to both ("who presented it, and when?") is given once.
  const given = (leftOut.length > 0 ? understood : wanted).filter((each) => !isToldBeside(each));
  const isNearest = leftOut.length > 0 || given.some((each) => each.isNearest === true);
  const nearest = {
    notUnderstood: [
      ...given.flatMap((each) => (each.isNearest === true ? each.notUnderstood : [])),
      ...leftOut.map(({ part }) => part.replace(/\?$/u, '')),
    ],
    ...(isNearest && { isNearest: true as const }),
  };
  const isOne = new Set(given.map((each) => addressOf(each.query))).size === 1;
  if (isOne) return { ...(given[0] ?? answerable), ...nearest, language };
  const query: Query = { kind: 'several', of: given.map((each) => addressOf(each.query)) };
  const steps = read.flatMap((each) => each.steps);
  const corrected = read.flatMap((each) => each.understood);
  return { query, language, understood: corrected, ...nearest, near: [], steps };
}

/** "Somebody said that Poland voted for it. Can you confirm?": what is told before a bare wish to have it confirmed is asked. */
function claimedBy(
  parts: readonly string[],
  { knowledge }: Core,
  suggested: Language,
): readonly string[] | undefined {
  const at = parts.findIndex((part, here) => {
    const told = parts[here - 1];
    if (told === undefined || /[?¿]/u.test(told) || !part.includes('?')) return false;
    const index = askIndexOf(knowledge, guessLanguage(part, knowledge, suggested).order[0] ?? suggested);
    const { segments, focus } = readQuestion(part, index);
    return focus === 'none' && segments.every(({ stop, concepts }) => stop || concepts.has('confirm'));
  });
  if (at < 0) return undefined;
  const claim = `${(parts[at - 1] ?? '').replace(/[.…!]+$/u, '')}?`;
  return parts.toSpliced(at - 1, 2, claim);
}

function isWithoutName(part: string, index: AskIndex): boolean {
  return readQuestion(part, index).segments.every(({ meanings }) => meanings.length === 0);
}

/** "And the third forum, …": a place in a row is no circumstance. */
function isOfRow(part: string, index: AskIndex): boolean {
  return readQuestion(part, index).segments.some(({ number, stop }) => number?.ordinal === true && !stop);
}

/** True for a question of words that ask and small words alone. */
export function asksOnly({ segments, focus }: Reading): boolean {
  const isAskingWord = ({ concepts }: Segment) => askingConcepts.some((concept) => concepts.has(concept));
  return focus !== 'none' && segments.every((segment) => segment.stop || isAskingWord(segment));
}

/** "After Colombia, …": what is named with such a word turns the rest round. */
function turnsRound(part: string, index: AskIndex): boolean {
  const { segments, focus } = readQuestion(part, index);
  const isQuestion = focus !== 'none' || segments.some((segment) => does(segment, 'asks-yes-or-no', index));
  return (
    !isQuestion &&
    segments.some(({ tokens }) => tokens.some(({ text }) => index.words.does(text, 'turns'))) &&
    segments.some(({ meanings }) => meanings.length > 0)
  );
}

function indexFor({ language }: Interpretation, { knowledge }: Core, suggested: Language): AskIndex {
  return askIndexOf(knowledge, language ?? suggested);
}

/** Of a part that was not understood yet. */
export const nothingAsked: Query = { kind: 'unknown', because: 'empty' };

/** Why a part of a sentence may be left out; advice that was asked for may not. */
const partial: readonly NoAnswer[] = ['not-understood', 'no-context', 'unclear', 'off-topic'];

/**
 * A question beside one about `subject`. Where it leans on it, it is about it or not understood: what "it" would be taken
 * for alone is something else.
 */
function understandBeside(
  part: string,
  alone: Interpretation,
  subject: Subject | undefined,
  mayLean: boolean,
  core: Core,
  suggested: Language,
): Interpretation {
  const isOfAnother = ['facts', 'choose'].includes(alone.query.kind);
  const isUnknown = alone.query.kind === 'unknown';
  if (subject === undefined || !(mayLean || isOfAnother || isUnknown)) return alone;
  const whole = understandOne(withSubject(part, subject), core, suggested);
  const query = narrowedTo(whole.query, subject, core);
  if (query !== undefined) return { ...whole, query };
  const isLeaning = mayLean || isOnSomeoneElse(alone.query, subject, core);
  if (!isLeaning || !isOfAnother || narrowedTo(alone.query, subject, core) !== undefined) return alone;
  return {
    ...noAnswer('empty'),
    query: { kind: 'unknown', because: 'no-context' },
    language: alone.language,
  };
}

/**
 * No question of its own: a greeting, a sentence that asks nothing and is not understood, or one in which somebody only
 * says what they have to do with a record.
 */
function isAside(query: Query, part: string, { knowledge }: Core): boolean {
  if (query.kind === 'greeting') return true;
  if (query.kind === 'unknown') return !part.includes('?');
  const isNamed = namesOnly.includes(query.kind) || ['objectives-on', 'paragraph'].includes(query.kind);
  return isNamed && isRemark(part, knowledge);
}

/** Kinds of Query that a bare name asks for. */
const namesOnly: readonly Query['kind'][] = [
  'record',
  'source',
  'sources',
  'city',
  'compacts',
  'endorsed',
  'facts',
];
