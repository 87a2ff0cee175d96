import { factCounting } from '../../knowledge/knowledge.ts';
import type { Concept } from '../../knowledge/schema.ts';
import { type Countable, countables } from '../../query/choices.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import {
  dateOfArticle,
  isOfCompacts,
  mentions,
  numbersIn,
  supportConcepts,
  unexplained,
  wordsOfCompacts,
} from './frame.ts';

/** "How many members are there?", "number of commitments", "are there 14 supporters?" */
export const count: Frame = (reading, index) => {
  const dated = dateOfArticle(reading, index);
  const numbers = numbersIn(reading).filter(({ ordinal, segment }) => !ordinal && !dated.includes(segment));
  const asked = reading.focus === 'how-many';
  if (!asked && (numbers.length === 0 || !['none', 'why'].includes(reading.focus))) return undefined;
  const of = countable(reading, index);
  if (of === undefined || (of === 'endorser' && !asked && !reading.yesNo && reading.focus !== 'why'))
    return undefined;
  const right = partsOf(of, index);
  const wrong = numbers.find(({ value }) => !right.includes(value));
  const claimed = wrong === undefined ? {} : { claimed: wrong.value };
  return {
    query: { kind: 'count', of, ...claimed },
    unexplained: unexplained(reading, index, {
      concepts: [
        'how-many',
        'why',
        'have',
        'all',
        ...(numbers.length > 0 ? ['not', 'except', 'name'] : []),
        ...(of === 'member' ? ['now'] : []),
        ...(isWithoutCounty(reading) ? ['except', 'only', 'where'] : []),
        ...accepted[of],
      ],
      entities: [index.knowledge.keyRecords.paper, ...entitiesFor(of, index)],
      used: numbers.map(({ segment }) => segment),
    }),
  };
};

/**
 * "How many more members than supporters are there?", "which compact has more objectives?", "the objectives of both added up",
 * "how many objectives does each compact have?"
 */
export const reckoning: Frame = (reading, index) => {
  const isSum = mentions(reading, 'sum');
  const isDifference =
    mentions(reading, 'outnumber', 'by-how-much') ||
    (reading.focus === 'how-many' && mentions(reading, 'compare'));
  if (!isSum && !isDifference && reading.focus !== 'how-many') return undefined;
  if (!['none', 'how-many', 'which', 'how-much'].includes(reading.focus) || mentions(reading, 'vote'))
    return undefined;
  const of = countablesIn(reading, index);
  if (of.length < 2 || (isDifference && of.length > 2)) return undefined;
  const rightNumbers = of.flatMap((each) => numbersOf(each, index));
  return {
    query: {
      kind: 'difference',
      of,
      ...(!isDifference && { as: isSum ? ('sum' as const) : ('each' as const) }),
    },
    unexplained: unexplained(reading, index, {
      concepts: [
        ...supportConcepts,
        ...(isDifference ? ['by-how-much', 'outnumber', 'compare', 'how-much'] : []),
        ...[
          'how-many',
          'sum',
          'compact',
          'objective',
          'principle',
          'aim',
          'member',
          'commitment',
          'commit',
          'all',
        ],
      ],
      entities: [index.knowledge.keyRecords.paper, index.knowledge.keyRecords.network, ...index.compactIds],
      used: [
        ...numbersIn(reading)
          .filter(({ value }) => rightNumbers.includes(value) || value === of.length)
          .map(({ segment }) => segment),
        ...wordsOfCompacts(reading, index),
      ],
    }),
  };
};

/** What a question counts, in the order of its words; objectives are those of the compacts that it names, else of each. */
function countablesIn(reading: Reading, index: AskIndex): readonly Countable[] {
  const { compactIds, knowledge } = index;
  const others = (id: string) => compactIds.filter((other) => other !== id);
  // "The migration one": a word of its name alone.
  const isNamed = (segment: Segment, id: string) =>
    segment.ids.includes(id) ||
    (!segment.stop &&
      segment.ids.length === 0 &&
      isOfCompacts(segment, [id], index) &&
      !isOfCompacts(segment, others(id), index));
  const compacts = compactIds.filter((id) => reading.segments.some((segment) => isNamed(segment, id)));
  const found = reading.segments.flatMap(({ concepts, number }): Countable[] => {
    if (concepts.has('principle')) return ['principle'];
    if (concepts.has('objective'))
      return (compacts.length > 0 ? compacts : compactIds).flatMap((id) => objectivesCounted(id) ?? []);
    if (number?.value === knowledge.endorsers.length) return ['endorser'];
    return (countedBy.find(([concept]) => concepts.has(concept))?.slice(1) as Countable[] | undefined) ?? [];
  });
  // The supporters are the cities and the county, and "cities" alone is a word for any of them.
  const isParted = !found.includes('endorser') && found.includes('city') && found.includes('county');
  return [...new Set(found)].filter((each) => isParted || !['city', 'county'].includes(each));
}

