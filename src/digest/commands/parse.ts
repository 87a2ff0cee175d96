import type { Problem } from '../../commands/define.ts';
import {
  type DigestAction,
  type DigestCommand,
  digestActions,
  digestCommands,
} from '../../commands/digest-catalogue.ts';
import type { Word } from '../../commands/words.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { echo } from '../../text/echo.ts';
import { indexSpellings } from '../../text/near-spelling.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { formatDays } from '../days.ts';
import type { LocalTime } from '../subscription.ts';
import { readTime, toTime } from '../times.ts';
import { findZones } from '../zones.ts';
import { mayStandBefore, mostIdle } from './idle.ts';
import { lineFor } from './line.ts';
import { isNegatedOnlyChanges } from './only-changes.ts';
import { readFree, readNearly, withoutPronoun } from './phrases.ts';
import { isQuiet, saysUntil } from './quiet.ts';
import { endsWith, isRemark, remarkIn, withoutAsides } from './remark.ts';
import {
  actionNamed,
  actionNames,
  confirmations,
  courtesies,
  longestCourtesy,
  longestPhrase,
  optionOf,
} from './typed-words.ts';
import { leaveOut, readAs, type Values } from './values.ts';
import { refuse, wrongValue } from './wrong.ts';

/** What a line of the digest asks for; what is left out stays as it is. */
export interface DigestWish extends Readonly<Omit<Values, 'time' | 'part'>> {
  readonly action: DigestAction;
  readonly time?: LocalTime;
}

/** What is wrong with a line, and the nearest one that would be understood. */
export interface NotUnderstood {
  readonly problem: Problem;
  readonly nearest?: string;
  /** True where its words say when a digest comes. */
  readonly saysWhen?: boolean;
}

/** The most words before the action: "please can you turn the digest on" is not looked through further. */
const mostBefore = 6;
const longestAction = 7;
const spellings = indexSpellings([...digestActions, ...Object.keys(actionNames)]);

/**
 * Reads a line of the digest: an action, then its options by name (`timezone:Madrid`) or in any order as they are
 * understood; a line that says a time or days needs no action. Never throws: what is wrong comes back as one sentence
 * that names the word, with the nearest line that is understood.
 */
export function parseDigest(words: readonly Word[], knowledge: Knowledge): DigestWish | NotUnderstood {
  // "(Madrid)" says where, "(we are few)" nothing: a remark is left out with its brackets.
  const bare = withoutBrackets(words);
  const wish = bare === words ? undefined : readWords(bare, knowledge);
  return wish === undefined || 'problem' in wish ? readWords(words, knowledge) : wish;
}

function readWords(words: readonly Word[], knowledge: Knowledge): DigestWish | NotUnderstood {
  const [first] = words;
  if (first === undefined) return { action: 'help' };
  const lead = beginsWithNoChange(words) ? undefined : actionIn(words);
  if (lead !== undefined) {
    const rest = words.slice(lead.words);
    const opens = endsWith.test(words[lead.words - 1]?.text ?? '');
    const command = commandOf(lead.action === 'off' && saysUntil(textsOf(rest)) ? 'pause' : lead.action);
    const wish = readLine(command, rest, knowledge, opens);
    return 'problem' in wish ? (withoutHead(command, rest, knowledge) ?? wish) : wish;
  }
  const aside = behindRemark(words, knowledge);
  if (aside !== undefined) return aside;
  const hushed = beginsWithNoChange(words) ? undefined : withoutEnd(words, knowledge);
  if (hushed !== undefined) return hushed;
  const wish = readLine(commandOf('on'), words, knowledge);
  const isSchedule = 'problem' in wish ? wish.saysWhen === true : saysWhen(wish) || namesOption(first);
  if (isSchedule) return wish;
  const folded = foldPhrase(first.text);
  const [near] = folded.length < 3 ? [] : spellings.find(folded, folded.length < 6 ? 1 : 2);
  const meant = near && (actionNames[near.word] ?? near.word);
  return {
    ...refuse('digest.error-action', { value: echo(first.text), actions: namesOf(digestCommands) }),
    ...(meant !== undefined && { nearest: [meant, ...words.slice(1).map(({ text }) => text)].join(' ') }),
  };
}

/**
 * What a line asks for behind words that say nothing: "on have the thing dropped mondays 9 Lima". Only behind an action,
 * and only where the rest says both where and when: without a place the unknown word may be it.
 */
function withoutHead(
  command: DigestCommand,
  words: readonly Word[],
  knowledge: Knowledge,
): DigestWish | undefined {
  if (command.name !== 'on') return undefined;
  const names = command.options.map(({ name }) => name);
  for (let length = 1; length <= Math.min(mostIdle, words.length - 1); length += 1) {
    const head = words.slice(0, length);
    const typed = head.map(({ text }) => text);
    const isLeftOut =
      head.every(({ text, option }) => option === undefined && !endsWith.test(text)) &&
      typed.every((word) => mayStandBefore(word, knowledge)) &&
      isRemark(typed, names, false, knowledge);
    const wish = isLeftOut ? readLine(command, words.slice(length), knowledge) : undefined;
    if (wish === undefined || 'problem' in wish || wish.zone === undefined || !saysWhen(wish)) continue;
    // "drop it except Mondays": what is taken away may be of the words that are not understood.
    if (wish.rhythm?.except !== undefined) continue;
    const leftOut = [typed.join(' '), wish.leftOut].filter((each) => each !== undefined).join(' … ');
    return { ...wish, leftOut };
  }
  return undefined;
}

/** "9 (Madrid)", "Madrid (Spain)": what stands in brackets says as much as what does not. */
function withoutBrackets(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => /[()[\]]/u.test(text))) return words;
  return words
    .map((word) => ({ ...word, text: word.text.replace(/^[([]+|[)\]]+(?=[,.;:!?]*$)/gu, '') }))
    .filter(({ text, option }) => text !== '' || option !== undefined);
}

