import type { Countable } from '../../query.ts';
import type { Reading } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, unexplained } from './frame.ts';

/** "How many members are there?", "number of commitments", "are there 14 supporters?" */
export const count: Frame = (reading) => {
  const number = numbersIn(reading).find(({ ordinal }) => !ordinal);
  const asked = reading.focus === 'how-many';
  if (!asked && (number === undefined || !['none', 'why'].includes(reading.focus))) return undefined;
  const of = countable(reading);
  if (of === undefined) return undefined;
  const claimed = number === undefined ? {} : { claimed: number.value };
  return {
    query: { kind: 'count', of, ...claimed },
    unexplained: unexplained(reading, {
      concepts: ['how-many', 'why', 'have', ...accepted[of]],
      entities: ['position-paper', ...(of === 'recipient' ? ['stocktaking-meeting'] : []), ...compactsIn(of)],
      used: [number?.segment],
    }),
  };
};

const supported = [
  'endorse',
  'endorser',
  'on-list',
  'list',
  'city',
  'county',
  'non-member',
  'instrument',
  'sign',
  'which',
];

/** What a question for each number may hold besides. */
const accepted: Record<Countable, readonly string[]> = {
  endorser: supported,
  city: supported,
  county: supported,
  member: ['member', 'city', 'endorse', 'instrument'],
  commitment: ['commitment', 'commit', 'doing'],
  compact: ['compact', 'which'],
  recipient: ['recipient', 'receive', 'send', 'before', 'who', 'instrument'],
};

function countable(reading: Reading): Countable | undefined {
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
  return undefined;
}

function compactsIn(of: Countable): string[] {
  return of === 'commitment'
    ? ['migration-compact', 'refugee-compact']
    : of === 'compact'
      ? ['united-nations']
      : [];
}
