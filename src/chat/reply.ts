import type { Caps, Loss } from '../answer/caps.ts';
import { layout } from '../answer/layout.ts';
import type { Answer, Block } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { type Language, languages, ownNames } from '../language.ts';
import { type MessageParameters, sayPlainly } from '../messages/say.ts';
import { addressLimit, kindOf, parseAddress } from '../query/query.ts';
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
  /** The answer itself, or the part of it on this page. */
  readonly blocks: readonly Block[];
  /** Sources and data date, where they stand on this page. */
  readonly sources: readonly Block[];
  /** Buttons in rows, at most five a row: first what to ask next, then what to do with this answer. */
  readonly rows: readonly (readonly Button[])[];
  /** What the platform could not take as it was. */
  readonly loss: readonly Loss[];
}

/** Who sees the message: its asker only, or everyone in the channel. */
export type Audience = 'asker' | 'everyone';

/** Room that the first page keeps for how the question was understood: in the platform's units, and in blocks. */
const prefaceRoom = { size: 700, blocks: 1 };

/**
 * One page of an answer for a chat platform. Pages are those of the Query, whatever words led to it, so that a
 * button finds the same ones later. A page that does not exist is the nearest that does. The asker can turn the
 * pages of the message and share it; under a message for everyone, a button answers only whoever presses it.
 */
export function replyWith(answer: Answer, core: Core, caps: Caps, page: number, audience: Audience): Reply {
  const { pages, sourcesPage, loss } = paginate(answer, caps);
  const at = Math.min(Math.max(page, 1), pages.length);
  const shown = pages[at - 1] ?? { blocks: [], sources: [] };
  const preface = at === 1 ? answer.preface : [];
  return {
    answer,
    page: at,
    pages: pages.length,
    blocks: [...preface, ...shown.blocks],
    sources: shown.sources,
    rows: rowsOf(answer, core, { at, count: pages.length, sources: sourcesPage }, audience),
    loss,
  };
}

interface Page {
  readonly blocks: readonly Block[];
  readonly sources: readonly Block[];
}

/** The answer's pages: the sources stand on the last one where they fit, else on pages of their own. */
function paginate(answer: Answer, caps: Caps): { pages: Page[]; sourcesPage: number; loss: Loss[] } {
  const room: Caps = {
    ...caps,
    partSize: caps.partSize - prefaceRoom.size,
    partBlocks: caps.partBlocks - prefaceRoom.blocks,
  };
  const fitted = (blocks: readonly Block[]) => layout({ preface: [], blocks, sources: [], hint: [] }, room);
  const own = fitted(answer.blocks);
  const sources = fitted(answer.sources);
  const parts = own.parts.length > 0 ? own.parts : [{ blocks: [] }];
  const pages: Page[] = parts.map(({ blocks }) => ({ blocks, sources: [] }));
  const [first, ...more] = sources.parts;
  const last = pages.at(-1);
  const sizeOf = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + room.sizeOf(block), 0);
  if (first !== undefined && last !== undefined) {
    const fits =
      sizeOf(last.blocks) + sizeOf(first.blocks) <= room.partSize &&
      last.blocks.length + first.blocks.length <= room.partBlocks;
    if (fits && more.length === 0) pages[pages.length - 1] = { blocks: last.blocks, sources: first.blocks };
    else pages.push(...sources.parts.map(({ blocks }) => ({ blocks: [], sources: blocks })));
  }
  const at = pages.findIndex((page) => page.sources.length > 0);
  return { pages, sourcesPage: at + 1, loss: [...own.loss, ...sources.loss] };
}

function rowsOf(
  answer: Answer,
  core: Core,
  pages: { readonly at: number; readonly count: number; readonly sources: number },
  audience: Audience,
): Button[][] {
  const next = answer.next.slice(0, 3).map(
    ({ query: following, label }): Button => ({
      label,
      id: pressId({ do: 'show', query: following, language: answer.language, page: 1 }),
    }),
  );
  const own = isPressable(answer.query) ? ownButtons(answer, core, pages, audience) : [];
  return [next, ...chunk(own, 5)].filter((row) => row.length > 0);
}

function ownButtons(
  answer: Answer,
  core: Core,
  pages: { readonly at: number; readonly count: number; readonly sources: number },
  audience: Audience,
): Button[] {
  const turning: Deed = audience === 'asker' ? 'turn' : 'show';
  const { language, query: address } = answer;
  const button = (label: string, deed: Deed, page: number, wanted: Language = language): Button => ({
    label,
    id: pressIdFor({ do: deed, address, language: wanted, page }),
  });
  const label = <Key extends 'chat.back' | 'chat.more' | 'chat.sources' | 'chat.share'>(
    key: Key,
    ...given: keyof MessageParameters<Key> extends never ? [] : [MessageParameters<Key>]
  ) => sayPlainly(core.messages, language, key, ...(given as never));
  const { at, count, sources } = pages;
  const others = languages.filter((each) => each !== language && core.messages.has(each));
  const shareable = audience === 'asker' && answer.status === 'answered' && kindOf(address) !== 'help';
  return [
    ...(at > 1 && audience === 'asker' ? [button(label('chat.back'), turning, at - 1)] : []),
    ...(at < count ? [button(label('chat.more', { page: at + 1, pages: count }), turning, at + 1)] : []),
    ...(sources > 0 && sources !== at && sources !== at + 1
      ? [button(label('chat.sources'), turning, sources)]
      : []),
    ...others.map((other) => button(ownNames[other], turning, 1, other)),
    ...(shareable ? [button(label('chat.share'), 'share', at)] : []),
  ];
}

/**
 * False for what no button can hold, or what is nothing to come back to: a digest or the state of one is no Query, so
 * that a button under it could not find it again.
 */
function isPressable(address: string): boolean {
  return (
    kindOf(address) !== 'unknown' && address.length <= addressLimit && parseAddress(address) !== undefined
  );
}

function chunk(buttons: readonly Button[], size: number): Button[][] {
  return buttons.length === 0 ? [] : [buttons.slice(0, size), ...chunk(buttons.slice(size), size)];
}
