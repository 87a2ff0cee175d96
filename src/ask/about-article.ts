import { factsById } from '../knowledge/filed-facts.ts';
import { factCounting, factsAbout, type Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';
import { addressLimit, addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { numbersIn, yearIn } from './frames/frame.ts';
import type { Reading } from './reading.ts';

/**
 * Marks a Query whose question is about the article, so that its words come first; any other is answered with what
 * is known today. Where both are the same the Query stays as it is.
 */
export function inArticle(query: Query, reading: Reading, knowledge: Knowledge): Query {
  if (query.kind !== 'facts' && query.kind !== 'record' && query.kind !== 'count') return query;
  const differing = factsOf(query, knowledge).filter(
    ({ correction, overtakenBy }) => correction !== undefined || overtakenBy !== undefined,
  );
  if (differing.length === 0 || !isAboutArticle(query, reading, differing, knowledge)) return query;
  const marked = { ...query, in: 'article' as const };
  // What the article says is asked, and that is so.
  if (marked.kind === 'facts') delete marked.denied;
  return addressOf(marked).length <= addressLimit ? marked : query;
}

/** True for a question that names the article, the year it was written in, or a number that it gives. */
function isAboutArticle(
  query: Query,
  reading: Reading,
  facts: readonly (Fact | Event)[],
  { keyRecords, documents }: Knowledge,
): boolean {
  if (reading.named.includes(keyRecords.source)) return true;
  const year = String(yearIn(reading)?.year);
  const isMistaken = query.kind === 'facts' && query.not?.includes(year) === true;
  if (year === documents.get(keyRecords.source)?.date?.slice(0, 4) && !isMistaken) return true;
  return numbersIn(reading).some(({ value }) => facts.some(({ counts }) => counts?.value === value));
}

function factsOf(query: Query, knowledge: Knowledge): readonly (Fact | Event)[] {
  switch (query.kind) {
    case 'facts':
      return factsById(knowledge.facts, query.ids);
    case 'record':
      return query.id === knowledge.keyRecords.source ? [] : factsAbout(knowledge, query.id);
    case 'count':
      return [factCounting(knowledge, query.of) ?? []].flat();
    default:
      return [];
  }
}
