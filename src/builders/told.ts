import { type Inline, text } from '../answer/nodes.ts';
import { type CalendarDate, formatDate } from '../calendar.ts';
import { todayOf } from '../core.ts';
import { passedDay, withoutOutcome } from '../knowledge/freshness.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';
import { wholeOf } from '../knowledge/wording.ts';
import type { Draft } from './draft.ts';

/**
 * Which comes first. The one rule: what is known today opens, and what the article said of it in 2017 follows; only a
 * question about the article has it the other way round.
 */
export type Order = 'today-first' | 'article-first';

/** The order that a Query asks for: who takes a number for the article's is told the article's. */
export function orderOf(query: { readonly in?: 'article'; readonly claimed?: number }): Order {
  return query.in === 'article' || query.claimed !== undefined ? 'article-first' : 'today-first';
}

/** How a fact is told: in which order, what was asked to be confirmed and is not so, and whether it opens the answer. */
export interface Telling {
  readonly order: Order;
  readonly denied?: string | undefined;
  readonly opens?: boolean;
}

/**
 * A fact with what other sources say to it, sentence by sentence in their order: none of them stands without the
 * others. Where it opens an answer, what follows it is a sentence of its own.
 */
export function told(draft: Draft, fact: Fact | Event, telling: Telling): Inline[][] {
  const { itself, others } = toldInParts(draft, fact, telling);
  return [...itself, ...others];
}

/** The same, in what is so, today and by the fact itself, and what others say to it. */
export function toldInParts(
  draft: Draft,
  fact: Fact | Event,
  { order, denied, opens }: Telling,
): { itself: Inline[][]; others: Inline[][] } {
  const { correction, addition } = fact;
  const isDenied =
    order === 'today-first' &&
    denied !== undefined &&
    correction?.denies?.some((concept) => concept === denied) === true;
  const corrected = () =>
    correction === undefined ? [] : [correctionOf(draft, correction, isDenied ? 'denied' : order)];
  const first = order === 'today-first' ? corrected() : [];
  const opening = opens === true && first.length === 0;
  const own = opening ? inTwo(draft, fact, denied === 'refuted') : [factSentence(draft, fact)];
  const last = first.length === 0 ? corrected() : [];
  const others = [...last, ...(addition === undefined ? [] : [noted(draft, addition)])];
  return { itself: [...first, ...own], others };
}

/** What corrects a fact: as the opening, as a "no", or as a note behind what the article says. */
export function correctionOf(
  draft: Draft,
  { text: wording, citations }: NonNullable<Fact['correction']>,
  as: Order | 'denied',
): Inline[] {
  const correction = draft.textOf(wording);
  const sentence =
    as === 'denied'
      ? draft.say('answer.denied', { correction })
      : as === 'article-first'
        ? draft.say('answer.correction', { correction })
        : [correction];
  return [...sentence, ...draft.cite(...citations)];
}

/** What is known today of it and no more, for where there is little room. */
export function opening(draft: Draft, fact: Fact | Event): Inline[] {
  const { correction } = fact;
  return correction === undefined
    ? [...wordsOf(draft, fact), ...draft.cite(...fact.citations), ...doubtOf(draft, fact)]
    : [draft.textOf(correction.text), ...draft.cite(...correction.citations)];
}

/** What another source adds to a fact. */
export function noted(draft: Draft, { text: wording, citations }: NonNullable<Fact['addition']>): Inline[] {
  return [
    ...draft.say('answer.correction', { correction: draft.textOf(wording) }),
    ...draft.cite(...citations),
  ];
}

/** The same as running text. */
export function toldInline(draft: Draft, fact: Fact | Event, order: Order = 'today-first'): Inline[] {
  return told(draft, fact, { order }).flatMap((sentence, index) =>
    index === 0 ? sentence : [text(' '), ...sentence],
  );
}

/** The facts in order: what became of a fact stands before it, and joins where it was not among them. */
export function inOrderOfToday(
  facts: readonly (Fact | Event)[],
  knowledge: Knowledge,
  order: Order,
): (Fact | Event)[] {
  const all = new Set<Fact | Event>();
  const add = (fact: Fact | Event) => {
    const later = knowledge.facts.find(({ id }) => id === fact.overtakenBy);
    if (later !== undefined && order === 'today-first' && !all.has(fact)) add(later);
    all.add(fact);
    if (later !== undefined && order === 'article-first') all.add(later);
  };
  for (const fact of facts) add(fact);
  return [...all];
}

