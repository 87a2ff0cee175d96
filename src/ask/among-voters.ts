import type { Concept } from '../knowledge/schema.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import type { AskIndex } from './ask-index.ts';
import { readQuestion } from './reading.ts';

/** Words for those who support the paper, which no state is among. */
const supporting: readonly Concept[] = ['endorse', 'endorser', 'city', 'member', 'non-member'];

/**
 * Who voted so, and whether these states are among them: "How many abstained? Is Italy one of them?" Undefined where it is not
 * that; `own` is what the second question would be alone, `before` the first.
 */
export function amongVoters(
  part: string,
  own: Query | undefined,
  before: Query | undefined,
  index: AskIndex,
): Query | undefined {
  if (before?.kind !== 'votes' || own?.kind !== 'endorsed') return undefined;
  const { segments } = readQuestion(part, index);
  if (segments.some(({ concepts }) => supporting.some((concept) => concepts.has(concept)))) return undefined;
  const states = own.names.map((name) => {
    const folded = foldPhrase(name);
    return index.knowledge.countries.find(
      ({ id, name: names }) => id === name || foldPhrase(names.en) === folded,
    );
  });
  const named = states.flatMap((state) => (state === undefined ? [] : [state.id]));
  return named.length < states.length ? undefined : { ...before, names: named };
}
