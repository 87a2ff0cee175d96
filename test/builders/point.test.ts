import { describe, expect, it } from 'vitest';
import { plainBlock, plainText } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { type Language, languages } from '../../src/language.ts';
import { queryAbout } from '../../src/query/about.ts';
import { addressOf, kindOf } from '../../src/query/address.ts';
import { kinds, type Query } from '../../src/query/query.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();
const queries = everyQuery(core.knowledge);

/** A question of every kind, with what its first 300 characters must say in each language. */
const asked: readonly (readonly [string, Record<Language, RegExp>])[] = [
  [
    'difference/endorser+commitment',
    { en: /difference is 8: 13 and 5/u, fr: /différence est de 8.*13 et 5/u, es: /diferencia es 8: 13 y 5/u },
  ],
  [
    'covers/commitment-3?topic=commitment-3',
    { en: /^Yes: commitment 3/u, fr: /^Oui\s: l’engagement 3/u, es: /^Sí: el compromiso 3/u },
  ],
  ['duration/stocktaking-meeting', { en: /^3 days/u, fr: /^3 jours/u, es: /^3 días/u }],
  [
    'order/new-york-declaration+new-urban-agenda',
    {
      en: /^First: New York Declaration/u,
      fr: /^D’abord.*Déclaration de New York/u,
      es: /^Primero.*Declaración de Nueva York/u,
    },
  ],
  ['several/endorsed!chicago+commitments', { en: /Yes, Chicago/u, fr: /Oui, Chicago/u, es: /Sí, Chicago/u }],
  ['help', { en: /I answer questions about/u, fr: /Je réponds aux questions/u, es: /Respondo a preguntas/u }],
  ['greeting/hello', { en: /^Hello/u, fr: /^Bonjour/u, es: /^Hola/u }],
  [
    'compacts',
    {
      en: /2 UN Global Compacts.*Migration.*Refugees/su,
      fr: /2 pactes.*migrations.*réfugiés/su,
      es: /2 pactos.*Migración.*Refugiados/su,
    },
  ],
  ['commitments-on/1+2', { en: /^2 commitments/u, fr: /^2 engagements/u, es: /^2 compromisos/u }],
  ['objectives', { en: /23 objectives.*1\. /su, fr: /23 objectifs.*1\. /su, es: /23 objetivos.*1\. /su }],
  [
    'objective/15',
    {
      en: /15 of 23.*basic services/u,
      fr: /15 sur 23.*services de base/u,
      es: /15 de 23.*servicios básicos/u,
    },
  ],
  [
    'objectives-on/gcm-obj-21+gcr-obj-4+gcm-principle-6',
    { en: /21 of 23.*return/u, fr: /21 sur 23.*[Rr]etour/u, es: /21 de 23.*([Rr]egreso|[Rr]etorno)/u },
  ],
  [
    'principles?claimed=12',
    {
      en: /not say 12; they say 10.*10 guiding/su,
      fr: /pas 12, mais 10.*10 principes/su,
      es: /no dicen 12, sino 10.*10 principios/su,
    },
  ],
  [
    'paragraph/32',
    {
      en: /^Paragraph 32.*objective 16/u,
      fr: /^Le paragraphe 32.*objectif 16/u,
      es: /^El párrafo 32.*objetivo 16/u,
    },
  ],
  [
    'listed/S',
    {
      en: /Sacramento, St\. Louis City and San José/u,
      fr: /Sacramento, St\. Louis City et San José/u,
      es: /Sacramento, St\. Louis City y San José/u,
    },
  ],
  [
    'phrase/peer_review',
    { en: /^Yes, “peer review”/u, fr: /^Oui, «\s?peer review/u, es: /^Sí, «peer review»/u },
  ],
  [
    'named/person',
    {
      en: /Plante.*Arbour.*Grandi.*Ban/u,
      fr: /Plante.*Arbour.*Grandi.*Ban/u,
      es: /Plante.*Arbour.*Grandi.*Ban/u,
    },
  ],
  ['member/Paris', { en: /Paris/u, fr: /Paris/u, es: /Par[ií]s/u }],
  [
    'members-endorsed?claimed=14',
    {
      en: /not say 14; they say 136.*13 supporters/su,
      fr: /pas 14, mais 136.*13 soutiens/su,
      es: /no dicen 14, sino 136.*13 apoyos/su,
    },
  ],
  [
    'country/poland?of=refugee-compact&stance=for',
    {
      en: /^No: Poland did not vote/u,
      fr: /^Non\s: la Pologne n’a pas pris part/u,
      es: /^No: Polonia no participó/u,
    },
  ],
  [
    'office/metropolis-president',
    {
      en: /sources do not say who holds it.*Montevideo/u,
      fr: /ne disent pas.*Montevideo/u,
      es: /no dicen.*Montevideo/u,
    },
  ],
  [
    'votes/for',
    { en: /^152 states voted for/u, fr: /^152 États ont voté pour/u, es: /^152 Estados votaron a favor/u },
  ],
  [
    'timeline',
    { en: /2016.*21 April 2016/su, fr: /2016.*21 avril 2016/su, es: /2016.*21 de abril de 2016/su },
  ],
  ['sources', { en: /^\d+ documents/u, fr: /^\d+ documents/u, es: /^\d+ documentos/u }],
  [
    'source/metropolis-article',
    {
      en: /Metropolis.*8 December 2017/su,
      fr: /Metropolis.*8 décembre 2017/su,
      es: /Metropolis.*8 de diciembre de 2017/su,
    },
  ],
  [
    'compare/migration-compact+refugee-compact',
    {
      en: /migration compact and refugee compact/u,
      fr: /pacte sur les migrations et pacte sur les réfugiés/u,
      es: /pacto sobre migración y pacto sobre los refugiados/u,
    },
  ],
  [
    'cite/commitment-3',
    {
      en: /Commitment 3.*APA.*Metropolis\. \(2017/su,
      fr: /Engagement 3.*APA.*Metropolis\. \(2017/su,
      es: /Compromiso 3.*APA.*Metropolis\. \(2017/su,
    },
  ],
  [
    'choose/nyd-adopted+nua-adopted',
    {
      en: /^Which one.*New York Declaration/su,
      fr: /^De quoi.*Déclaration de New York/su,
      es: /^¿A cuál.*Declaración de Nueva York/su,
    },
  ],
  [
    'facts/stocktaking-meeting?not=Cancún',
    {
      en: /not confirm “Cancún”.*Puerto Vallarta/su,
      fr: /confirment pas.*Puerto Vallarta/su,
      es: /no confirman.*Puerto Vallarta/su,
    },
  ],
  [
    'verify/the_140_members_of_the_network',
    {
      en: /^No, this does not.*136 members/su,
      fr: /^Non, ce texte.*136 members/su,
      es: /^No, este texto.*136 members/su,
    },
  ],
  [
    'passage/metropolis-article?aside=space&at=100+140+300+340',
    { en: /^Yes, this appears/u, fr: /^Oui, ce texte figure/u, es: /^Sí, este texto aparece/u },
  ],
  [
    'export/supporters',
    {
      en: /13 supporters as a CSV/u,
      fr: /13 soutiens dans un fichier CSV/u,
      es: /13 apoyos en un archivo CSV/u,
    },
  ],
  [
    'brief/record%2Fmigration-compact?as=sentence',
    {
      en: /^The Global Compact.*non-binding framework/su,
      fr: /^Le Pacte mondial.*cadre.*contraignant/su,
      es: /^El Pacto Mundial.*marco.*vinculante/su,
    },
  ],
  [
    'poll/abstained.migration-compact+absent.refugee-compact?as=list',
    {
      en: /^No state did all of this: 12 states abstained.*7 states did not vote/su,
      fr: /^Aucun État n’a fait tout cela.*12 États se sont abstenus.*7 États n’ont pas/su,
      es: /^Ningún Estado hizo todo eso: 12 Estados se abstuvieron.*7 Estados no/su,
    },
  ],
  [
    'poll/for.refugee-compact+against.refugee-compact?as=each',
    {
      en: /193 Member States, 181 voted for the refugee compact, 2 against/u,
      fr: /193 États Membres, 181 ont voté pour.*2 contre/u,
      es: /193 Estados Miembros, 181 votaron a favor.*2 en contra/u,
    },
  ],
  ['unknown/empty', { en: /no question here yet/u, fr: /pas encore de question/u, es: /ninguna pregunta/u }],
  ['city/chicago', { en: /^Chicago is on/u, fr: /^Chicago figure/u, es: /^Chicago figura en/u }],
  ['endorsed/Boston', { en: /^No, Boston/u, fr: /^Non, Boston/u, es: /^No, Boston/u }],
  ['count/endorser', { en: /\b13\b.*\b12\b/su, fr: /\b13\b.*\b12\b/su, es: /\b13\b.*\b12\b/su }],
  ['commitments', { en: /\b5 commitments/u, fr: /\b5 engagements/u, es: /\b5 compromisos/u }],
  ['commitment/3', { en: /3 of 5.*Taking action/su, fr: /3 sur 5/u, es: /3 de 5/u }],
  ['count/principle', { en: /\b10\b/u, fr: /\b10\b/u, es: /\b10\b/u }],
  ['cities', { en: /\b13 places/u, fr: /\b13 collectivités/u, es: /\b13 lugares/u }],
  [
    'record/migration-compact',
    {
      en: /non-binding framework.*10 December 2018.*152 votes to 5.*Marrakech/su,
      fr: /cadre non contraignant.*10 décembre 2018.*152 voix contre 5.*Marrakech/su,
      es: /marco no vinculante.*10 de diciembre de 2018.*152 votos contra 5.*Marrakech/su,
    },
  ],
  [
    'record/refugee-compact',
    {
      en: /second compact.*17 December 2018.*181 votes to 2/su,
      fr: /second pacte.*17 décembre 2018.*181 voix contre 2/su,
      es: /segundo pacto.*17 de diciembre de 2018.*181 votos contra 2/su,
    },
  ],
];

describe.each(languages)('the point in %s', (language) => {
  it('says something whole in every answer, without a mark and not a heading alone', () => {
    const wrong = queries.flatMap((query) => {
      const given = answer(query, core, language);
      const point = pointOf(given);
      const isWhole = point.length > 5 && !/\[\d+\]/u.test(point) && !/[:\s]$/u.test(point);
      const title =
        given.blocks[0]?.type === 'heading'
          ? plainText({ ...given, blocks: [given.blocks[0]], sources: [], hint: [] })
          : '';
      return isWhole && point !== title ? [] : [`${addressOf(query)}: ${point}`];
    });
    expect(wrong).toEqual([]);
  });

  it('comes within the first 300 characters of what is read', () => {
    const late = queries.flatMap((query) => {
      const given = answer(query, core, language);
      const start = pointOf(given).slice(0, 40);
      const read = plainText(given)
        .replace(/ ?\[\d+\]/gu, '')
        .replace(/\s+/gu, ' ');
      const [words = ''] = start.split(/[:;(]/u);
      const at = read.indexOf(words);
      return at >= 0 && at < 260 ? [] : [`${addressOf(query)} (${at}): ${start}`];
    });
    expect(late).toEqual([]);
  });

  it.each(asked)('%s answers what was asked in its first 300 characters', (address, expected) => {
    const found = queries.find((query) => addressOf(query) === address);
    const read = found === undefined ? `nothing for ${address}` : plainText(answer(found, core, language));
    expect(read.replace(/ ?\[\d+\]/gu, '').slice(0, 300)).toMatch(expected[language]);
  });
});

it('every kind of question is among those that are read', () => {
  const read = new Set<string>(asked.map(([address]) => kindOf(address)));
  expect(Object.keys(kinds).filter((kind) => !read.has(kind))).toEqual([]);
  const known = new Set<string>(queries.map(({ kind }) => kind));
  expect(Object.keys(kinds).filter((kind) => !known.has(kind))).toEqual([]);
});

/** How a sentence begins that leans on one before it. */
const leaning: Record<Language, RegExp> = {
  en: /^(?:It|They|He|She|This|That|These|Those|Its|Their|His|Her|Both)\b/u,
  fr: /^(?:Ils?|Elles?|Ce(?! qu[ie] )(?:tte|s|t|la|lui|lle|ux)?|C’\S+|Son|Sa|Ses|Leurs?|Tous) /u,
  es: /^(?:Est[aeo]s?|Es[aeo]s?|Lo(?! que )|Sus?|Él|Ell[ao]s?|Ambos|Son|Es|Era|Fue|Tiene) /u,
};

/** The most characters of it: four or five lines of a phone. */
const mostInPoint = 180;

it.each(languages)(
  'every fact opens with a short sentence that leans on none before it, in %s',
  (language) => {
    const wrong = core.knowledge.facts.flatMap(({ id, text, correction }) => {
      const opening = (correction?.text ?? text)[language] ?? '';
      const isList = opening.split(', ').length > 8;
      const isRight = !leaning[language].test(opening) && (opening.length <= mostInPoint || isList);
      return isRight ? [] : [`${id}: ${opening}`];
    });
    expect(wrong).toEqual([]);
  },
);

const uncertain = { en: '(Not certain.)', fr: '(Incertain.)', es: '(No es seguro.)' };

it('a fact is quoted as not certain where it is doubted; why, and what follows it, stands below', () => {
  for (const { id, doubt, more, correction, known } of core.knowledge.facts) {
    if (known !== undefined || correction !== undefined) continue;
    for (const language of languages) {
      const given = answer({ kind: 'facts', ids: [id] }, core, language);
      const point = pointOf(given);
      const asSaid = (said: string | undefined) => (said ?? '?').replace(/\s+/gu, ' ');
      expect(point.includes(uncertain[language]), id).toBe(doubt !== undefined);
      const below = asSaid(given.blocks.slice(1, 2).map(plainBlock).join());
      if (doubt !== undefined) expect(below, id).toContain(asSaid(doubt[language]));
      if (more !== undefined) expect(point, id).not.toContain(asSaid(more[language]));
    }
  }
});

it('two questions in one have both their points', () => {
  const given = dispatchLine(
    'Is Chicago on the list and how many commitments are there?',
    { suggested: 'en' },
    core,
  );
  expect(pointOf(given)).toMatch(/Yes, Chicago.*5 commitments/su);
});

it('a comparison says in its point how the sides differ', () => {
  const point = (of: readonly string[]) => pointOf(answer({ kind: 'compare', of }, core, 'en'));
  expect(point(['migration-compact', 'refugee-compact'])).toMatch(
    /migration compact – 23; refugee compact – 4$/u,
  );
  expect(point(['richmond', 'chicago'])).toMatch(/Richmond – .*not known.*Chicago – .*Illinois/u);
});

it('how the question was understood stands before its point', () => {
  const given = dispatchLine('Is San Jsé on the list?', { suggested: 'en' }, core);
  expect(pointOf(given)).toMatch(/San Jsé.*Yes, San José/su);
});

describe('how much of an answer is wanted', () => {
  const said = (line: string, language: Language = 'en') =>
    dispatchLine(line, { chosen: language, suggested: language }, core);
  const sentences = (given: ReturnType<typeof said>) =>
    given.blocks.map((block) => plainText({ ...given, preface: [], blocks: [block], sources: [], hint: [] }));

  it.each([
    ['en', 'Explain the migration compact simply', /non-binding/u],
    ['fr', 'Explique-moi simplement le pacte sur les migrations', /contraignant/u],
    ['es', 'Explica el pacto sobre migración de forma sencilla', /vinculante/u],
  ] as const)('%s: simply gives the point and three plain sentences', (language, line, point) => {
    const [first, ...more] = sentences(said(line, language));
    expect(first).toMatch(point);
    expect(more).toHaveLength(3);
    for (const sentence of more) expect(sentence.length).toBeLessThan(220);
  });

  it.each([
    ['en', 'the refugee compact in one sentence', /^The Global Compact on Refugees.*181/u],
    ['fr', 'le pacte sur les réfugiés en une phrase', /^Le Pacte mondial sur les réfugiés.*181/u],
    ['es', 'el pacto sobre los refugiados en una frase', /^El Pacto Mundial sobre los Refugiados.*181/u],
    ['en', 'in a nutshell, is Boston on the list?', /^No, Boston/u],
  ] as const)('%s: "%s" gives one', (language, line, point) => {
    const given = sentences(said(line, language));
    expect(given).toHaveLength(1);
    expect(given[0]).toMatch(point);
  });

  it.each(languages)('in %s explains every record in its point and three plain sentences', (language) => {
    const { knowledge } = core;
    const ids = [
      ...knowledge.entities.keys(),
      ...knowledge.commitments.map(({ id }) => id),
      ...knowledge.countries.map(({ id }) => id),
    ];
    const wrong = ids.flatMap((id) => {
      const isCountry = knowledge.countries.some((each) => each.id === id);
      const asked: Query = isCountry ? { kind: 'country', names: [id] } : queryAbout(id, knowledge);
      const as = (depth: 'sentence' | 'simple') =>
        answer({ kind: 'brief', of: addressOf(asked), as: depth }, core, language);
      const [one, simple] = [as('sentence'), as('simple')];
      if (simple.status !== 'answered') return [];
      const isRight =
        simple.blocks.length === 4 &&
        simple.blocks.every(({ type }) => type === 'paragraph') &&
        new Set(simple.blocks.map(plainBlock)).size === 4 &&
        simple.citations.length > 0 &&
        pointOf(one) === pointOf(simple);
      return isRight ? [] : [`${id}: ${simple.blocks.map(plainBlock).join(' | ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('cites what it says and nothing else, and offers the whole answer', () => {
    const given = said('the migration compact in one sentence');
    expect(given.citations.map(({ number }) => number)).toEqual([1, 2]);
    expect(given.next.map(({ query }) => addressOf(query))).toEqual(['record/migration-compact']);
  });

  it('does not turn a question off topic into one that is answered', () => {
    expect(said('Explain quantum entanglement simply').status).toBe('not_in_sources');
  });
});
