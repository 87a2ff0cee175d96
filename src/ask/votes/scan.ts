import type { Concept, VoteRole } from '../../knowledge/schema.ts';
import type { Token } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { assembly, compactIn, countriesIn } from '../frames/votes.ts';
import { type Focus, type Reading, readingOf } from '../reading.ts';
import { does, type Segment } from '../segments.ts';
import { compactOfWord, phraseAt, type Sense, stateCalled, waysToVote } from './phrases.ts';

/** A stretch of a question about votes: a state, a part of the world, a compact, what was done, or words besides. */
export interface Item {
  readonly sense:
    | Sense
    | { readonly is: 'compact'; readonly of: string }
    | { readonly is: 'number'; readonly value: number }
    | { readonly is: 'or' }
    | { readonly is: 'small' }
    | { readonly is: 'other' };
  readonly segments: readonly Segment[];
}

/** Concepts that any question about votes may hold: what it asks for, who votes, on what. */
const around: readonly Concept[] = [
  'who',
  'which',
  'how',
  'how-many',
  'how-much',
  'by-how-much',
  'why',
  'list',
  'name',
  'on-list',
  'include',
  'all',
  'have',
  'be',
  'say',
  'confirm',
  'country',
  'state-place',
  'member',
  'compact',
  'instrument',
  'symbol',
  'vote',
  'role',
  'sum',
  'outnumber',
];

/** A question cut into what it says of votes, always the longest phrase that begins at a word. */
export function scanVotes(reading: Reading, index: AskIndex): Item[] {
  const words = reading.segments.flatMap((segment) =>
    segment.tokens.map((token, at) => ({ token, segment, isFirst: at === 0 })),
  );
  const tokens = words.map(({ token }) => token);
  const days = daysOfVotes(reading, index);
  const items: Item[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (word === undefined) break;
    const { segment, isFirst } = word;
    const found = (isFirst ? segmentSense(segment, days, index) : undefined) ?? {
      sense: undefined,
      length: 0,
    };
    const phrase = phraseAt(tokens, at, index);
    const isLonger = phrase !== undefined && phrase.length >= found.length;
    const isSeatOfOther =
      phrase?.sense.is === 'state' && phrase.sense.seat && isAgreement(words[at + phrase.length]?.segment);
    const taken =
      isLonger && !isSeatOfOther
        ? phrase
        : found.sense !== undefined
          ? { sense: found.sense, length: found.length }
          : { sense: wordSense(word.token, segment, index), length: 1 };
    const held = words.slice(at, at + taken.length).map((each) => each.segment);
    items.push({ sense: taken.sense, segments: [...new Set(held)] });
    at += taken.length;
  }
  return withBorders(withPartners(withoutPremise(withoutTellers(items, index)), index), index);
}

/** "North Korea in each vote, and the South?": a word that makes another state's name of the one before it. */
function withPartners(items: readonly Item[], index: AskIndex): Item[] {
  return items.map((item, at) => {
    const before = items.slice(0, at).findLast(({ sense }) => sense.is === 'state');
    const word = wordsOf(item);
    if (item.sense.is !== 'other' || before === undefined || word.length !== 1) return item;
    const name = wordsOf(before);
    const other = name
      .map((_, place) => stateCalled([...name.slice(0, place), ...word, ...name.slice(place + 1)], index))
      .find((sense) => sense !== undefined);
    return other === undefined ? item : { ...item, sense: other };
  });
}

