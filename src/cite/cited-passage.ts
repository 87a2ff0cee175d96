import { factById } from '../knowledge/filed-facts.ts';
import { factsAbout, type Knowledge } from '../knowledge/knowledge.ts';
import type { CitedPassage } from '../knowledge/schema.ts';

/**
 * The passage that stands for a record when it is cited: a document for itself, a commitment's wording, the list for
 * a place on it, an instrument's own resolution, else the first source of what the data says of it. Undefined where
 * the data says nothing of it.
 */
export function citedPassageOf(id: string, knowledge: Knowledge): CitedPassage | undefined {
  const { documents, commitments, commitmentList, endorsers, endorserList, objectives } = knowledge;
  if (documents.has(id)) return { document: id };
  const commitment = commitments.find((each) => each.id === id);
  if (commitment !== undefined) return { document: commitmentList.document, quote: commitment.wording };
  if (endorsers.some((each) => each.id === id)) {
    return { document: endorserList.document, quote: endorserList.list };
  }
  const objective = objectives.find((each) => each.id === id);
  if (objective !== undefined) return objective.citations[0];
  const own = ownDocument(id, knowledge);
  if (own !== undefined) return { document: own };
  const fact = factsAbout(knowledge, id)[0] ?? factById(knowledge.facts, id);
  return fact?.citations[0];
}

/** The UN document that an instrument is: the one that has its name for a title, else the resolution its facts cite. */
function ownDocument(id: string, knowledge: Knowledge): string | undefined {
  const { documents, entities } = knowledge;
  const entity = entities.get(id);
  if (entity?.kind !== 'instrument') return undefined;
  const symbols = [...documents.values()].filter(({ symbol }) => symbol !== undefined);
  const cited = factsAbout(knowledge, id).flatMap(({ citations, correction }) =>
    [...citations, ...(correction?.citations ?? [])].map(({ document }) => document),
  );
  const own =
    symbols.find(({ title }) => title === entity.name.en) ??
    symbols.find(({ title }) => title.startsWith(`${entity.name.en},`)) ??
    symbols.find(({ id: document, symbol }) => symbol?.startsWith('A/RES/') && cited.includes(document));
  return own?.id;
}
