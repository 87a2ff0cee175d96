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
import { mayStandBefore, mostIdle } from './idle.ts';
import { isNegatedOnlyChanges } from './only-changes.ts';
import { readNearly, withoutPronoun } from './phrases.ts';
import { isQuiet, saysUntil } from './quiet.ts';
import { type DigestWish, type NotUnderstood, namesOf, phraseIn, readLine, saysWhen } from './read-line.ts';
import { endsWith, isRemark } from './remark.ts';
import {
  actionNamed,
  actionNames,
  courtesies,
  longestCourtesy,
  longestPhrase,
  optionOf,
} from './typed-words.ts';
import { refuse } from './wrong.ts';

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
  if (wish !== undefined && !('problem' in wish) && wish.leftOut === undefined) return wish;
  const whole = readWords(words, knowledge);
  return 'problem' in whole && wish !== undefined && !('problem' in wish) ? wish : whole;
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
  if (isSchedule) return 'problem' in wish ? wish : { ...wish, isChange: true };
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
