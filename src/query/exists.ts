import { datedOf, lastDay } from '../knowledge/dated.ts';
import { isRecord, type Knowledge, objectivesOf } from '../knowledge/knowledge.ts';
import { partsOf } from '../knowledge/parts.ts';
import { parseAddress, type Query } from './query.ts';

/**
 * True where every record that a Query names exists. A Query from a button may be older than the data, or forged.
 */
export function exists(query: Query, knowledge: Knowledge): boolean {
  const isFact = (id: string) => knowledge.facts.some((fact) => fact.id === id);
  switch (query.kind) {
    case 'record':
      return knowledge.entities.has(query.id);
    case 'source':
      return knowledge.documents.has(query.id);
    case 'city':
      return knowledge.endorsers.some(({ id }) => id === query.id);
    case 'compare':
      return query.of.every((id) => isRecord(id, knowledge));
    case 'facts':
    case 'choose':
      return query.ids.length > 0 && query.ids.every(isFact);
    case 'commitments-on':
      return query.numbers.some((number) => knowledge.commitments.some((each) => each.number === number));
    case 'paragraph':
      return query.of === undefined || partsOf(knowledge, query.of) !== undefined;
    case 'objective':
    case 'objectives':
      return query.of === undefined || objectivesOf(knowledge, query.of).length > 0;
    case 'objectives-on':
      return (
        query.ids.length > 0 && query.ids.every((id) => knowledge.objectives.some((each) => each.id === id))
      );
    case 'cite':
      return isRecord(query.id, knowledge);
    case 'passage': {
      const end = knowledge.texts.get(query.document)?.text.length ?? 0;
      return query.at.every((offset) => offset <= end);
    }
    case 'verify':
      return query.document === undefined || knowledge.documents.has(query.document);
    case 'covers':
      return [query.item, ...query.topic].every((id) => isItem(id, knowledge)) && query.topic.length > 0;
    case 'duration': {
      const fact = knowledge.facts.find(({ id }) => id === query.id);
      return fact !== undefined && lastDay(fact) !== undefined;
    }
    case 'order':
      return query.of.every((id) => datedOf(knowledge, id) !== undefined);
    case 'several':
      return query.of.every((address) => {
        const inner = parseAddress(address);
        return inner !== undefined && inner.kind !== 'several' && exists(inner, knowledge);
      });
    case 'brief': {
      const inner = parseAddress(query.of);
      return inner !== undefined && inner.kind !== 'brief' && exists(inner, knowledge);
    }
    case 'country':
      return query.names.length > 0 && isVotedOn(query.of, knowledge);
    case 'office':
      return knowledge.offices.some(({ id }) => id === query.id);
    case 'votes':
      return isVotedOn(query.of, knowledge);
    case 'endorsed':
      return query.names.length > 0;
    default:
      return true;
  }
}

/** True for a compact that states voted on; or where none is named. */
function isVotedOn(of: string | undefined, { rollCalls }: Knowledge): boolean {
  return of === undefined || rollCalls.rollCalls.some((call) => call.of === of);
}

/** True for what has a number and a title: a commitment, an objective, a principle. */
function isItem(id: string, { commitments, objectives }: Knowledge): boolean {
  return commitments.some((each) => each.id === id) || objectives.some((each) => each.id === id);
}