/** "The neighbours of Chile", "Chile's neighbours": those that border the one state named are asked about, not that state. */
function withBorders(items: readonly Item[], { knowledge }: AskIndex): Item[] {
  const named = items.flatMap(({ sense }, at) => (sense.is === 'state' ? [{ names: sense.names, at }] : []));
  const [state, ...others] = named;
  const [id, ...more] = state?.names ?? [];
  if (state === undefined || id === undefined || others.length > 0) return [...items];
  const near = (item: Item, at: number) =>
    plays(item, 'borders') && Math.abs(at - state.at) <= (at < state.at ? reachOfBorders : 1);
  const borders = knowledge.countries.find((each) => each.id === id)?.borders;
  if (!items.some(near)) return [...items];
  // Two states of one name, or one whose neighbours are not known: the word may not be passed over.
  if (borders === undefined || more.length > 0)
    return items.map((item, at) => (near(item, at) ? { ...item, sense: { is: 'other' as const } } : item));
  return items.map((item, at) => (at === state.at ? { ...item, sense: { is: 'group' as const, id } } : item));
}

/** How many items "neighbours" may stand before the state whose they are. */
const reachOfBorders = 4;

function wordsOf({ segments }: Item): string[] {
  return segments.flatMap(({ tokens }) => tokens.map(({ text }) => text));
}

/** "On a talk show they said that", "a reader insists": who tells it is no part of what is told. */
function withoutTellers(items: readonly Item[], index: AskIndex): Item[] {
  const told = items.findIndex(
    ({ sense }) => sense.is !== 'small' && sense.is !== 'other' && !isAside(sense),
  );
  const before = items.slice(0, told);
  const reports = before.findLastIndex(({ segments }) =>
    segments.some(({ tokens }) => tokens.some(({ text }) => index.words.does(text, 'reports'))),
  );
  if (told < 0 || reports < 0 || askedOf(before, index) !== 'none') return [...items];
  return items.map((item, at) => (at <= reports ? { ...item, sense: { is: 'small' as const } } : item));
}

/** "Its coalition fell, so presumably it abstained": what is concluded from is no part of what is asked. */
function withoutPremise(items: readonly Item[]): Item[] {
  const at = items.findLastIndex((item) => plays(item, 'concludes'));
  const isConcluded = items.slice(at + 1).some((item) => plays(item, ...waysToVote, 'signs'));
  if (at <= 0 || !isConcluded) return [...items];
  return items.map((item, place) =>
    place < at && (item.sense.is === 'other' || item.sense.is === 'role')
      ? { ...item, sense: { is: 'small' as const } }
      : item,
  );
}

function isAside(sense: Item['sense']): boolean {
  return sense.is === 'role' && sense.roles.every((role) => role === 'aside');
}

/** What a segment is as a whole: a state, a compact, the day of a vote, or the name of something else. */
function segmentSense(
  segment: Segment,
  days: ReadonlySet<Segment>,
  index: AskIndex,
): { sense: Item['sense']; length: number } | undefined {
  const { length } = segment.tokens;
  const of = compactIn(segment, index);
  if (of !== undefined) return { sense: { is: 'compact', of }, length };
  if (days.has(segment)) return { sense: dayOf(segment, index), length };
  const [country] = countriesIn(readingOf([segment], 'none', false), index);
  if (country !== undefined) return { sense: { is: 'state', names: country.names, seat: false }, length };
  // "La Asamblea", "la posición": the name may go on, or begin, behind its article.
  const isArticle = length > 1 && index.words.isStop(segment.tokens[0]?.text ?? '');
  if (segment.ids.length === 0 || isArticle) return undefined;
  const isAround = segment.ids.some((id) => assembly(index).includes(id));
  if (isAround) return { sense: { is: 'small' }, length };
  return length > 1 ? { sense: { is: 'other' }, length } : undefined;
}

/** The numbers and months that are of the days of the votes: "17 December", "19/12/2018". */
function daysOfVotes({ segments }: Reading, { knowledge }: AskIndex): ReadonlySet<Segment> {
  const dates = knowledge.rollCalls.rollCalls.map(({ date }) => date.split('-').map(Number));
  const isOf = (value: number | undefined, part: number) => dates.some((date) => date[part] === value);
  const months = segments.filter(({ month }) => isOf(month, 1));
  const years = segments.filter(({ number }) => isOf(number?.value, 0));
  const isDate = months.length + years.length > 0;
  const rest = segments.filter(
    ({ number }) => isDate && (isOf(number?.value, 2) || (months.length === 0 && isOf(number?.value, 1))),
  );
  return new Set([...months, ...years, ...rest]);
}

