import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDate, formatSpan } from '../../src/calendar.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { type MessageKey, messageParameters } from '../../src/messages/keys.ts';

type Wordings = Record<MessageKey, string | Record<string, string>>;

function wordingsOf(language: string): [key: string, form: string][] {
  const { messages } = JSON.parse(readFileSync(join(dataFolder, 'messages', `${language}.json`), 'utf8')) as {
    messages: Wordings;
  };
  return Object.entries(messages).flatMap(([key, wording]) =>
    (typeof wording === 'string' ? [wording] : Object.values(wording)).map((form): [string, string] => [
      key,
      form,
    ]),
  );
}

/** What is typed as it is has the marks of the program, not of the language. */
function withoutTyped(form: string): string {
  return form.replace(/\w+:(?:en|2017)\b|"[^"]*"|--[a-z]+/gu, '').replaceAll('{option}:', '');
}

describe('French', () => {
  it.each(wordingsOf('fr'))('%s has French marks: %j', (_, form) => {
    const sentence = withoutTyped(form);
    expect(sentence).not.toMatch(/[“”"]|'/u);
    expect(sentence).not.toMatch(/[^\u202f][;:?!»]/u);
    expect(sentence).not.toMatch(/«[^\u202f]/u);
  });

  it('writes the first of a month as an ordinal', () => {
    expect(formatDate('2017-12-01', 'fr')).toBe('1er décembre 2017');
    expect(formatDate('2017-12-08', 'fr')).toBe('8 décembre 2017');
    expect(formatDate('2016-10', 'fr')).toBe('octobre 2016');
    expect(formatSpan('2017-12-04', '2017-12-06', 'fr')).toMatch(/^4[–-]6 décembre 2017$/u);
  });
});

describe('Spanish', () => {
  it.each(wordingsOf('es'))('%s has Spanish marks: %j', (_, form) => {
    const sentence = withoutTyped(form);
    expect(sentence).not.toMatch(/[“”"]|'/u);
    expect(sentence.match(/\?/gu)?.length).toBe(sentence.match(/¿/gu)?.length);
    expect(sentence.match(/!/gu)?.length).toBe(sentence.match(/¡/gu)?.length);
    expect(sentence).not.toMatch(/\s[;:?!»]/u);
  });

  it('writes dates with "de"', () => {
    expect(formatDate('2017-12-08', 'es')).toBe('8 de diciembre de 2017');
  });
});

describe.each(['fr', 'es'])('%s', (language) => {
  it('has every message, and none is the English one by oversight', () => {
    const english = new Map(wordingsOf('en'));
    const others = wordingsOf(language);
    expect(new Set(others.map(([key]) => key))).toEqual(new Set(Object.keys(messageParameters)));
    const same = others.filter(
      ([key, form]) => form === english.get(key) && /\p{L}{4}/u.test(form.replace(/\{[\w-]+\}/gu, '')),
    );
    expect(new Set(same.map(([key]) => key))).toEqual(new Set(sameInBoth[language]));
  });
});

/** Sentences that are spelled alike in English and in the other language. */
const sameInBoth: Record<string, string[]> = {
  fr: [
    'sources.title',
    'chat.sources',
    'discord.name.source',
    'discord.option.document',
    'step.line-source',
    'vote.counted-abstained',
    'discord.option.question',
    'discord.option.style',
    'document.date',
    'cite.chicago',
    'choice.bibtex',
    'cities.certain',
    'choice.votes',
    'export.date',
    'export.source',
    'cities.probable',
  ],
  es: ['choice.bibtex', 'cities.probable'],
};
