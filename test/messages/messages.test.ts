import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '../../src/knowledge/load.ts';
import { formCheck } from '../../src/knowledge-form.ts';
import { messageParameters } from '../../src/messages/keys.ts';
import { loadMessages } from '../../src/messages/load.ts';
import { say, sayPlainly } from '../../src/messages/say.ts';
import { copyOfData, replaceIn } from '../knowledge/data-folder.ts';

const messages = loadMessages(dataFolder, formCheck.messages);

describe('messages', () => {
  it('choose the form for a number', () => {
    expect(sayPlainly(messages, 'en', 'sources.title', { count: 1 })).toBe('Source');
    expect(sayPlainly(messages, 'en', 'sources.title', { count: 2 })).toBe('Sources');
    expect(sayPlainly(messages, 'fr', 'document.cited-by', { count: 0 })).toBe('0 fiche le cite.');
    expect(sayPlainly(messages, 'fr', 'document.cited-by', { count: 1_000_000 })).toBe(
      '1\u202f000\u202f000 de fiches le citent.',
    );
    expect(sayPlainly(messages, 'es', 'document.cited-by', { count: 2 })).toBe('2 fichas lo citan.');
  });

  it('keep what is put into them literal: braces in a name are no parameter', () => {
    const said = say(messages, 'en', 'city.no', { name: '{document} @everyone', document: 'the article' });
    expect(said.map((node) => (node.type === 'text' ? node.text : '?')).join('')).toContain(
      '{document} @everyone is not',
    );
  });

  it('are all used by the program', () => {
    const sources = ['src', 'adapters']
      .map((folder) => sourceBelow(join(import.meta.dirname, '..', '..', folder)))
      .join('\n');
    const unused = Object.keys(messageParameters).filter((key) => !sources.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  it('have a key in one file each', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'messages', 'keys');
    const keys = loadSources(folder).flatMap((source) =>
      [...source.matchAll(/^ {2}'([^']+)': \[/gmu)].map(([, key]) => key),
    );
    expect(keys.toSorted()).toEqual(Object.keys(messageParameters).sort());
  });

  it.each([
    [
      'a parameter the program does not give',
      'The sources name {name}',
      'The sources name {nom}',
      '{nom} is not one of its parameters',
    ],
    ['a message that does not exist', '"city.county"', '"city.contry"', 'city.contry'],
  ])('refuse %s', (_, text, by, expected) => {
    const folder = copyOfData();
    replaceIn(folder, 'messages/en.json', text, by);
    expect(() => loadMessages(folder, formCheck.messages)).toThrow(expected);
  });

  it.each([
    [
      'a translation that leaves out what the sentence is about',
      'Oui, {name} figure',
      'Oui, elle figure',
      'messages/fr.json, record "city.yes": expected {name}',
    ],
    [
      'a plural form that the language has and the file lacks',
      '      "many": "Sources",\n',
      '',
      'messages/fr.json, record "sources.title": expected the form "many": fr counts in one, many, other',
    ],
    ['a file in a language that is not its own', '"language": "fr"', '"language": "es"', 'messages/fr.json'],
  ])('refuse %s', (_, text, by, expected) => {
    const folder = copyOfData();
    replaceIn(folder, 'messages/fr.json', text, by);
    expect(() => loadMessages(folder, formCheck.messages)).toThrow(expected);
  });

  it('refuse a language without its file', () => {
    const folder = copyOfData();
    rmSync(join(folder, 'messages', 'es.json'));
    expect(() => loadMessages(folder, formCheck.messages)).toThrow('messages/es.json: the file is missing');
  });

  it('refuse a second language that is not complete', () => {
    const folder = copyOfData();
    writeFileSync(
      join(folder, 'messages', 'fr.json'),
      JSON.stringify({ language: 'fr', messages: { 'city.county': 'x' } }),
    );
    expect(() => loadMessages(folder, formCheck.messages)).toThrow('messages/fr.json');
  });
});

function sourceBelow(folder: string): string {
  return loadSources(folder).join('\n');
}

function loadSources(folder: string): string[] {
  const { globSync } = process.getBuiltinModule('node:fs');
  return globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.includes('messages/keys'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