/**
 * A fact as it stands wherever it is shown: what follows it, its sources, the date up to which it is known, and why it is
 * doubted.
 */
export function factSentence(draft: Draft, fact: Fact | Event): Inline[] {
  return [
    ...wordsOf(draft, fact),
    ...draft.cite(...fact.citations),
    ...untilOf(draft, fact),
    ...passedOf(draft, fact),
    ...doubtOf(draft, fact),
  ];
}

/** A fact with what follows it. */
function wordsOf(draft: Draft, { text: wording, more }: Fact | Event): Inline[] {
  return [draft.textOf(wording), ...(more === undefined ? [] : [text(' '), draft.textOf(more)])];
}

/**
 * A fact that opens an answer: itself with its sources and that it is doubted, so that it can be quoted alone; then why,
 * and what follows it.
 */
function inTwo(draft: Draft, fact: Fact | Event, isRefuting: boolean): Inline[][] {
  const { more, ...point } = fact;
  const isDated = hasItsDate(draft, point);
  const wording = draft.textOf(fact.text);
  const first = [
    ...(isRefuting ? draft.say('answer.denied', { correction: wording }) : [wording]),
    ...draft.cite(...fact.citations),
    ...(isDated ? [] : untilOf(draft, point)),
    ...passedOf(draft, fact),
    ...(fact.doubt === undefined ? [] : [text(' '), ...draft.say('fact.uncertain')]),
  ];
  const why = fact.doubt === undefined ? [] : [doubtOf(draft, fact).slice(1)];
  const later = isDated ? [draft.say('fact.nothing-later')] : [];
  if (more === undefined) return [first, ...why, ...later];
  const rest = [draft.textOf(more), ...draft.cite(...fact.citations)];
  return [first, ...why, [...rest, ...later.flatMap((sentence) => [text(' '), ...sentence])]];
}

/** Up to when a fact is known; a date that it has itself is not printed twice. */
function untilOf(draft: Draft, fact: Fact | Event): Inline[] {
  const { asOf } = fact;
  if (asOf === undefined) return [];
  if (hasItsDate(draft, fact)) return [text(' '), ...draft.say('fact.nothing-later')];
  return [text(' '), ...draft.say('fact.as-of', { date: formatDate(asOf, draft.language) })];
}

/** True where a fact has the date up to which it is known in its own words. */
function hasItsDate({ language }: Draft, fact: Fact | Event): boolean {
  return fact.asOf !== undefined && wholeOf(fact, language).includes(formatDate(fact.asOf, language));
}

/** The day that a fact speaks of and that has passed since the data was reviewed, seen from `today`. */
export function hasPassed(fact: Fact | Event, reviewed: CalendarDate, today: CalendarDate) {
  const passed = passedDay(fact, reviewed, today);
  // A figure for a year is as right behind it.
  return passed?.length === 4 && !fact.says.includes('expect') ? undefined : passed;
}

/**
 * That a day which a fact speaks of has passed since the data was reviewed, and, where something was expected on it, that no
 * source says what came of it; nothing where no day has.
 */
function passedOf(draft: Draft, fact: Fact | Event): Inline[] {
  const { date: reviewed } = draft.knowledge;
  const today = todayOf(draft.core);
  const passed = hasPassed(fact, reviewed, today);
  const isOpen = withoutOutcome(fact, today) !== undefined;
  const [date, review] = [passed ?? '', reviewed].map((each) => each && formatDate(each, draft.language));
  return [
    ...(passed === undefined
      ? []
      : [text(' '), ...draft.say('fact.passed', { date: date ?? '', reviewed: review ?? '' })]),
    ...(isOpen && passed === undefined ? [text(' '), ...draft.say('event.past')] : []),
    ...(isOpen ? [text(' '), ...draft.say('event.open')] : []),
  ];
}

/** Why a fact is doubted, to stand directly behind it; nothing where it is not. */
export function doubtOf(draft: Draft, { doubt }: Fact | Event): Inline[] {
  return doubt === undefined
    ? []
    : [text(' '), ...draft.say('fact.doubt', { doubt: draft.textOf(doubt) }), text('.')];
}
