import { factCounting } from '../../knowledge/knowledge.ts';
import type { Countable } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Frame } from './frame.ts';
import {
  dateOfArticle,
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

/** "How many more members than supporters are there?", "what is the difference in number of objectives?" */
export const difference: Frame = (reading, index) => {
  const howMany = reading.focus === 'how-many' || mentions(reading, 'by-how-much');
  if (!howMany || !mentions(reading, 'compare', 'outnumber', 'by-how-much')) return undefined;
  const of = twoCountables(reading);
  if (of === undefined) return undefined;
  return {
    query: { kind: 'difference', of },
    unexplained: unexplained(reading, index, {
      concepts: [
        ...supportConcepts,
        'how-many',
        'how-much',
        'by-how-much',
        'outnumber',
        'compare',
        'compact',
        'objective',
        'aim',
        'member',
        'commitment',
        'commit',
        'all',
      ],
      entities: [index.knowledge.keyRecords.paper, index.knowledge.keyRecords.network, ...index.compactIds],
      used: [
        ...numbersIn(reading)
          .filter(({ value }) => partsOf('endorser', index).includes(value))
          .map(({ segment }) => segment),
        ...wordsOfCompacts(reading, index),
      ],
    }),
  };
};

function twoCountables(reading: Reading): readonly Countable[] | undefined {
  if (mentions(reading, 'objective')) return ['migration-objective', 'refugee-objective'];
  const supporters = mentions(reading, 'endorser', 'non-member');
  if (mentions(reading, 'member') && supporters) return ['member', 'endorser'];
  return mentions(reading, 'city') && mentions(reading, 'county') ? ['city', 'county'] : undefined;
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
