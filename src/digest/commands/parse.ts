import type { Problem } from '../../commands/define.ts';
import type { Word } from '../../commands/words.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isLanguage, type Language } from '../../language.ts';
import { echo } from '../../text/echo.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { type Followed, parseFollow } from '../follow.ts';
import { joinSaid, parseRhythm, type RhythmSaid } from '../rhythm.ts';
import { type LocalTime, type Section, sections } from '../subscription.ts';
import { parseTime } from '../times.ts';
import { findZones, offerZones, parseZone } from '../zones.ts';
import { type DigestAction, type DigestCommand, digestCommands } from './catalogue.ts';
import { actionNames, joining, languageNames, optionNames, sectionNames, whenNames } from './typed-words.ts';

/** What a line of the digest asks for; what is left out stays as it is. */
export interface DigestWish {
  readonly action: DigestAction;
  readonly time?: LocalTime;
  readonly zone?: string;
  readonly rhythm?: RhythmSaid;
  readonly onlyChanges?: boolean;
  readonly language?: Language;
  readonly sections?: readonly Section[];
  /** As it was typed: what it means depends on the zone's today. */
  readonly until?: string;
  readonly channel?: string;
  /** What to follow; nothing in it follows everything. */
  readonly follow?: readonly Followed[];
}

type Values = { -readonly [Name in keyof Omit<DigestWish, 'action'>]: DigestWish[Name] };

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
  const free: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at];
    if (word === undefined) continue;
    if (word.option === undefined) free.push(word.text);
    else {
      const taken = behind(rest.slice(at + 1), command, word, knowledge);
      const text = [word.text, ...taken].join(' ');
      const problem = readNamed(command, { ...word, text }, values, knowledge);
      if (problem !== undefined) return problem;
      at += taken.length;
    }
  }
  const left = withoutChannel(command, free, values);
  const problem = readFollowing(command, left, values, knowledge);
  return problem ?? { action: command.name, ...values };
}

/** The words behind a named one that belong to it: `timezone:New York`. */
function behind(rest: readonly Word[], command: DigestCommand, word: Word, knowledge: Knowledge): string[] {
  const end = rest.findIndex(({ option }) => option !== undefined);
  const words = rest.slice(0, end < 0 ? rest.length : end).map(({ text }) => text);
  const known = command.options.find(({ name }) => name === optionOf(word.option ?? ''));
  if (known?.kind !== 'zone') return [];
  for (let length = Math.min(longestPhrase, words.length); length > 0; length -= 1) {
    const taken = words.slice(0, length);
    if (findZones([word.text, ...taken].join(' '), knowledge) !== undefined) return taken;
  }
  return [];
}

/** Takes out a channel that is named as one ("#news", Slack's "<#C1|news>"), so that it is never passed over. */
function withoutChannel(command: DigestCommand, words: readonly string[], values: Values): readonly string[] {
  if (!command.options.some(({ name }) => name === 'channel')) return words;
  const channel = words.find((word) => /^<?#./u.test(word));
  if (channel === undefined || values.channel !== undefined) return words;
  values.channel = channel;
  return words.filter((word) => word !== channel);
}

/** Everything behind a word that says so is what to follow: "on 9 Madrid follow Chicago and commitment 3". */
function readFollowing(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  knowledge: Knowledge,
) {
  const follows = command.options.some(({ kind }) => kind === 'follow') && values.follow === undefined;
  const at = command.name === 'follow' ? 0 : words.findIndex((word) => optionOf(word) === 'follow');
  if (!follows || at < 0) return readFree(command, words, values, knowledge);
  const before = words.slice(0, at);
  const text = words.slice(command.name === 'follow' ? 0 : at + 1).join(' ');
  const problem = readFree(command, before, values, knowledge);
  if (problem !== undefined || (command.name === 'follow' && text === '')) return problem;
  return readAs('follow', text, values, knowledge) ? undefined : wrongValue('follow', text, knowledge);
}

function optionOf(typed: string): string {
  const folded = foldPhrase(typed);
  return optionNames[folded] ?? folded;
}

function readNamed(command: DigestCommand, { option, text }: Word, values: Values, knowledge: Knowledge) {
  const known = command.options.find(({ name }) => name === optionOf(option ?? ''));
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
    const read = readPhrase(words.slice(at), names, values, knowledge);
    if (typeof read !== 'number') return read;
    if (read > 0) at += read;
    else if (isJoining(words[at] ?? '', names)) at += 1;
    else return wrongWord(words[at] ?? '', names, values, knowledge);
  }
  return undefined;
}

