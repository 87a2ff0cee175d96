import type { Problem } from '../../commands/define.ts';
import type { Word } from '../../commands/words.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isLanguage, type Language } from '../../language.ts';
import { echo } from '../../text/echo.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { parseDays } from '../days.ts';
import { type LocalTime, type Section, sections, type Weekday } from '../subscription.ts';
import { parseTime } from '../times.ts';
import { findZones, offerZones, parseZone } from '../zones.ts';
import { type DigestAction, type DigestCommand, digestCommands } from './catalogue.ts';

/** What a line of the digest asks for; what is left out stays as it is. */
export interface DigestWish {
  readonly action: DigestAction;
  readonly time?: LocalTime;
  readonly zone?: string;
  readonly days?: readonly Weekday[];
  readonly language?: Language;
  readonly sections?: readonly Section[];
  /** As it was typed: what it means depends on the zone's today. */
  readonly until?: string;
  readonly channel?: string;
}

type Values = { -readonly [Name in keyof Omit<DigestWish, 'action'>]: DigestWish[Name] };

/** Names of the actions and sections in French and Spanish, folded. */
const actionNames: Readonly<Record<string, DigestAction>> = {
  activer: 'on',
  activar: 'on',
  desactiver: 'off',
  desactivar: 'off',
  pausa: 'pause',
  pausar: 'pause',
  reprendre: 'resume',
  reanudar: 'resume',
  sauter: 'skip',
  saltar: 'skip',
  apercu: 'preview',
  vista: 'preview',
  etat: 'status',
  estado: 'status',
  calendrier: 'schedule',
  calendario: 'schedule',
  diagnostic: 'doctor',
  diagnostico: 'doctor',
  aide: 'help',
  ayuda: 'help',
};

const sectionNames: Readonly<Record<string, readonly Section[]>> = {
  all: sections,
  tout: sections,
  todo: sections,
  ...Object.fromEntries(sections.map((section) => [section, [section]])),
  'on this day': ['day'],
  records: ['record'],
  milestones: ['upcoming'],
  changements: ['changes'],
  cambios: ['changes'],
  jour: ['day'],
  dia: ['day'],
  fiche: ['record'],
  ficha: ['record'],
  'a venir': ['upcoming'],
  proximamente: ['upcoming'],
};

const languageNames: Readonly<Record<string, Language>> = {
  english: 'en',
  anglais: 'en',
  ingles: 'en',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
  spanish: 'es',
  espagnol: 'es',
  espanol: 'es',
};

/** The most words that belong together without quotation marks: "Ciudad de México", "mon, wed and fri". */
const longestPhrase = 6;

/**
 * Reads a line of the digest: an action, then its options by name (`timezone:Madrid`) or in any order as they are
 * understood. Never throws: what is wrong comes back as one sentence that says what to write instead.
 */
export function parseDigest(
  words: readonly Word[],
  knowledge: Knowledge,
): DigestWish | { readonly problem: Problem } {
  const [first, ...rest] = words;
  if (first === undefined) return { action: 'help' };
  const typed = foldPhrase(first.text);
  const name = actionNames[typed] ?? typed;
  const command = first.option === undefined ? digestCommands.find((each) => each.name === name) : undefined;
  if (command === undefined) {
    return refuse('digest.error-action', { value: echo(first.text), actions: namesOf(digestCommands) });
  }
  const values: Values = {};
  for (const word of rest.filter(({ option }) => option !== undefined)) {
    const problem = readNamed(command, word, values, knowledge);
    if (problem !== undefined) return problem;
  }
  const problem = readFree(
    command,
    rest.filter(({ option }) => option === undefined).map(({ text }) => text),
    values,
    knowledge,
  );
  return problem ?? { action: command.name, ...values };
}

function readNamed(command: DigestCommand, { option, text }: Word, values: Values, knowledge: Knowledge) {
  const known = command.options.find(({ name }) => name === option);
  if (known === undefined) {
    const options = command.options.length === 0 ? '–' : namesOf(command.options);
    return refuse('error.option-unknown', { option: echo(option ?? ''), command: command.name, options });
  }
  if (text.length > known.limit)
    return refuse('error.option-long', { option: known.name, limit: known.limit });
  return readAs(known.name, text, values, knowledge) ? undefined : wrongValue(known.name, text, knowledge);
}

