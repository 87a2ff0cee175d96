import type { APIMessageTopLevelComponent, RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Caps } from '../../../src/answer/caps.ts';
import type { AnswerFile, Block } from '../../../src/answer/nodes.ts';
import type { Lead } from '../../../src/chat/lead.ts';
import type { Button, Reply } from '../../../src/chat/reply.ts';
import { escapeText, markdownBlock } from './markdown.ts';

/**
 * Answers as Discord messages, in Components V2: https://discord.com/developers/docs/components/reference
 * Pure: nothing here talks to Discord.
 */

/**
 * The most that is enforced, below what Discord refuses: 40 components and 4,000 characters of text. Above a page there
 * is room for what was asked, and for a name of 32 characters with its marks escaped.
 */
const limits = { text: 3800, asked: 96, rows: 5, rowButtons: 5, label: 34, customId: 100 } as const;

/** Between a block and the next. */
const gap = '\n\n';

/** What a Discord message can take: everything but tables. Sizes are those of the escaped text. */
export const discordCaps: Caps = {
  features: new Set(['heading', 'quote', 'list', 'note', 'code', 'strong', 'emphasis', 'link', 'time']),
  // Blocks are no components: all text of a page is in two of them.
  takesFiles: true,
  partBlocks: Number.POSITIVE_INFINITY,
  partSize: limits.text,
  blockSize: limits.text,
  headingSize: 256,
  // Where a block stands among the sources it has the marks of small print besides.
  sizeOf: (block) => Math.max(markdown(block).length, smallPrint(block).length) + gap.length,
};

/** Flags of a message: https://discord.com/developers/docs/resources/message#message-object-message-flags */
const flags = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

const componentType = {
  actionRow: 1,
  button: 2,
  textDisplay: 10,
  file: 13,
  separator: 14,
  container: 17,
} as const;
const secondary = 2;

/** A message as it is sent. Nobody is notified by it, and no address in it grows a preview. */
export type MessagePayload = Pick<RESTPostAPIChannelMessageJSONBody, 'flags' | 'allowed_mentions'> & {
  readonly components: APIMessageTopLevelComponent[];
  /** What is uploaded with it; it is no part of the JSON. */
  readonly upload?: Pick<AnswerFile, 'name' | 'type' | 'content'>;
};

/** Who sees a message: the one who asked, or everyone in the channel. */
export type Visibility = 'ephemeral' | 'public';

/**
 * The component that holds what was asked has this id, so that it is found again: of a message that only its asker sees,
 * nothing but the message itself says what was asked. https://docs.discord.com/developers/components/reference
 */
export const askedComponent = 901;

/** One page of an answer as a message, with what stands above it in small print; for its asker alone, the question is below. */
export function renderReply(
  reply: Reply,
  visibility: Visibility,
  { above, asked }: Lead = {},
): MessagePayload {
  const body = reply.blocks
    .map(markdown)
    .filter((block) => block !== '')
    .join(gap);
  const sources = reply.sources
    .map(smallPrint)
    .filter((block) => block !== '')
    .join('\n');
  const texts = [body, sources].filter((text) => text !== '');
  const question = asked === undefined ? [] : [askedText(asked)];
  // Its only reader has just typed it: what is asked for comes first.
  const isFirst = visibility === 'public';
  return message(
    [
      ...(above === undefined ? [] : [textDisplay(`-# ${escapeText(above)}`)]),
      ...(isFirst ? question : []),
      ...texts.flatMap((text, index) => [
        ...(index > 0 ? [{ type: componentType.separator } as const] : []),
        textDisplay(text),
      ]),
      ...(isFirst || question.length === 0 ? [] : [{ type: componentType.separator } as const, ...question]),
    ],
    reply.rows,
    visibility,
    reply.page === 1 ? reply.answer.file : undefined,
  );
}

function textDisplay(content: string): Child {
  return { type: componentType.textDisplay, content };
}

/** What was asked, with its marks escaped, as long as its room is. */
function askedText(asked: string): Child {
  let shown = asked;
  while (escapeText(shown).length > limits.asked) shown = `${[...shown].slice(0, -2).join('')}…`;
  return { type: componentType.textDisplay, id: askedComponent, content: `-# ${escapeText(shown)}` };
}

/** A sentence of the bot as a message of its own, such as that an answer is shared already. */
export function renderNotice(sentence: string, visibility: Visibility): MessagePayload {
  return message([{ type: componentType.textDisplay, content: escapeText(sentence) }], [], visibility);
}

type Child = Extract<APIMessageTopLevelComponent, { components: unknown; type: 17 }>['components'][number];

function message(
  children: readonly Child[],
  rows: readonly (readonly Button[])[],
  visibility: Visibility,
  file?: AnswerFile,
): MessagePayload {
  const upload = file === undefined ? undefined : { name: file.name, type: file.type, content: file.content };
  const shown: Child[] =
    file === undefined
      ? [...children]
      : [...children, { type: componentType.file, file: { url: `attachment://${file.name}` } }];
  return {
    ...(upload !== undefined && { upload }),
    flags: flags.componentsV2 | flags.suppressEmbeds | (visibility === 'ephemeral' ? flags.ephemeral : 0),
    allowed_mentions: { parse: [] },
    components: [{ type: componentType.container, components: [...shown, ...buttonRows(rows)] }],
  };
}

/** Rows of buttons. Discord refuses a message with the same id twice: the first button stays. */
function buttonRows(rows: readonly (readonly Button[])[]): Child[] {
  const seen = new Set<string>();
  const kept = rows
    .slice(0, limits.rows)
    .map((row) =>
      row
        .filter(({ id }) => id.length <= limits.customId && !seen.has(id) && seen.add(id))
        .slice(0, limits.rowButtons),
    )
    .filter((row) => row.length > 0);
  return kept.map((row) => ({
    type: componentType.actionRow,
    components: row.map(({ label, id }) => ({
      type: componentType.button,
      style: secondary,
      label: shorten(label),
      custom_id: id,
    })),
  }));
}

/** A label of a button is plain text; a longer one ends in an ellipsis. */
function shorten(label: string): string {
  if (label.length <= limits.label) return label;
  const letters = [...new Intl.Segmenter().segment(label)].map(({ segment }) => segment);
  let short = '';
  for (const letter of letters) {
    if (short.length + letter.length >= limits.label) break;
    short += letter;
  }
  return `${short.trimEnd()}…`;
}

/** A block is measured several times before it is drawn; its Markdown is made once. */
const drawn = new WeakMap<Block, string>();

function markdown(block: Block): string {
  const known = drawn.get(block);
  if (known !== undefined) return known;
  if (block.type === 'table') throw new RangeError('a table steps down to a list before it is rendered');
  const made = markdownBlock(block);
  drawn.set(block, made);
  return made;
}

const printed = new WeakMap<Block, string>();

/** A block as small print, a line for each item: sources stand below the answer and must not outweigh it. */
function smallPrint(block: Block): string {
  if (block.type !== 'paragraph' && block.type !== 'list') return markdown(block);
  const known = printed.get(block);
  if (known !== undefined) return known;
  const lines = block.type === 'list' ? block.items : [block.children];
  const made = lines
    .map((children) => markdownBlock({ type: 'note', children }))
    .filter((line) => line !== '')
    .join('\n');
  printed.set(block, made);
  return made;
}