/** The day of one vote stands for its compact; its month and its year for nothing. */
function dayOf({ number }: Segment, { knowledge }: AskIndex): Item['sense'] {
  const call = knowledge.rollCalls.rollCalls.find(({ date }) => Number(date.slice(8)) === number?.value);
  return call === undefined ? { is: 'small' } : { is: 'compact', of: call.of };
}

function wordSense(token: Segment['tokens'][number], segment: Segment, index: AskIndex): Item['sense'] {
  const { number, stop, ids } = segment;
  // What a word of a name or a phrase says by itself, and small words that join clauses elsewhere: "lequel".
  const concepts = new Set([...segment.concepts, ...index.words.concepts(token.text, token.stem)]);
  const of = compactOfWord(token, index);
  if (of !== undefined) return { is: 'compact', of };
  if (does(segment, 'or', index)) return { is: 'or' };
  if (concepts.has('not')) return { is: 'role', roles: ['not'] };
  if (number !== undefined && segment.tokens.length === 1) return { is: 'number', value: number.value };
  if (ids.length > 0 && !(segment.tokens.length > 1 && index.words.isStop(token.text)))
    return { is: ids.some((id) => assembly(index).includes(id)) ? 'small' : 'other' };
  const isSmall = stop || index.words.isStop(token.text) || around.some((concept) => concepts.has(concept));
  return isSmall ? { is: 'small' } : { is: 'other' };
}

/** "The Paris agreement" is not about France. */
function isAgreement(behind: Segment | undefined): boolean {
  return behind?.concepts.has('instrument') === true;
}

/** True where an item plays one of these roles. */
export function plays({ sense }: Item, ...roles: readonly VoteRole[]): boolean {
  return sense.is === 'role' && sense.roles.some((role) => roles.includes(role));
}

/** The segments that hold a word nobody has a place for. */
export function leftBy(items: readonly Item[]): Segment[] {
  const left = items
    .filter((item) => item.sense.is === 'other' || plays(item, 'bodies'))
    .flatMap(({ segments }) => segments);
  return [...new Set(left)].filter(({ stop }) => !stop);
}

const asking = ['why', 'how-many', 'how-much', 'who', 'which', 'how', 'where', 'when'] as const;

/**
 * What a question about votes asks for. A word for a place or a time asks only where it comes first or last: "… when it went to
 * New York" does not.
 */
export function askedOf(items: readonly Item[], index: AskIndex): Focus {
  const found = items.flatMap(({ sense, segments }, at) => {
    if (sense.is !== 'small') return [];
    const concepts = new Set(segments.flatMap((segment) => conceptsOf(segment, index)));
    const focus = asking.find((each) => concepts.has(each));
    const isFirst = items
      .slice(0, at)
      .every((each) => each.sense.is === 'small' || plays(each, 'aside', 'leans'));
    const isOfPlace = focus === 'where' || focus === 'when';
    if (focus === undefined || (isOfPlace && !isFirst && at < items.length - 1)) return [];
    return [focus];
  });
  return asking.find((each) => found.includes(each)) ?? 'none';
}

/** What a segment and its words ask for. "Que" joins clauses, and asks with its accent only. */
function conceptsOf({ concepts, tokens }: Segment, { words }: AskIndex): string[] {
  const isThat = (token: Token) => words.does(token.text, 'that') && token.raw === token.text;
  return [
    ...(tokens.every(isThat) ? [] : concepts),
    ...tokens.filter((token) => !isThat(token)).flatMap(({ text, stem }) => [...words.concepts(text, stem)]),
  ];
}
