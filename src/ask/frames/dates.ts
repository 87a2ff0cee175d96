import { datedOf, lastDay } from '../../knowledge/dated.ts';
import { factById } from '../../knowledge/filed-facts.ts';
import type { AskIndex } from '../ask-index.ts';
import { readingOf } from '../reading.ts';
import { claims } from './claims.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained } from './frame.ts';

/** "How long did the meeting last?", "how many days was it?": of what has a first and a last day. */
export const duration: Frame = (reading, index) => {
  if (!mentions(reading, 'duration')) return undefined;
  const rest = reading.segments.filter(({ concepts }) => !concepts.has('duration'));
  const found = claims(readingOf(rest, 'when', false), index);
  if (found?.query.kind !== 'facts') return undefined;
  const named = new Set(namedEntities(reading));
  const [id] = found.query.ids.filter((each) => hasLength(each, named, index));
  if (id === undefined) return undefined;
  if (found.query.not !== undefined) return found;
  return { query: { kind: 'duration', id }, unexplained: found.unexplained };
};

/** "Which came first, the Declaration or the Agenda?", "was X adopted before Y?" */
export const order: Frame = (reading, index) => {
  if (!mentions(reading, 'earlier', 'before')) return undefined;
  if (!['none', 'which', 'who'].includes(reading.focus)) return undefined;
  const of = namedEntities(reading).filter((id) => datedOf(index.knowledge, id) !== undefined);
  if (of.length < 2) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      'earlier',
      'before',
      'which',
      'adopt',
      'publish',
      'hold',
      'compare',
      'compact',
      'be',
      'instrument',
    ],
    entities: of,
    used: numbersIn(reading)
      .filter(({ ordinal, value }) => ordinal && (value === 1 || value === -1))
      .map(({ segment }) => segment),
  });
  return { query: { kind: 'order', of }, unexplained: left };
};

/** An event has a length of its own; two dates of a fact are one where the question names whom they are of. */
function hasLength(id: string, named: ReadonlySet<string>, { knowledge }: AskIndex): boolean {
  const fact = factById(knowledge.facts, id);
  if (fact === undefined || lastDay(fact) === undefined) return false;
  return 'date' in fact || named.has(fact.subject);
}