/** True for a line that says when nothing comes, not that nothing does: "don't post unless something changed". */
function beginsWithNoChange(words: readonly Word[]): boolean {
  return words.slice(0, longestPhrase).some((_, last) => isNegatedOnlyChanges(phraseOf(words, 0, last + 1)));
}

/** What is wrong with a line that asks for nothing to come and does not say until when: "no digest on Fridays". */
function withoutEnd(words: readonly Word[], knowledge: Knowledge): NotUnderstood | undefined {
  for (let length = Math.min(longestAction, words.length); length > 0; length -= 1) {
    const typed = words.slice(0, length).map(({ text }) => text);
    if (!isQuiet(foldPhrase(typed.join(' '))) || isDigestItself(words[0])) continue;
    const rest = words.slice(length).map(({ text }) => text);
    const { days } = readNearly(commandOf('on'), rest, knowledge).rhythm ?? {};
    return {
      ...refuse('digest.error-word', { value: echo(typed.join(' ')) }),
      nearest: days === undefined ? 'pause' : `on except ${formatDays(days, 'en').replaceAll('–', '-')}`,
    };
  }
  return undefined;
}

/** What a line asks for behind a remark: "we are closed, no digest until Monday". */
function behindRemark(words: readonly Word[], knowledge: Knowledge): DigestWish | undefined {
  for (const [at, { text }] of words.entries()) {
    const rest = words.slice(at + 1);
    const before = words.slice(0, at + 1).map((word) => word.text);
    if (!endsWith.test(text) || actionIn(rest) === undefined || !isRemark(before, [], false, knowledge))
      continue;
    const wish = parseDigest(rest, knowledge);
    if (!('problem' in wish)) return { ...wish, leftOut: before.join(' ').replace(endsWith, '') };
  }
  return undefined;
}

/** True for a line that asks for the form alone. */
export function asksForForm(words: readonly Word[]): boolean {
  return actionIn(words)?.action === 'form';
}

/** The action that a line begins with, behind courtesies, and how many words that takes. */
function actionIn(words: readonly Word[]): { action: DigestAction; words: number } | undefined {
  let at = 0;
  while (at < Math.min(mostBefore, words.length)) {
    if (words[at]?.option !== undefined) return undefined;
    for (let length = longestAction; length > 0; length -= 1) {
      const typed = phraseOf(words, at, length);
      const action = actionNamed(typed) ?? actionNamed(withoutPronoun(typed)) ?? typed;
      if (typed.split(' ').length < length) continue;
      if (isAction(action) && !isDigestItself(words[at])) return { action, words: at + length };
      // Without its end it may be about something else: "nothing on Fridays".
      if (isQuiet(typed) && saysUntil(textsOf(words.slice(at + length)), true))
        return { action: 'pause', words: at + length };
    }
    let passed = 0;
    for (let length = longestCourtesy; length > 0 && passed === 0; length -= 1) {
      if (courtesies.has(phraseOf(words, at, length))) passed = length;
    }
    if (passed === 0) return undefined;
    at += passed;
  }
  return undefined;
}

/** True for a word that names something of a digest: "langue:en", "timezone: Madrid". */
function namesOption({ text, option }: Word): boolean {
  const name = option ?? /^(\p{L}+):$/u.exec(text)?.[1];
  return name !== undefined && commandOf('on').options.some((each) => each.name === optionOf(name));
}

/** French calls the digest "résumé", which is no "resume". */
function isDigestItself(word: Word | undefined): boolean {
  return /^résumé$/iu.test((word?.text ?? '').normalize('NFC'));
}

function phraseOf(words: readonly Word[], at: number, length: number): string {
  return phraseIn(
    words.map(({ text }) => text),
    at,
    length,
  );
}

function phraseIn(words: readonly string[], at: number, length: number): string {
  return foldPhrase(words.slice(at, at + length).join(' '));
}

function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text, option }) => option ?? text);
}

function isAction(name: string): name is DigestAction {
  return digestActions.some((action) => action === name);
}

function commandOf(action: DigestAction): DigestCommand {
  const found = digestCommands.find(({ name }) => name === action);
  if (found === undefined) throw new RangeError(`no command ${action}`);
  return found;
}

/** True for what says when a digest comes or in which language: enough for a line without an action. */
function saysWhen({
  time,
  rhythm,
  onlyChanges,
  language,
}: Pick<DigestWish, 'rhythm' | 'onlyChanges' | 'language'> & { readonly time?: unknown }): boolean {
  return [time, rhythm, onlyChanges, language].some((each) => each !== undefined);
}

function readLine(
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
    readBeforeRemark(command, left, values, named, opens, knowledge);
  if (problem !== undefined) return { ...problem, ...nearestTo(command, left, values, knowledge) };
  const { time, part: _, ...others } = values;
  return { action: command.name, ...(time !== undefined && { time: toTime(time) }), ...others };
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
  for (const name of Object.keys(values)) if (!(name in read)) Reflect.deleteProperty(values, name);
  Object.assign(values, read);
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
) {
  const follows = command.options.some(({ kind }) => kind === 'follow') && values.follow === undefined;
  const marker = command.name === 'follow' ? { at: 0, length: 0 } : followsAt(words);
  if (!follows || marker === undefined) return readFree(command, words, values, knowledge);
  const before = words.slice(0, marker.at);
  const followed = words.slice(marker.at + marker.length);
  const text = followed.join(' ');
  const problem = readFree(command, before, values, knowledge);
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

function namesOf(named: readonly { readonly name: string }[]): string {
  return named.map(({ name }) => name).join(', ');
}
