import { datedOf } from '../../knowledge/dated.ts';
import type { Concept, Office } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import { isLight } from '../evidence/target.ts';
import type { Reading } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';
import { calledIn } from './called.ts';
import type { Candidate, Frame } from './frame.ts';
import { isYear, mentions, unexplained } from './frame.ts';

/** "Who was president of Metropolis in 2019?", "who was High Commissioner when the article appeared?" */
export const officeHeld: Frame = (reading, index) => {
  if (reading.yesNo) return whetherHeld(reading, index);
  if (!['who', 'which', 'none', 'when'].includes(reading.focus)) return undefined;
  // "What role did the mayor play?" asks about the holder, not for him.
  if (reading.focus === 'which' && mentions(reading, 'role')) return undefined;
  const called = officeIn(reading, index);
  const beside = besideIn(reading, called, index);
  const found = called ?? (beside === undefined ? undefined : { office: beside.office, segments: [] });
  if (found === undefined) return undefined;
  const { office, segments } = found;
  const ofHolder = beside === undefined ? holderAsked(reading, index, office, segments) : undefined;
  if (ofHolder !== undefined) return ofHolder;
  const [time, ...laterTimes] = timesIn(reading, index);
  const isRow = mentions(reading, 'timeline', 'succession', 'in-order');
  // "Who is named as High Commissioner in the article?" asks what the article says.
  if (time === undefined && !isRow && asksForText(reading, index)) return undefined;
  if (reading.focus === 'when' && !isRow) return undefined;
  const asksNow = time === undefined || mentions(reading, 'now');
  const { today } = office;
  const isBeside = beside !== undefined && beside.office === office;
  const since = isBeside && mentions(reading, 'list') ? sinceNext(beside) : undefined;
  const query: Query =
    since !== undefined
      ? { kind: 'office', id: office.id, as: 'all', on: since }
      : isBeside
        ? { kind: 'office', id: office.id, as: beside.side, person: beside.person }
        : isRow
          ? { kind: 'office', id: office.id, as: 'all', ...(time !== undefined && { on: time.on }) }
          : asksNow && today !== undefined
            ? { kind: 'facts', ids: [today] }
            : asksNow
              ? { kind: 'office', id: office.id }
              : {
                  kind: 'office',
                  id: office.id,
                  on: time.on,
                  ...(laterTimes.length > 0 && { also: laterTimes.map(({ on }) => on) }),
                };
  const left = unexplained(reading, index, {
    concepts: [
      ...['who', 'which', 'be', 'role', 'head', 'have', 'hold'],
      ...(asksNow ? ['now'] : []),
      ...(isRow
        ? [
            'timeline',
            'succession',
            'in-order',
            'list',
            'all',
            'now',
            'city',
            'mayor',
            'when',
            'write',
            'end',
          ]
        : []),
      ...(isBeside
        ? (['next-in-office', 'previous-in-office', 'mayor', 'city', 'end', 'start'] as const)
        : []),
      ...(since === undefined ? [] : (['list', 'succession', 'in-order'] as const)),
    ],
    entities: [office.of, ...(isBeside ? citiesOf(beside.person, index) : [])],
    used: [
      ...segments,
      // "Who took over the presidency?": what such a word does, the office says.
      ...(isBeside || reading.focus === 'who'
        ? reading.segments.filter((each) => each.meanings.length === 0 && isLight(each, index))
        : []),
      ...[time, ...laterTimes].flatMap((each) => each?.segments ?? []),
      ...(isBeside ? [beside.segment] : []),
      // "a) in October 2017, b) in September 2018"
      ...(laterTimes.length > 0 ? reading.segments.filter((each) => /^\p{L}$/u.test(rawText(each))) : []),
    ],
    strict: true,
  });
  return { query, unexplained: left };
};

