import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { distributionsOf } from '../../src/ask/coordination.ts';
import { loadCore } from '../../src/core.ts';
import { shortName } from '../../src/knowledge/knowledge.ts';
import { inLanguage, type Language, languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const read = (question: string, language: Language) => understand(question, core, language);

describe('what a question joins is asked for each', () => {
  it.each<[Language, string, string]>([
    [
      'en',
      'What are the UN resolution numbers for the migration compact and for the refugee compact?',
      'several/facts!gcm-resolution+facts!gcr-resolution',
    ],
    [
      'fr',
      'Bouclage dans une heure : date et résultat du vote de l’ONU sur le pacte pour les réfugiés, svp',
      'several/facts!gcr-affirmed+facts!gcr-vote',
    ],
    ['en', 'When and where was the New York Declaration adopted?', 'facts/nyd-adopted'],
    ['es', '¿Quién dirige ACNUR hoy y desde cuándo?', 'facts/unhcr-head'],
    [
      'en',
      'Where is Metropolis based and who is its secretary general?',
      'several/facts!met-seat+facts!met-secretary',
    ],
    [
      'en',
      'Date of the first Global Refugee Forum and of the second',
      'several/facts!grf-2019+facts!grf-2023',
    ],
    ['es', '¿Dónde y cuándo fue la reunión de balance del pacto migratorio?', 'facts/stocktaking-meeting'],
    [
      'es',
      'Necesito para una cita: qué párrafos de A/RES/73/195 son los de aplicación y cuáles los de seguimiento y examen',
      'several/paragraph!40;of:migration-compact*to:47+paragraph!48;of:migration-compact*to:54',
    ],
  ])('%s: %s', (language, question, address) => {
    expect(addressOf(read(question, language).query)).toBe(address);
  });

  it.each<[Language, string]>([
    ['en', 'What is the Global Compact for Safe, Orderly and Regular Migration?'],
    ['en', 'How did Trinidad and Tobago vote?'],
    ['en', 'What does the Global Taskforce of Local and Regional Governments do?'],
    ['fr', 'Le pacte mondial pour des migrations sûres, ordonnées et régulières, c’est quoi ?'],
    ['es', '¿Cómo votó Trinidad y Tabago?'],
  ])('a name is never parted (%s): %s', (language, question) => {
    expect(distributionsOf(question, askIndexOf(core.knowledge, language))).toEqual([]);
  });

  it('what holds of both at once is not handed out', () => {
    const question = 'Who is both on the list of supporters and on the letter?';
    expect(distributionsOf(question, askIndexOf(core.knowledge, 'en'))).toEqual([]);
  });
});

const foci: Record<Language, readonly string[]> = {
  en: ['the date', 'the place', 'the symbol', 'the number of participants', 'the seat', 'the president'],
  fr: ['la date', 'le lieu', 'la cote', 'le nombre de participants', 'le siège', 'le président'],
  es: ['la fecha', 'el lugar', 'la signatura', 'el número de participantes', 'la sede', 'el presidente'],
};
const joining: Record<Language, string> = { en: ' and ', fr: ' et ', es: ' y ' };
const of: Record<Language, (name: string) => string> = {
  en: (name) => ` of the ${name}?`,
  fr: (name) => ` de ${name} ?`,
  es: (name) => ` de ${name}?`,
};

/** The facts that a question is answered with, the first first, where a kind of question answers it with facts. */
function factsOf(question: string, language: Language): readonly string[] {
  const { query, isNearest } = read(question, language);
  return query.kind === 'facts' && isNearest !== true ? query.ids : [];
}

/** What questions name only as the world they come from. */
const surroundings = Object.values(core.knowledge.keyRecords);

/** Two things asked of each record, where each is answered alone; with the facts that answer it. */
const pairs = languages.flatMap((language) =>
  [...core.knowledge.entities.values()]
    .filter(({ id, kind }) => ['instrument', 'event'].includes(kind) && !surroundings.includes(id))
    .flatMap((entity) => {
      const tail = of[language](inLanguage(shortName(entity), language).text);
      const alone = foci[language].flatMap((focus) => {
        const facts = factsOf(`${focus}${tail}`, language);
        const [fact] = facts;
        return fact === undefined ? [] : [{ focus, fact, facts }];
      });
      return alone.flatMap((first) =>
        alone
          .filter((second) => second.fact !== first.fact)
          .map((second) => ({ first, second, language, tail })),
      );
    }),
);

describe('two things asked of one record', () => {
  it('are answered as each is alone, in their order', () => {
    const wrong = pairs.flatMap(({ first, second, language, tail }) => {
      const question = `${first.focus}${joining[language]}${second.focus}${tail}`;
      const address = addressOf(read(question, language).query);
      const ids = address.split(/[/!+,]/u);
      const [one, other] = [ids.indexOf(first.fact), ids.indexOf(second.fact)];
      // One fact may answer both.
      const isShared = [first, second].every(({ facts }) => facts.includes(ids[1] ?? ''));
      return (one >= 0 && other > one) || isShared ? [] : [`${question} ${address}`];
    });
    expect(pairs.length).toBeGreaterThan(90);
    expect(wrong.length / pairs.length, wrong.join('\n')).toBeLessThan(0.08);
  });
});
