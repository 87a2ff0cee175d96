import { queryAbout } from '../query/about.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { fold } from '../text/normalise.ts';
import type { AskIndex } from './ask-index.ts';
import type { Reading } from './reading.ts';
import { entityIds, rawText } from './segments.ts';

/** The most suggestions a reader is shown. */
const mostSuggestions = 3;

/** What can be answered near a question that cannot: what it names, its topics, names that look alike. */
export function nearQueries(reading: Reading, index: AskIndex): Query[] {
  const named = reading.segments.flatMap((segment) =>
    entityIds(segment)
      .filter(
        (id) => index.knowledge.entities.get(id)?.kind !== 'organisation' && !index.surroundings.has(id),
      )
      .map((id) => queryAbout(id, index.knowledge)),
  );
  const topics = reading.segments.flatMap((segment) => [...segment.topics].map((id) => queryOn(id, index)));
  const alike = reading.segments
    .filter(({ meanings, concepts, stop }) => meanings.length === 0 && concepts.size === 0 && !stop)
    .flatMap((segment) => index.names.resembling(fold(rawText(segment))))
    .flatMap(({ meanings }) => meanings)
    .flatMap((meaning) => (meaning.type === 'entity' ? [queryAbout(meaning.id, index.knowledge)] : []));
  const queries = [...topics, ...named, ...alike].filter((query) => query !== undefined);
  return [...new Map(queries.map((query) => [addressOf(query), query])).values()].slice(0, mostSuggestions);
}

function queryOn(claimId: string, index: AskIndex): Query | undefined {
  const claim = index.lookup.byId(claimId);
  if (claim === undefined) return undefined;
  return claim.commitment === undefined
    ? { kind: 'facts', ids: [claim.id] }
    : { kind: 'commitment', number: claim.commitment };
}
