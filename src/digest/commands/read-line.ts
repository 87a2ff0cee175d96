import type { Problem } from '../../commands/define.ts';
import type { DigestAction, DigestCommand } from '../../commands/digest-catalogue.ts';
import type { Word } from '../../commands/words.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { echo } from '../../text/echo.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { LocalTime } from '../subscription.ts';
import { readTime, toTime } from '../times.ts';
import { findZones } from '../zones.ts';
import { gapAt } from './gap.ts';
import { lineFor } from './line.ts';
import { readFree, readNearly } from './phrases.ts';
import { endsWith, isRemark, remarkIn, withoutAsides } from './remark.ts';
import { confirmations, longestCourtesy, longestPhrase, optionOf } from './typed-words.ts';
import { leaveOut, readAs, type Values } from './values.ts';
import { refuse, wrongValue } from './wrong.ts';

/** What a line of the digest asks for; what is left out stays as it is. */
export interface DigestWish extends Readonly<Omit<Values, 'time' | 'part'>> {
  readonly action: DigestAction;
  readonly time?: LocalTime;
  /** True for what changes settings without asking that it be on: a pause stays. */
  readonly isChange?: boolean;
}

/** What is wrong with a line, and the nearest one that would be understood. */
export interface NotUnderstood {
  readonly problem: Problem;
  readonly nearest?: string;
  /** True where its words say when a digest comes. */
  readonly saysWhen?: boolean;
}

/** So many words of a line, folded. */
export function phraseIn(words: readonly string[], at: number, length: number): string {
  return foldPhrase(words.slice(at, at + length).join(' '));
}

/** True for what says when a digest comes or in which language: enough for a line without an action. */
export function saysWhen({
  time,
  rhythm,
  onlyChanges,
  language,
}: Pick<DigestWish, 'rhythm' | 'onlyChanges' | 'language'> & { readonly time?: unknown }): boolean {
  return [time, rhythm, onlyChanges, language].some((each) => each !== undefined);
}

/** Reads what stands behind the action of a line: options by name, then the rest in any order. */
export function readLine(
  command: DigestCommand,
  words: readonly Word[],
  knowledge: Knowledge,
  opens = false,
): DigestWish | NotUnderstood {
  const values: Values = {};
  const free: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    if (word.option === undefined) free.push(word.text);
    else {
      const taken = behind(words.slice(at + 1), command, word, knowledge);
      const text = [word.text, ...taken].join(' ');
      const problem = readNamed(command, { ...word, text }, values, knowledge);
      if (problem !== undefined) return problem;
      at += taken.length;
    }
  }
  const left = withoutConfirmation(command, withoutChannel(command, free, values), values);
  const named = { ...values };
  const problem =
    readFollowing(command, left, values, knowledge) &&
    readBeforeRemark(command, left, values, named, opens, knowledge) &&
    readWithGaps(command, left, values, named, knowledge);
  if (problem !== undefined) return { ...problem, ...nearestTo(command, left, values, knowledge) };
  const { time, part: _, ...others } = values;
  return { action: command.name, ...(time !== undefined && { time: toTime(time) }), ...others };
}

/** Reads a line whose unknown words give way where they stand; what is wrong with it where they do not. */
function readWithGaps(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  named: Values,
  knowledge: Knowledge,
) {
  const read: Values = { ...named };
  const problem = readFollowing(command, words, read, knowledge, command.name === 'on' ? gapAt : undefined);
  if (problem === undefined) take(values, read);
  return problem;
}

function take(values: Values, read: Values): void {
  for (const name of Object.keys(values)) if (!(name in read)) Reflect.deleteProperty(values, name);
  Object.assign(values, read);
}

