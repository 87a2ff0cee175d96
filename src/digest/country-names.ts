import { holding } from '../holding.ts';
import { allPhrases, type Knowledge } from '../knowledge/knowledge.ts';
import { namesOfCountry } from '../knowledge/roll-calls.ts';
import { languages } from '../language.ts';
import { foldPhrase } from '../text/normalise.ts';

/** Words that make a clock of what stands beside them: "hora argentina", "heure du Sénégal", "Kenyan time". */
const clockWords = /^(?:heure|hora)(?: (?:de|du|des|d))?(?: (?:la|las|los|el|l))? | time$/u;

/** What stands before the name of a country or an island, folded: "la Réunion", "the Comoros", "île de La Réunion". */
const article =
  /^(?:the |(?:l )?(?:iles?|islas?) (?:(?:de|du|des|d) )?)?(?:(?:la|le|les|l|el|los|las) )?(?=..)| (?:islands?|isles)$/gu;

/** A name of fewer letters is also a word: "us" and "US". */
const shortName = 4;

interface Names {
  /** ISO 3166 codes by folded name, and by what is of the country. */
  readonly countries: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** A folded name without the article before it: "reunion" for "la reunion". */
export function withoutArticle(folded: string): string {
  return folded.replace(article, '');
}

/** The ISO 3166 code of the country or territory whose name or clock a text is: "Kenya", "heure du Kenya", "Kenyan time". */
export function countryOf(text: string, knowledge: Knowledge): string | undefined {
  const { countries, people } = namesOf(knowledge);
  const folded = foldPhrase(text);
  const place = folded.replace(clockWords, '');
  const bare = withoutArticle(place);
  const isWord =
    bare.length < shortName && place === folded && !/^\P{Ll}+$/u.test(text.split(' ').at(-1) ?? '');
  if (isWord) return undefined;
  const byName = countries.get(place) ?? countries.get(bare);
  return byName ?? (place === folded ? undefined : people.get(place));
}

/** Every name of a country or territory, folded, in any language. */
export function countryNames(knowledge: Knowledge): Iterable<string> {
  return namesOf(knowledge).countries.keys();
}

const namesOf = holding((knowledge: Knowledge): Names => {
  const codes = new Set(knowledge.zoneNames.cities.map((city) => city.split('|')[1] ?? ''));
  // Territories are no countries of the data: their names are the runtime's.
  const coded = new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' });
      return [...codes]
        .filter((code) => /^[A-Z]{2}$/u.test(code))
        .map((code) => [foldPhrase(names.of(code) ?? ''), code] as const);
    }),
  );
  const countries = new Map<string, string>(coded);
  const people = new Map<string, string>();
  for (const country of knowledge.countries) {
    const names = namesOfCountry(country).map(foldPhrase);
    const code = names.map((name) => coded.get(name)).find((each) => each !== undefined);
    if (code === undefined) continue;
    for (const name of names) countries.set(name, code);
    for (const each of allPhrases(country.people)) people.set(foldPhrase(each), code);
  }
  return { countries, people };
});
