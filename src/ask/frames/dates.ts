import { lastDay } from '../../knowledge/dated.ts';
import { factById } from '../../knowledge/filed-facts.ts';
import type { AskIndex } from '../ask-index.ts';
import { readingOf } from '../reading.ts';
import { claims } from './claims.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities } from './frame.ts';

/** "How long did the meeting last?", "how many days was it?": of what has a first and a last day. */
export const duration: Frame = (reading, index) => {
  if (!mentions(reading, 'duration') || mentions(reading, 'between')) return undefined;
  const rest = reading.segments.filter(({ concepts }) => !concepts.has('duration'));
  const found = claims(readingOf(rest, 'when', false), index);
  if (found?.query.kind !== 'facts') return undefined;
  const named = new Set(namedEntities(reading));
  const [id] = [
    ...found.query.ids,
    // "How long did Grandi head UNHCR?": the fact that tells who heads it now may be found first.
    ...[...named].flatMap((each) =>
      index.lookup
        .naming(each)
        .filter(({ subject }) => subject === each)
        .map((claim) => claim.id),
    ),
  ].filter((each) => hasLength(each, named, index));
  if (id === undefined) return undefined;
  if (found.query.not !== undefined) return found;
  return { query: { kind: 'duration', id }, unexplained: found.unexplained };
};

/** An event has a length of its own; two dates of a fact are one where it tells of an office, and the question names who held it. */
function hasLength(id: string, named: ReadonlySet<string>, { knowledge }: AskIndex): boolean {
  const fact = factById(knowledge.facts, id);
  if (fact === undefined || lastDay(fact) === undefined) return false;
  const isHolder = (each: string) => named.has(each) && knowledge.entities.get(each)?.kind === 'person';
  const isOfOffice = fact.says.some((each) => inOffice.includes(each));
  return 'date' in fact || (isOfOffice && [fact.subject, ...(fact.roles.who ?? [])].some(isHolder));
}

const inOffice: readonly string[] = ['role', 'head', 'hold'];