/** Words without a name: each is what it can be read as, the longest phrase first. */
function readFree(command: DigestCommand, words: readonly string[], values: Values, knowledge: Knowledge) {
  const names = command.options.map(({ name }) => name);
  if (names.includes('until') && words.length > 0) {
    return readAs('until', words.join(' '), values, knowledge)
      ? undefined
      : wrongValue('until', words.join(' '), knowledge);
  }
  let at = 0;
  while (at < words.length) {
    const length = readPhrase(words.slice(at), names, values, knowledge);
    if (length === 0) return wrongWord(words[at] ?? '', names, values, knowledge);
    at += length;
  }
  return undefined;
}

function readPhrase(
  words: readonly string[],
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): number {
  const free = names.filter((name) => name !== 'channel' && !(fieldOf(name) in values));
  for (let length = Math.min(longestPhrase, words.length); length > 0; length -= 1) {
    const phrase = words.slice(0, length).join(' ');
    for (const name of free) if (readAs(name, phrase, values, knowledge)) return length;
  }
  return 0;
}

/** Reads a text as the value of an option; false where it is none. */
function readAs(name: string, text: string, values: Values, knowledge: Knowledge): boolean {
  const set = <Field extends keyof Values>(field: Field, value: Values[Field] | undefined): boolean => {
    if (value === undefined) return false;
    values[field] = value;
    return true;
  };
  switch (name) {
    case 'time':
      return set('time', parseTime(text));
    case 'timezone':
      return set('zone', parseZone(text.replace(/^.* \(([\w/+-]+)\)$/u, '$1'), knowledge));
    case 'days':
      return set('days', parseDays(text));
    case 'language': {
      const folded = foldPhrase(text);
      return set('language', isLanguage(folded) ? folded : languageNames[folded]);
    }
    case 'sections':
      return set('sections', parseSections(text));
    case 'until':
      return set('until', text);
    case 'channel':
      return set('channel', text);
    default:
      return false;
  }
}

function parseSections(text: string): readonly Section[] | undefined {
  const named = text.split(/[,;+&]/u).map((part) => sectionNames[foldPhrase(part)]);
  if (named.some((each) => each === undefined)) return undefined;
  const wanted = new Set(named.flatMap((each) => each ?? []));
  return sections.filter((section) => wanted.has(section));
}

/** A word that nothing can be made of: what looks like a time is a wrong time, what else could be a zone is none. */
function wrongWord(word: string, names: readonly string[], values: Values, knowledge: Knowledge) {
  if (names.includes('time') && /^[\d-]/u.test(word)) return wrongValue('time', word, knowledge);
  if (names.includes('timezone') && values.zone === undefined) return wrongValue('timezone', word, knowledge);
  return refuse('digest.error-word', { value: echo(word) });
}

function wrongValue(name: string, text: string, knowledge: Knowledge) {
  const value = echo(text);
  switch (name) {
    case 'time':
      return refuse('digest.error-time', { value });
    case 'timezone': {
      const meant = findZones(text, knowledge);
      if (meant !== undefined && 'several' in meant)
        return refuse('digest.error-zone-several', { value, places: meant.several });
      if (meant !== undefined && 'calledSo' in meant)
        return refuse('digest.error-zone-short', { value, zones: meant.calledSo.join(', ') });
      const near = offerZones(text, knowledge, 3).map(({ label }) => label);
      return near.length > 0 && text.length > 2
        ? refuse('digest.error-zone-near', { value, near: near.join(', ') })
        : refuse('digest.error-zone', { value });
    }
    case 'days':
      return refuse('digest.error-days', { value });
    case 'language':
      return refuse('error.option-language', { value });
    case 'sections':
      return refuse('digest.error-section', { value, sections: sections.join(', ') });
    default:
      return refuse('digest.error-word', { value });
  }
}

function fieldOf(name: string): string {
  return name === 'timezone' ? 'zone' : name;
}

function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}

function refuse(key: Problem['key'], given: Problem['given']): { problem: Problem } {
  return { problem: { key, given } };
}
