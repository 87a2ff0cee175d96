import type { Office } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading, Segment } from '../reading.ts';
import { calledIn } from './called.ts';
import type { Frame } from './frame.ts';
import { mentions, unexplained, yearIn } from './frame.ts';

/** "Who was president of Metropolis in 2019?", "who was High Commissioner when the article appeared?" */
export const officeHeld: Frame = (reading, index) => {
  if (!['who', 'which', 'none'].includes(reading.focus) || reading.yesNo) return undefined;
  const found = officeIn(reading, index);
  if (found === undefined) return undefined;
  const { office, segments } = found;
  const time = timeIn(reading, index);
  // "Who is named as High Commissioner in the article?" asks what the article says.
  if (time === undefined && asksForText(reading, index)) return undefined;
  const asksNow = time === undefined || mentions(reading, 'now');
  const { today } = office;
  const query: Query =
    asksNow && today !== undefined
      ? { kind: 'facts', ids: [today] }
      : { kind: 'office', id: office.id, ...(!asksNow && { on: time.on }) };
  const left = unexplained(reading, index, {
    concepts: ['who', 'which', 'be', 'role', 'head', 'have', 'hold', ...(asksNow ? ['now'] : [])],
    entities: [office.of],
    used: [...segments, ...(time?.segments ?? [])],
    strict: true,
  });
  return { query, unexplained: left };
};

/** The office whose name stands in a question, by the longest of its names, with the segments that hold it. */
function officeIn(
  reading: Reading,
  { knowledge }: AskIndex,
): { office: Office; segments: Segment[] } | undefined {
  const named = calledIn(reading, knowledge.offices);
  return named && { office: named.found, segments: named.segments };
}

/** Words for a document's coming out. */
const appearing = ['publish', 'on-list', 'write', 'when'];

function asksForText(reading: Reading, { knowledge }: AskIndex): boolean {
  return (
    reading.named.includes(knowledge.keyRecords.source) || mentions(reading, 'on-list', 'say', 'include')
  );
}

/** When a question asks for: a year, a month, or the day of the article. */
function timeIn(
  reading: Reading,
  { knowledge }: AskIndex,
): { on: string; segments: (Segment | undefined)[] } | undefined {
  const year = yearIn(reading);
  if (year !== undefined) {
    const month = reading.segments.find((segment) => segment.month !== undefined);
    const on = month?.month === undefined ? '' : `-${String(month.month).padStart(2, '0')}`;
    return { on: `${year.year}${on}`, segments: [year.segment, month] };
  }
  const { source } = knowledge.keyRecords;
  const date = knowledge.documents.get(source)?.date;
  if (date === undefined || !reading.named.includes(source)) return undefined;
  const segments = reading.segments.filter(({ concepts }) =>
    appearing.some((concept) => concepts.has(concept)),
  );
  return segments.length === 0 ? undefined : { on: date, segments };
}

/** What a Query on an office is about besides its id: whose it is, its holders, the facts that say so, the year. */
export function keptByOffice(
  { id, on }: Extract<Query, { kind: 'office' }>,
  { knowledge }: AskIndex,
): { names: string[]; numbers: number[] } {
  const office = knowledge.offices.find((each) => each.id === id);
  const held = office?.terms.flatMap(({ person, fact }) => [fact, ...(person === undefined ? [] : [person])]);
  return {
    names: office === undefined ? [] : [office.of, ...(held ?? [])],
    numbers: (on ?? '').split('-').map(Number),
  };
}