/** Reads a line without the remarks in it; what is wrong with the whole line where that is no schedule either. */
function readBeforeRemark(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  named: Values,
  opens: boolean,
  knowledge: Knowledge,
) {
  const names = command.options.map(({ name }) => name);
  const whole = () => readFollowing(command, words, { ...named }, knowledge);
  if (names.includes('until') || command.name === 'follow') return whole();
  const { kept, left } = withoutAsides(words, names, knowledge);
  const isFollow = followsAt(kept) !== undefined;
  const remark = isFollow ? undefined : remarkIn(kept, names, opens, knowledge);
  if (remark === undefined && left.length === 0) return whole();
  const read: Values = { ...named };
  const before = remark === undefined ? kept : kept.slice(0, remark.from);
  const hasZone = () => read.zone !== undefined || command.name !== 'on';
  const isRead =
    readFollowing(command, before, read, knowledge) === undefined &&
    (remark === undefined || isRemark(kept.slice(remark.from), names, hasZone(), knowledge));
  if (!isRead) return whole();
  take(values, read);
  leaveOut(values, [...left, ...(remark === undefined ? [] : [remark.text])]);
  return undefined;
}

/** The nearest line that is understood, where the words say at least when a digest comes or where. */
function nearestTo(command: DigestCommand, words: readonly string[], named: Values, knowledge: Knowledge) {
  if (command.name !== 'on') return {};
  const at = followsAt(words)?.at ?? -1;
  const near = { ...readNearly(command, at < 0 ? words : words.slice(0, at), knowledge), ...named };
  if (!saysWhen(near) && near.zone === undefined) return {};
  const nearest = [lineFor(near), ...(at < 0 ? [] : words.slice(at))].join(' ');
  return { nearest, saysWhen: saysWhen(near) };
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

/** Takes out the word at the end that confirms the whole line. */
function withoutConfirmation(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
): readonly string[] {
  const last = foldPhrase(words.at(-1) ?? '');
  if (!command.options.some(({ kind }) => kind === 'confirm') || !confirmations.has(last)) return words;
  values.confirm = true;
  return words.slice(0, -1);
}

/** Everything behind a word that says so is what to follow: "on 9 Madrid follow Chicago and commitment 3". */
function readFollowing(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  knowledge: Knowledge,
  findGap?: typeof gapAt,
) {
  const follows = command.options.some(({ kind }) => kind === 'follow') && values.follow === undefined;
  const marker = command.name === 'follow' ? { at: 0, length: 0 } : followsAt(words);
  if (!follows || marker === undefined) return readFree(command, words, values, knowledge, findGap);
  const before = words.slice(0, marker.at);
  const followed = words.slice(marker.at + marker.length);
  const text = followed.join(' ');
  const problem = readFree(command, before, values, knowledge, findGap);
  if (problem !== undefined || (command.name === 'follow' && text === '')) return problem;
  if (readAs('follow', text, values, knowledge)) return undefined;
  return readBehindFollowed(command, followed, values, knowledge)
    ? undefined
    : wrongValue('follow', text, knowledge);
}

/** Where a line begins to say what to follow, and in how many words; "about 9am", "sobre las 9" are times. */
function followsAt(words: readonly string[]): { at: number; length: number } | undefined {
  for (const at of words.keys()) {
    for (let length = longestCourtesy; length > 0; length -= 1) {
      const phrase = phraseIn(words, at, length);
      if (optionOf(phrase) !== 'follow' || phrase.split(' ').length < length) continue;
      const next = [1, 2, 3].map((taken) => words.slice(at + length, at + length + taken).join(' '));
      return next.some((each) => readTime(each.replace(/^las? /u, '').replace(/[,;]$/u, '')) !== undefined)
        ? undefined
        : { at, length };
    }
  }
  return undefined;
}

/** Reads what to follow and, behind a comma, the rest of the line: "on follow Chicago, 8am". */
function readBehindFollowed(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  knowledge: Knowledge,
): boolean {
  if (command.name !== 'on') return false;
  for (let at = words.length - 1; at > 0; at -= 1) {
    if (!endsWith.test(words[at - 1] ?? '')) continue;
    const read: Values = { ...values };
    const isRead =
      readAs('follow', words.slice(0, at).join(' '), read, knowledge) &&
      readFree(command, words.slice(at), read, knowledge) === undefined;
    if (isRead) {
      Object.assign(values, read);
      return true;
    }
  }
  return false;
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

/** The names of commands or options, in a row. */
export function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