const countedBy: readonly (readonly [concept: Concept, of: Countable])[] = [
  ['non-member', 'endorser'],
  ['endorser', 'endorser'],
  ['member', 'member'],
  ['commitment', 'commitment'],
  ['city', 'city'],
  ['county', 'county'],
];

/** True where one of these counts the objectives of a compact. */
export function isCounted(compact: string, of: readonly Countable[]): boolean {
  return of.some((each) => each === objectivesCounted(compact));
}

/** What counts the objectives of a compact. */
function objectivesCounted(compact: string): Countable | undefined {
  return countables.find((each) => each === `${compact.split('-')[0]}-objective`);
}

function numbersOf(of: Countable, index: AskIndex): number[] {
  const { knowledge } = index;
  const counted = factCounting(knowledge, of)?.counts?.value;
  return [...partsOf(of, index), ...(counted === undefined ? [] : [counted])];
}

/** The numbers that are right for a thing: of 13 supporters, 12 are cities and 1 is a county. */
function partsOf(of: Countable, { knowledge }: AskIndex): number[] {
  if (!['endorser', 'city', 'county'].includes(of)) return [];
  const counties = knowledge.endorsers.filter(({ kind }) => kind === 'county').length;
  return [knowledge.endorsers.length, knowledge.endorsers.length - counties, counties];
}

/** What a question for each number may hold besides. */
const accepted: Record<Countable, readonly string[]> = {
  endorser: supportConcepts,
  city: supportConcepts,
  county: supportConcepts,
  member: ['member', 'city', 'endorse', 'instrument'],
  commitment: ['commitment', 'commit', 'doing'],
  compact: ['compact', 'which'],
  'migration-objective': [],
  'refugee-objective': [],
  principle: [],
  recipient: ['recipient', 'receive', 'send', 'before', 'who', 'instrument'],
};

/** "How many cities remain without the county?" */
function isWithoutCounty(reading: Reading): boolean {
  return reading.focus === 'how-many' && mentions(reading, 'except') && mentions(reading, 'county');
}

function countable(reading: Reading, { knowledge }: AskIndex): Countable | undefined {
  const ofTheListed = numbersIn(reading).some(({ value }) => value === knowledge.endorsers.length);
  if (ofTheListed && mentions(reading, 'city') && reading.focus === 'how-many') return 'city';
  if (mentions(reading, 'list', 'on-list') && reading.yesNo && !mentions(reading, 'member'))
    return 'endorser';
  if (isWithoutCounty(reading)) return 'city';
  if (mentions(reading, 'send', 'receive')) return 'recipient';
  if (mentions(reading, 'non-member')) return 'endorser';
  if (mentions(reading, 'member')) return 'member';
  if (mentions(reading, 'county') && !mentions(reading, 'city')) return 'county';
  if (
    mentions(reading, 'endorser') ||
    (mentions(reading, 'city') && mentions(reading, 'endorse', 'on-list', 'list'))
  ) {
    return 'endorser';
  }
  if (mentions(reading, 'commitment')) return 'commitment';
  if (mentions(reading, 'compact')) return 'compact';
  // "How many cities are there?": those of the list, where no other record is named.
  return mentions(reading, 'city') && reading.focus === 'how-many' && reading.named.length === 0
    ? 'endorser'
    : undefined;
}

/** The records that a question for a number may name: those of the fact that gives it, or what the number is of. */
function entitiesFor(of: Countable, { knowledge, lookup, compactIds }: AskIndex): readonly string[] {
  if (of === 'commitment') return compactIds;
  if (of === 'compact') return [knowledge.keyRecords.unitedNations];
  const fact = factCounting(knowledge, of);
  return [...((fact && lookup.byId(fact.id))?.entities ?? [])];
}
