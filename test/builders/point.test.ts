import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { type Language, languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();
const queries = everyQuery(core.knowledge);

/** A question of every kind, with what its first 300 characters must say in each language. */
const asked: readonly (readonly [string, Record<Language, RegExp>])[] = [
  ['city/chicago', { en: /^Chicago is on/u, fr: /^Chicago figure/u, es: /^Chicago está en/u }],
  ['endorsed/Boston', { en: /^No, Boston/u, fr: /^Non, Boston/u, es: /^No, Boston/u }],
  ['count/endorser', { en: /\b13\b.*\b12\b/su, fr: /\b13\b.*\b12\b/su, es: /\b13\b.*\b12\b/su }],
  ['commitments', { en: /\b5 commitments/u, fr: /\b5 engagements/u, es: /\b5 compromisos/u }],
  ['commitment/3', { en: /3 of 5.*Taking action/su, fr: /3 sur 5/u, es: /3 de 5/u }],
  ['count/principle', { en: /\b10\b/u, fr: /\b10\b/u, es: /\b10\b/u }],
  ['cities', { en: /\b13 places/u, fr: /\b13 collectivités/u, es: /\b13 lugares/u }],
  [
    'record/migration-compact',
    {
      en: /framework.*Marrakech.*10 December 2018.*152 votes to 5.*not legally binding/su,
      fr: /cadre.*Marrakech.*10 décembre 2018.*152 voix contre 5.*contraignant/su,
      es: /marco.*Marrakech.*10 de diciembre de 2018.*152 votos contra 5.*vinculante/su,
    },
  ],
  [
    'record/refugee-compact',
    {
      en: /second of the two.*17 December 2018.*181 votes to 2/su,
      fr: /second des deux.*17 décembre 2018.*181 voix contre 2/su,
      es: /segundo de los dos.*17 de diciembre de 2018.*181 votos contra 2/su,
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

  it.each(asked)('%s answers what was asked', (address, expected) => {
    const found = queries.find((query) => addressOf(query) === address);
    const given = found === undefined ? undefined : answer(found, core, language);
    expect(given === undefined ? `nothing for ${address}` : pointOf(given)).toMatch(expected[language]);
    const read = given === undefined ? '' : plainText(given).slice(0, 300);
    expect(read).toMatch(expected[language].source.includes('.*') ? /./u : expected[language]);
  });
});

it('two questions in one have both their points', () => {
  const given = dispatchLine(
    'Is Chicago on the list and how many commitments are there?',
    { suggested: 'en' },
    core,
  );
  expect(pointOf(given)).toMatch(/Yes, Chicago.*5 commitments/su);
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
    ['en', 'Explain the migration compact simply', /not legally binding/u],
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

  it('cites what it says and nothing else, and offers the whole answer', () => {
    const given = said('the migration compact in one sentence');
    expect(given.citations.map(({ number }) => number)).toEqual([1, 2]);
    expect(given.next.map(({ query }) => addressOf(query))).toEqual(['record/migration-compact']);
  });

  it('does not turn a question off topic into one that is answered', () => {
    expect(said('Explain quantum entanglement simply').status).toBe('not_in_sources');
  });
});