/** True for a word that says nothing itself: a joining one, an option's name before its value, a lone mark. */
function isJoining(word: string, names: readonly string[]): boolean {
  const folded = foldPhrase(word);
  return /^[^\p{L}\p{N}]+$/u.test(word) || joining.has(folded) || names.includes(optionOf(folded));
}

/** How many words the longest phrase has that can be read; or what is wrong with a city of several zones. */
function readPhrase(
  words: readonly string[],
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): number | { problem: Problem } {
  // A city last: many a weekday or a language is also called like one.
  const free = names
    .filter(
      (name) => name !== 'channel' && name !== 'follow' && (name === 'days' || !(fieldOf(name) in values)),
    )
    .toSorted((one, other) => Number(one === 'timezone') - Number(other === 'timezone'));
  for (let length = Math.min(longestPhrase, words.length); length > 0; length -= 1) {
    const phrase = words.slice(0, length).join(' ').replace(/[,;]$/u, '');
    if (length === 1 && isPreposition(words, knowledge)) return 1;
    for (const name of free) {
      if (readAs(name, phrase, values, knowledge)) return length;
    }
    if (free.includes('timezone') && findZones(phrase, knowledge) !== undefined)
      return wrongValue('timezone', phrase, knowledge);
  }
  return 0;
}

/** True for "en" before what it introduces in French and Spanish: "en Madrid", "en semaine"; else it is English. */
function isPreposition([first = '', ...rest]: readonly string[], knowledge: Knowledge): boolean {
  if (first.toLowerCase() !== 'en') return false;
  return rest.slice(0, longestPhrase).some((_, last) => {
    const phrase = rest.slice(0, last + 1).join(' ');
    return findZones(phrase, knowledge) !== undefined || foldPhrase(phrase) in languageNames;
  });
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
    case 'days': {
      const said = parseRhythm(text);
      return set('rhythm', said && joinSaid(values.rhythm ?? {}, said));
    }
    case 'when':
      return set('onlyChanges', whenNames.get(foldPhrase(text)));
    case 'language': {
      const folded = foldPhrase(text);
      return set('language', isLanguage(folded) ? folded : languageNames[folded]);
    }
    case 'sections':
      return set('sections', parseSections(text));
    case 'follow': {
      const meant = parseFollow(text, knowledge);
      return set('follow', 'follow' in meant ? meant.follow : undefined);
    }
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
    case 'follow': {
      const meant = parseFollow(text, knowledge);
      const word = echo('unknown' in meant ? meant.unknown : text);
      const near = 'near' in meant ? meant.near : [];
      return near.length > 0
        ? refuse('digest.error-follow-near', { value: word, near: near.join(', ') })
        : refuse('digest.error-follow', { value: word });
    }
    case 'when':
      return refuse('digest.error-when', { value });
    case 'language':
      return refuse('error.option-language', { value });
    case 'sections':
      return refuse('digest.error-section', { value, sections: sections.join(', ') });
    default:
      return refuse('digest.error-word', { value });
  }
}

function fieldOf(name: string): string {
  return fields[name] ?? name;
}

/** What an option is called in a wish, where that has another name. */
const fields: Readonly<Record<string, string>> = { timezone: 'zone', days: 'rhythm', when: 'onlyChanges' };

function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}

function refuse(key: Problem['key'], given: Problem['given']): { problem: Problem } {
  return { problem: { key, given } };
}