/** "Was Ban still in office in December 2017?", "did Coderre chair Metropolis when the article came out?" */
function whetherHeld(reading: Reading, index: AskIndex): Candidate | undefined {
  const called = officeIn(reading, index);
  const isOfOffice = called !== undefined || reading.segments.some((segment) => isOnHolding(segment, index));
  const [time, ...laterTimes] = timesIn(reading, index);
  if (!isOfOffice || time === undefined || laterTimes.length > 0) return undefined;
  const offices = called === undefined ? index.knowledge.offices : [called.office];
  const [held, ...others] = reading.segments
    .filter((segment) => called?.segments.includes(segment) !== true)
    .flatMap((segment) =>
      offices.flatMap((office) => {
        const person = office.terms.find((term) => segment.ids.includes(term.person ?? ''))?.person;
        return person === undefined ? [] : [{ office, person, segment }];
      }),
    );
  // Who held two offices is asked about one of them by its name only.
  if (held === undefined || others.length > 0) return undefined;
  const { office, person, segment } = held;
  return {
    query: { kind: 'office', id: office.id, on: time.on, as: 'held', person },
    unexplained: unexplained(reading, index, {
      concepts: [...holding, 'be', 'have', 'now', 'when'],
      entities: [office.of],
      used: [segment, ...(called?.segments ?? []), ...time.segments],
    }),
  };
}

const holding: readonly Concept[] = ['role', 'head', 'hold'];

/** A word for holding an office, in whatever phrase: "still in office". */
function isOnHolding({ tokens }: Segment, { words }: AskIndex): boolean {
  return tokens.some(({ text, stem }) => {
    const concepts = words.concepts(text, stem);
    return holding.some((each) => concepts.has(each));
  });
}

/** "Before Grandi", "Arbour's successor": a holder of an office, and the side on which another is asked for. */
function besideIn(
  reading: Reading,
  named: { readonly office: Office; readonly segments: readonly Segment[] } | undefined,
  { knowledge }: AskIndex,
): { office: Office; side: 'before' | 'after'; person: string; segment: Segment } | undefined {
  const called = named?.office;
  const [isNext, isPrevious] = [mentions(reading, 'next-in-office'), mentions(reading, 'previous-in-office')];
  if (isNext === isPrevious) return undefined;
  const offices = called === undefined ? knowledge.offices : [called, ...knowledge.offices];
  // "The High Commissioner before Salih": an office is no holder.
  for (const segment of reading.segments.filter((each) => named?.segments.includes(each) !== true)) {
    for (const office of offices) {
      const side = isNext ? ('after' as const) : ('before' as const);
      const holders = office.terms.filter(({ person }) => person !== undefined);
      const { person } =
        holders.find((term) => segment.ids.includes(term.person ?? '')) ??
        (called === office && segment.meanings.length > 0
          ? (holders.find(({ fact }) => segment.topics.has(fact)) ?? {})
          : {});
      if (person !== undefined) return { office, side, person, segment };
    }
  }
  return undefined;
}

/** "List the presidents after Müller": when the next term began, where it began after this holder's last had ended. */
function sinceNext({ office, side, person }: { office: Office; side: 'before' | 'after'; person: string }) {
  const at = office.terms.findLastIndex((term) => term.person === person);
  const [own, next] = [office.terms[at], office.terms[at + 1]];
  return side === 'after' && next?.from !== undefined && next.from > (own?.to ?? '') ? next.from : undefined;
}

/** The places that are told of a person: "before Barthélemy Dias of Dakar". */
function citiesOf(person: string, { knowledge, lookup }: AskIndex): string[] {
  return lookup
    .naming(person)
    .flatMap(({ entities }) => [...entities])
    .filter((id) => ['place', 'city'].includes(knowledge.entities.get(id)?.kind ?? ''));
}

/** "Of which city was Müller mayor when he presided over it?": what is said of that term. */
function holderAsked(
  reading: Reading,
  index: AskIndex,
  { terms, of }: Office,
  segments: readonly Segment[],
): Candidate | undefined {
  // "The head of UNHCR" may be another name of who holds it now.
  const named = new Set(
    reading.segments.filter((each) => !segments.includes(each)).flatMap(({ ids }) => ids),
  );
  const at = terms.findIndex(({ person }) => person !== undefined && named.has(person));
  const term = terms[at];
  if (term?.person === undefined) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...['who', 'which', 'when', 'be', 'role', 'head', 'have', 'hold', 'city', 'mayor', 'duration'],
      ...['start', 'end', 'leave-office'],
    ],
    entities: [of, term.person],
    used: segments,
    strict: true,
  });
  return { query: { kind: 'facts', ids: [term.fact] }, unexplained: left };
}

/** The office whose name stands in a question, by the longest of its names, with the segments that hold it. */
function officeIn(
  reading: Reading,
  { knowledge }: AskIndex,
): { office: Office; segments: Segment[] } | undefined {
  const named = calledIn(reading, knowledge.offices);
  return named && { office: named.found, segments: named.segments };
}

