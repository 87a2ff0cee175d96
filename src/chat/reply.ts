import type { Caps, Loss } from '../answer/caps.ts';
import { type Answer, type Block, code } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { type Language, languages, ownNames } from '../language.ts';
import { type MessageParameters, sayPlainly } from '../messages/say.ts';
import { addressLimit, kindOf, parseAddress } from '../query/address.ts';
import { mostSteps } from './glance.ts';
import { paginate } from './pages.ts';
import { type Deed, pressId, pressIdFor } from './press.ts';

/** A button of a message. */
export interface Button {
  readonly label: string;
  /** What it means: see `parsePress`. */
  readonly id: string;
}

/** One message of an answer, before a platform's form. */
export interface Reply {
  readonly answer: Answer;
  /** The page this is, from 1, and how many there are. */
  readonly page: number;
  readonly pages: number;
  /** How many of them hold the answer; on the others stand the words of its sources. */
  readonly answerPages: number;
  /** The answer itself, or the part of it on this page. */
  readonly blocks: readonly Block[];
  /** The sources of what stands on this page, in short; on a page of their own, with the words quoted from them. */
  readonly sources: readonly Block[];
  /** Buttons in rows, at most five a row: first what to ask next, then what to do with this answer. */
  readonly rows: readonly (readonly Button[])[];
  /** What the platform could not take as it was. */
  readonly loss: readonly Loss[];
}

/**
 * Who sees the message: its asker only, everyone in the channel, or the one person that the bot is alone with, who has
 * nobody there to share it with.
 */
export type Audience = 'asker' | 'everyone' | 'alone';

/**
 * One page of an answer for a chat platform. Pages are those of the Query, whatever words led to it, so that a
 * button finds the same ones later. A page that does not exist is the nearest that does. The asker can turn the
 * pages of the message and share it; under a message for everyone, a button answers only whoever presses it.
 */
export function replyWith(answer: Answer, core: Core, caps: Caps, page: number, audience: Audience): Reply {
  const { pages, answerPages, steps, loss } = paginate(
    toBeShown(answer, caps),
    core,
    caps,
    keepsSources(answer.query),
    (count) => labelsBelow(answer, core, count),
  );
  const at = Math.min(Math.max(page, 1), pages.length);
  const shown = pages[at - 1] ?? { blocks: [], sources: [] };
  const preface = at === 1 ? answer.preface : [];
  return {
    answer,
    page: at,
    pages: pages.length,
    answerPages,
    blocks: [...preface, ...shown.blocks],
    sources: shown.sources,
    rows: rowsOf(
      answer,
      core,
      { at, count: pages.length, own: answerPages },
      audience,
      at === 1 ? steps : mostSteps,
    ),
    loss,
  };
}

/** The labels below the first page of an answer that is shared with nobody yet, in rows: as many as there can be. */
function labelsBelow(answer: Answer, core: Core, steps: number): string[][] {
  const place = { at: 1, own: 2, count: 3 };
  return rowsOf(answer, core, place, 'asker', steps).map((row) => row.map(({ label }) => label));
}

/** How many characters of a file stand in one piece; a piece is not cut, so that no row is. */
const pieceSize = 1_000;

/** An answer with the content of its file to be copied, where the platform takes no file. */
function toBeShown(answer: Answer, { takesFiles }: Caps): Answer {
  if (answer.file === undefined || answer.file.isShown === true || takesFiles === true) return answer;
  const rows = answer.file.content.trimEnd().split('\r\n');
  const pieces: string[] = [];
  for (const row of rows) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + row.length > pieceSize) pieces.push(row);
    else pieces[pieces.length - 1] = `${last}\n${row}`;
  }
  return { ...answer, blocks: [...answer.blocks, ...pieces.map(code)] };
}

/** Which page it is, how many there are, and how many of them hold the answer itself. */
interface PagePlace {
  readonly at: number;
  readonly count: number;
  readonly own: number;
}

/** `steps` is how many there may be of what to ask next. */
function rowsOf(answer: Answer, core: Core, pages: PagePlace, audience: Audience, steps: number): Button[][] {
  const next = answer.next.slice(0, steps).map(
    ({ query: following, label }): Button => ({
      label,
      id: pressId({ do: 'show', query: following, language: answer.language, page: 1 }),
    }),
  );
  const own = isPressable(answer.query) ? ownButtons(answer, core, pages, audience) : [];
  return [next, ...chunk(own, 5), ...chunk(answer.buttons ?? [], 5)].filter((row) => row.length > 0);
}

function ownButtons(answer: Answer, core: Core, pages: PagePlace, audience: Audience): Button[] {
  const turning: Deed = audience === 'everyone' ? 'show' : 'turn';
  const { language, query: address } = answer;
  const button = (label: string, deed: Deed, page: number, wanted: Language = language): Button => ({
    label,
    id: pressIdFor({ do: deed, address, language: wanted, page }),
  });
  const label = <Key extends 'chat.back' | 'chat.more' | 'chat.sources' | 'chat.share' | 'report.button'>(
    key: Key,
    ...given: keyof MessageParameters<Key> extends never ? [] : [MessageParameters<Key>]
  ) => sayPlainly(core.messages, language, key, ...(given as never));
  const { at, count, own } = pages;
  const others = languages.filter((each) => each !== language && core.messages.has(each));
  const isOfAnswer = at <= own;
  const shareable =
    isOfAnswer &&
    audience === 'asker' &&
    answer.status === 'answered' &&
    kindOf(address) !== 'help' &&
    !ofDigest.test(address);
  const last = isOfAnswer ? own : count;
  return [
    ...(at > 1 && audience !== 'everyone' ? [button(label('chat.back'), turning, at - 1)] : []),
    ...(at < last ? [button(label('chat.more', { page: at + 1, pages: last }), turning, at + 1)] : []),
    ...(isOfAnswer && own < count ? [button(label('chat.sources'), turning, own + 1)] : []),
    ...others.map((other) => button(ownNames[other], turning, 1, other)),
    ...(shareable ? [button(label('chat.share'), 'share', at)] : []),
    ...(isReportable(answer) ? [button(label('report.button'), 'report', at)] : []),
  ];
}

/** True for what says something of the data, be it that it has no answer. */
function isReportable({ status, query }: Answer): boolean {
  return status !== 'error' && !ofDigest.test(query) && !['help', 'greeting'].includes(kindOf(query));
}

/** What a digest's address begins with: no Query, and yet a button finds it again by this address. */
const ofDigest = /^digest(?:-post|-sources)?\/\d{4}-\d{2}-\d{2}\/[\w-]+$/u;

/** True where the words of the sources stand on pages of their own; a digest as posted has a button for them. */
function keepsSources(address: string): boolean {
  return isPressable(address) && !/^digest-/u.test(address);
}

/** False for what no button can hold, or what is nothing to come back to, such as the state of a digest. */
function isPressable(address: string): boolean {
  if (ofDigest.test(address)) return address.length <= addressLimit;
  return (
    kindOf(address) !== 'unknown' && address.length <= addressLimit && parseAddress(address) !== undefined
  );
}

function chunk(buttons: readonly Button[], size: number): Button[][] {
  return buttons.length === 0 ? [] : [buttons.slice(0, size), ...chunk(buttons.slice(size), size)];
}
