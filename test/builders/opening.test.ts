import { describe, expect, it } from 'vitest';
import { pointOf } from '../../src/answer/point.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import type { Entity } from '../../src/knowledge/knowledge.ts';
import { type Language, languages } from '../../src/language.ts';
import { queryAbout } from '../../src/query/about.ts';
import { addressOf } from '../../src/query/address.ts';
import { foldPhrase } from '../../src/text/normalise.ts';

const core = await loadCore();
const { entities, countries } = core.knowledge;

/** What may stand before the name: an article. */
const before: Record<Language, readonly string[]> = {
  en: ['the'],
  fr: ['le', 'la', 'les', 'l'],
  es: ['el', 'la', 'los', 'las'],
};

/** Every name that a record has in a language, as a reader knows it. */
function namesOf(entity: Entity, language: Language): string[] {
  const { name, short, acronym, acronyms, aliases } = entity;
  const title = 'title' in entity ? [entity.title] : [];
  const printed = 'printed' in entity && entity.printed !== undefined ? [entity.printed] : [];
  const own = [
    name[language] ?? name.en,
    short?.[language] ?? short?.en,
    acronyms?.[language as 'fr'],
    acronym,
  ];
  return [...own, ...title, ...printed, ...(aliases[language] ?? []), ...(aliases.en ?? [])].flatMap(
    (each) => (each === undefined ? [] : [foldPhrase(each)]),
  );
}

function opensWithAName(point: string, names: readonly string[], language: Language): boolean {
  const words = ` ${foldPhrase(point)} `;
  if (counted.test(words)) return true;
  const starts = ['', ...before[language].map((article) => `${article} `)];
  return starts.some((start) => names.some((name) => name !== '' && words.startsWith(` ${start}${name} `)));
}

const sentence = /[.:]\)?$/u;

/** How an objective or a principle is counted. */
const counted =
  /^ (?:(?:objectiv|objectif|objetiv|principe directeur|guiding principle|principio rector)\w*) (\d+) /u;

describe.each(languages)('a whole record in %s', (language) => {
  const records = [...entities.values()];

  it('opens with one sentence that begins with its name', () => {
    const wrong = records.flatMap((entity) => {
      const query = queryAbout(entity.id, core.knowledge);
      const given = answer(query, core, language);
      const point = pointOf(given);
      const names = namesOf(entity, language);
      const right =
        given.blocks[0]?.type === 'paragraph' &&
        sentence.test(point) &&
        opensWithAName(point, names, language);
      return right ? [] : [`${addressOf(query)}: ${given.blocks[0]?.type} ${point.slice(0, 120)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('opens with the name of a state', () => {
    const wrong = countries.flatMap(({ id, name }) => {
      const point = pointOf(answer({ kind: 'country', names: [id] }, core, language));
      return opensWithAName(point, [foldPhrase(name[language] ?? name.en)], language) ? [] : [point];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what a record is', () => {
  it('is said with its sources', () => {
    const without = [...entities.values()].filter(({ kind, id }) => {
      if (kind === 'document') return false;
      const given = answer(queryAbout(id, core.knowledge), core, 'en');
      const first = given.point ?? (given.blocks[0]?.type === 'paragraph' ? given.blocks[0].children : []);
      return !first.some(({ type }) => type === 'reference');
    });
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