/** Words for a document's coming out. */
const appearing: readonly Concept[] = [
  'publish',
  'on-list',
  'write',
  'when',
  'day',
  'send',
  'submit',
  'present',
];

function asksForText(reading: Reading, { knowledge }: AskIndex): boolean {
  return (
    reading.named.includes(knowledge.keyRecords.source) || mentions(reading, 'on-list', 'say', 'include')
  );
}

/**
 * When a question asks for: years, each perhaps with its month and its day ("in October 2017 and in 2019"), or the day of the
 * article. Empty where it asks for none.
 */
function timesIn(reading: Reading, index: AskIndex): Time[] {
  const { knowledge } = index;
  const { source, paper, network } = knowledge.keyRecords;
  const isOfPaper = reading.named.includes(paper);
  const ofArticle = reading.segments.filter(
    ({ concepts, ids }) =>
      ids.includes(source) ||
      (isOfPaper && [paper, network].some((id) => ids.includes(id))) ||
      appearing.some((concept) => concepts.has(concept)) ||
      concepts.has('day'),
  );
  const times: Time[] = [];
  let from = 0;
  for (const [at, { number }] of reading.segments.entries()) {
    if (number === undefined || !isYear(number.value)) continue;
    const isOnly = !reading.segments.slice(at + 1).some((each) => isYear(each.number?.value ?? 0));
    const own = reading.segments.slice(from, isOnly && from === 0 ? undefined : at + 1);
    const month = own.find((segment) => segment.month !== undefined);
    const days = month === undefined ? [] : own.filter((each) => (each.number?.value ?? 32) <= 31);
    const [day, ...more] = days;
    const parts = [month?.month, more.length > 0 ? undefined : day?.number?.value].flatMap(
      (part) => part ?? [],
    );
    const on = [number.value, ...parts].map((part) => String(part).padStart(2, '0')).join('-');
    const year = reading.segments[at];
    times.push({ on, segments: [year, month, ...days, ...ofArticle] });
    from = at + 1;
  }
  if (times.length > 0) return times;
  const ofThing = dayOfThing(reading, index);
  if (ofThing !== undefined) return [ofThing];
  const date = knowledge.documents.get(source)?.date;
  if (date === undefined || !(isOfPaper || reading.named.includes(source))) return [];
  const isAppearing = ofArticle.some(({ concepts }) => appearing.some((concept) => concepts.has(concept)));
  return isAppearing ? [{ on: date, segments: ofArticle }] : [];
}

/** "Who was Secretary-General when the Declaration was adopted?": the day of an event, or of an instrument that came about then. */
function dayOfThing({ segments }: Reading, { knowledge, words }: AskIndex): Time | undefined {
  const saysWhen = ({ tokens }: Segment) =>
    tokens.some(({ text, stem }) => words.concepts(text, stem).has('when'));
  if (!segments.some(saysWhen)) return undefined;
  const { paper } = knowledge.keyRecords;
  const things = segments.flatMap((segment) => {
    const id = segment.ids.find((each) => ofDay.includes(knowledge.entities.get(each)?.kind ?? ''));
    const date = id === undefined || id === paper ? undefined : datedOf(knowledge, id)?.date;
    return date === undefined ? [] : [{ on: date, segment }];
  });
  const [only, ...more] = things;
  if (only === undefined || more.length > 0) return undefined;
  const deeds = segments.filter((each) => coming.some((concept) => each.concepts.has(concept)));
  return { on: only.on, segments: [only.segment, ...deeds] };
}

const ofDay: readonly string[] = ['instrument', 'event'];

/** How an instrument comes about, and an event is held. */
const coming: readonly Concept[] = ['when', 'adopt', 'sign', 'hold', 'agree', 'end', 'start'];

interface Time {
  readonly on: string;
  readonly segments: readonly (Segment | undefined)[];
}

/** What a Query on an office is about besides its id: whose it is, its holders, the facts that say so, the year. */
export function keptByOffice(
  { id, on, also = [] }: Extract<Query, { kind: 'office' }>,
  { knowledge }: AskIndex,
): { names: string[]; numbers: number[] } {
  const office = knowledge.offices.find((each) => each.id === id);
  const held = office?.terms.flatMap(({ person, fact }) => [fact, ...(person === undefined ? [] : [person])]);
  return {
    names: office === undefined ? [] : [office.of, ...(held ?? [])],
    numbers: [on ?? '', ...also].flatMap((each) => each.split('-').map(Number)),
  };
}
