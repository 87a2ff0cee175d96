import { sameName } from '../ask/names.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Endorser } from '../knowledge/schema.ts';
import { indexSpellings } from '../text/near-spelling.ts';
import { foldPhrase } from '../text/normalise.ts';

/** The names of places near a name that no list holds. */
export interface Neighbours {
  /** Places on the list that somebody may take it for. */
  readonly listed: readonly Endorser[];
  /** Well-known cities, by their English names, that are one letter from it and not on the list either. */
  readonly others: readonly string[];
}

/**
 * Which names a name may be taken for: one that is a letter away ("Monterey", "Monterrey"), one that holds it or is held in it
 * ("York", "Chicago Heights"), or one that the data says is another place.
 */
export function neighboursOf(name: string, knowledge: Knowledge): Neighbours {
  const asked = foldPhrase(name);
  const near = spellingsOf(knowledge)
    .index.find(asked, asked.length < leastForSlip ? 0 : 1)
    .filter(({ slips }) => slips > 0)
    .map(({ word }) => word);
  const listed = knowledge.endorsers.filter((endorser) => {
    const own = namesOf(endorser).map(foldPhrase);
    return (
      endorser.notToBeConfusedWith?.some((other) => sameName(other, name)) === true ||
      own.some((each) => near.includes(each) || isWithin(each, asked) || isWithin(asked, each))
    );
  });
  const known = new Set(listed.flatMap((endorser) => namesOf(endorser).map(foldPhrase)));
  const { called } = spellingsOf(knowledge);
  return {
    listed,
    others: near.filter((word) => !known.has(word)).flatMap((word) => called.get(word) ?? []),
  };
}

/** A name that is shorter is a letter from too many others. */
const leastForSlip = 7;

function namesOf({ name, printed }: Endorser): string[] {
  return [name.en, printed];
}

function isWithin(part: string, whole: string): boolean {
  return part !== whole && ` ${whole} `.includes(` ${part} `);
}

/** Every city that is known by name, folded, with how it is spelled. */
const spellingsOf = holding(({ endorsers, gazetteer }: Knowledge) => {
  const names = [...gazetteer.cities, ...endorsers.flatMap(namesOf)];
  const called = new Map(names.map((name) => [foldPhrase(name), name]));
  return { called, index: indexSpellings(called.keys()) };
});
