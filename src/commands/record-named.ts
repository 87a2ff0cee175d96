import { understand } from '../ask/ask.ts';
import type { AskIndex } from '../ask/ask-index.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import { allPhrases, compacts, isRecord, type Knowledge, shortName } from '../knowledge/knowledge.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { compactsNamed } from './compact.ts';
import type { Asked, NoMatch } from './define.ts';
import { documentNamed } from './source.ts';

/** A record that a user's words name, and how that was understood. */
export type NamedRecord = Pick<Asked, 'understood'> & { readonly id: string };

/**
 * The one record that is meant by a name, an acronym, a symbol, an id, or a commitment's or objective's number or
 * topic. Words that could be several records match none, and offer those.
 */
export function recordNamed(words: string, core: Core, index: AskIndex): NamedRecord | NoMatch {
  const { knowledge } = core;
  const asked = words.trim();
  if (isRecord(asked, knowledge)) return { id: asked };
  const own = recordCalled(asked, knowledge);
  if (own !== undefined) return { id: own };
  const { query, understood } = understand(asked, core, index.language);
  const ids = recordsOf(query, knowledge);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return { id: only, understood };
  if (ids.length > 1) return { noMatch: asked, near: ids.slice(0, 3).map((id) => queryAbout(id, knowledge)) };
  const [compact, ...others] = compactsNamed(knowledge, asked, index.language);
  if (compact !== undefined && others.length === 0) return { id: compact.id };
  const document = documentNamed(asked, core, index);
  if (!('noMatch' in document)) return document;
  return { noMatch: asked, near: others.length > 0 ? [{ kind: 'compacts' }] : document.near };
}

/** The one record of just this name, which as a question may ask for something about it. */
function recordCalled(name: string, knowledge: Knowledge): string | undefined {
  const [id, ...others] = recordsByName(knowledge).get(foldPhrase(name)) ?? [];
  return others.length === 0 ? id : undefined;
}

/** The ids of the records by each of their names, folded. */
const recordsByName = holding(({ entities }: Knowledge): ReadonlyMap<string, ReadonlySet<string>> => {
  const filed = new Map<string, Set<string>>();
  for (const entity of entities.values()) {
    const names = [...Object.values(entity.name), ...Object.values(shortName(entity))];
    for (const name of [...names, ...allPhrases(entity.aliases)]) {
      if (name === undefined) continue;
      const folded = foldPhrase(name);
      filed.set(folded, (filed.get(folded) ?? new Set()).add(entity.id));
    }
  }
  return filed;
});

/** The records that a Query shows, where it shows single ones. */
function recordsOf(query: Query, knowledge: Knowledge): string[] {
  const { commitments, objectives, endorsers } = knowledge;
  switch (query.kind) {
    case 'record':
    case 'source':
    case 'city':
      return [query.id];
    case 'commitment':
      return commitments.filter(({ number }) => number === query.number).map(({ id }) => id);
    case 'commitments-on':
      return commitments.filter(({ number }) => query.numbers.includes(number)).map(({ id }) => id);
    case 'objective':
      return objectives
        .filter(
          ({ kind, number, of }) =>
            kind === 'objective' && number === query.number && of === (query.of ?? of),
        )
        .map(({ id }) => id);
    case 'objectives-on':
      return [...query.ids];
    case 'endorsed':
      return query.names.filter((name) => endorsers.some(({ id }) => id === name));
    case 'compacts':
      return compacts(knowledge).map(({ id }) => id);
    default:
      return [];
  }
}
