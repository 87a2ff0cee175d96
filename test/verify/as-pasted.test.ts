import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { withTexts } from '../../src/knowledge/knowledge.ts';
import type { Language } from '../../src/language.ts';
import { heldText } from '../../src/texts/added-text.ts';
import { quotationQuery } from '../../src/verify/quotation-query.ts';

const plain = await loadCore();
const added = (document: string, language: Language, texts: readonly string[]) =>
  heldText({
    document,
    language,
    origin: 'test.txt',
    added: '2026-11-29',
    sha256: '',
    paragraphs: texts.map((text, index) => ({ number: String(index + 1), text })),
  });
const core = {
  ...plain,
  knowledge: withTexts(plain.knowledge, [
    added('a-res-71-1', 'fr', [
      'Nous, les représentants des États, nous sommes réunis ici pour parler de l’accueil : à l’écart, personne ne l’est.',
      'C’est le cœur même de notre œuvre ; soit 1 250 000 enfants et 12,5 % de ces personnes, et nous nous engageons à « ne laisser personne de côté ».',
    ]),
    added('a-res-71-256', 'es', [
      'Nos comprometemos a garantizar los derechos de los migrantes, independientemente de su situación, en la ciudad de España: ¿qué ciudad no lo sabe?',
    ]),
    added('a-res-73-195', 'en', [
      'The framework is a non-legally binding cooperative one, and it addresses irregular migration and regular migration alike, with over 258 million people.',
    ]),
  ]),
};
const firstLine = (quotation: string) =>
  plainText(answer(quotationQuery(quotation, core.knowledge), core, 'en')).split('\n')[0] ?? '';

describe('a true passage as people paste it', () => {
  it.each([
    // From a word processor, a PDF, a web page.
    'cities are still under-represented when defining international policies (1)',
    'cities are still under-represented† when defining international policies[^1]',
    'cities are still underrepresented when defining international policies',
    'cities are still under represented when defining inter-national policies',
    'cities are still under-represented when de fining internationalpolicies',
    'cities are still under-represented when defining interna¬\ntional policies',
    'CITIES ARE STILL UNDER-REPRESENTED WHEN DEFINING INTERNATIONAL POLICIES',
    'Our vision: the perspective of cities on migration',
    '𝗰𝗶𝘁𝗶𝗲𝘀 𝗮𝗿𝗲 still under-represented when defining',
    'cities are <em>still</em> under-represented&nbsp;when defining',
    'Ms. ValÃ©rie Plante, the new Mayor of Montr´eal, presented a position paper',
    'strengthen intercity and network bonds; Contributing to the debate',
    'strengthen intercity and network bonds;\n\tii.\tContributing to the debate',
    // From a messenger or an email.
    '[12:34, 29/11/2026] Ana: cities are still under-represented when defining',
    '29/11/2026, 12:34 - Ana López: cities are still under-represented when defining',
    '“cities are still under-represented when defining” 👏👏',
    '🔹 Sharing experience gained through action in order to better define global policies',
    '(iv) Sharing experience gained through action in order to better define global policies',
    '✓ Sharing experience gained through action in order to better define global policies',
    '>> cities are still under-represented\n>> when defining international policies',
    // With more around it.
    'Dear all,\n\n“cities are still under-represented when defining international policies”\n\nBest, Ana',
    'Is it true that "cities are still under-represented when defining"?',
    '¿Dice de verdad «cities are still under-represented when defining»?',
    '“cities are still under-represented when defining” – Metropolis, 2017',
    'cities are still under-represented when defining (Metropolis, 2017, p. 3)',
    'cities are still under-represented when defining (emphasis added)',
    '“cities are still under-represented when defining” https://www.metropolis.org/news',
    '“Despite recognition of the critical, central role,” they write, “municipal governments play in international migration”',
    'Look at this:\n> cities are still under-represented\n> when defining international policies\n\nwow',
    'Despite recognition of the critical, central role municipal govern-\n\n3\n\nments play in international migration',
    'cities are still under-represented\n\nA/RES/73/195\n\nwhen defining international policies',
    'cities are still under-represented when defining #cities #migration',
    'RT @metropolis: cities are still under-represented when defining',
    'c\u0336i\u0336ties are still under-represented when defining',
    'La Declaración dice que «independientemente de su situación»',
    // With words left out or put in.
    'cities are still under-represented . . . monitoring their implementation',
    'cities are still under-represented [. . .] monitoring their implementation',
    'cities are still under-represented […]. Although bodies within the United Nations',
    'cities [worldwide] are still under-represented when defining',
    'Cities […] are still under-represented when defining',
    // In French and Spanish.
    'le coeur même de notre oeuvre',
    'les représentants des Etats, nous sommes réunis ici pour parler de l’accueil: à l’écart, personne ne l’est',
    'LES REPRESENTANTS DES ETATS, NOUS SOMMES REUNIS ICI',
    'soit 1250000 enfants et 12,5% de ces personnes',
    'nous nous engageons à <<ne laisser personne de côté>>',
    'Nous, [...] nous sommes réunis ici pour parler',
    '—Nos comprometemos a garantizar los derechos de los migrantes…',
    'regular migration alike, with over 258 million people',
  ])('is found: %j', (quotation) => {
    expect(firstLine(quotation)).toMatch(/^Yes, /u);
  });
});

describe('a changed passage as people paste it', () => {
  it.each([
    '“cities are not under-represented when defining international policies”',
    'cities are no longer under-represented when defining international policies',
    'cities are still “under-represented when defining international” guidelines',
    'backed up by the 13 6 members of the network and 12',
    '36 members of the network, and aims to recognize',
    'is expected to be adopted 201',
    'is expected to be adopted 2019',
    'legally binding cooperative one, and it addresses',
    'regular migration and regular migration alike',
    'represented when defining international policies',
    'signed the New York Declaration for Refugees and Migrants (Resolution of 19 September 2017)',
    'to Mr. Filippo Grandi, 11th United Nations High Commissioner for Refugees (UNICEF, 2016)',
    'No [...] key role played by cities in terms of migration',
    'soit 250 000 enfants et 12,5 % de ces personnes',
    'soit 12 500 00 enfants et 12,5 % de ces personnes',
    'et 125 % de ces personnes, et nous nous engageons',
    'nous nous opposons à « ne laisser personne de côté »',
    'independientemente de su situacion, en la ciudad',
    'Global Compact for Safe, Orderly and Regular Migration Friday\n08/12/2018',
    'backed up by the\n138\nmembers of the network',
    'cities are never still “under-represented when defining international policies”',
    'EN LA CIUDAD DE ESPANA',
    'cities are <b>never</b> still under-represented when defining',
    'Мigration and human mobility in the world',
  ])('is not: %j', (quotation) => {
    expect(firstLine(quotation)).not.toMatch(/^Yes/u);
  });
});

describe('what is said where a quotation is not quite there', () => {
  it.each([
    ['Ms. Valerie Plante, the new Mayor of Montreal, presented', 'Not quite: the words stand in'],
    ['Ms Valérie Plante, the new Mayor of Montréal; presented', 'Not quite: the words stand in'],
    ['cities are still under-represented when defining\n\nSent from my iPhone', 'In part: the passage below'],
    [
      'Look at this:\n> cities are still under-represented\n> when defining international policies\nwow',
      'In part: the passage below',
    ],
    [
      '> cities are still under-represented\nwhen drafting international policies',
      'No, this does not appear',
    ],
    ['never\n> are cities still under-represented when defining', 'No, this does not appear'],
    [
      '> cities are still under-represented\n\nwhen drafting international policies',
      'No, this does not appear',
    ],
    ['et 1,25 % de ces personnes, et nous nous engageons', 'No, this does not appear'],
    ['cities are still under-represented when defining things', 'No, this does not appear'],
    ['They said: “cities are still under-represented when defining”', 'Yes, the quoted part'],
  ])('%j: %s', (quotation, sentence) => {
    expect(firstLine(quotation)).toContain(sentence);
  });

  it('shows the few words that a gap leaves out', () => {
    const query = quotationQuery('framework is a [legally] binding cooperative one', core.knowledge);
    expect(plainText(answer(query, core, 'en'))).toContain('At the gap, this is left out: “non-legally”.');
  });
});
