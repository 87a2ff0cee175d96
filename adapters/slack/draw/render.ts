import type { types } from '@slack/bolt';
import type { Caps, Feature } from '../../../src/answer/caps.ts';
import type { Block, Inline } from '../../../src/answer/nodes.ts';
import { plainBlock, plainInline } from '../../../src/answer/plain-text.ts';
import { isAtAGlance, type Table } from '../../../src/answer/table.ts';
import { type Lead, ownLine } from '../../../src/chat/lead.ts';
import { parsePress } from '../../../src/chat/press.ts';
import type { Button, Reply } from '../../../src/chat/reply.ts';
import { budgets } from '../send/limits.ts';

/** A message as Slack takes it, without where it goes. */
export interface SlackMessage {
  /** The whole message to be read aloud: screen readers and notifications read nothing else. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** Off: a link in a source must not unfold into a page's picture. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  /** Off: `text` is literal but for the three escapes, so a star in it stays a star. */
  readonly mrkdwn: false;
}

type KnownBlock = types.KnownBlock;
type RichTextElement = types.RichTextBlock['elements'][number];
type Leaf = Extract<RichTextElement, { type: 'rich_text_section' }>['elements'][number];
type ContextElement = types.ContextBlock['elements'][number];

const features: ReadonlySet<Feature> = new Set([
  'heading',
  'quote',
  'list',
  'table',
  'note',
  'code',
  'strong',
  'emphasis',
  'link',
]);

/** Room in a message for its buttons, which carry what was asked, and for what stands above the answer. */
const buttonRoom = { size: 3_000, text: 400, blocks: 5 };

/** What a message may hold besides: the same part of both budgets is full when a page is. */
const pageSize = budgets.blocksTogether - buttonRoom.size;
const textWeight = pageSize / (budgets.text - buttonRoom.text);

/**
 * What Slack takes. A block's size is that of its JSON, or of its words in the text form where these fill that
 * form's budget sooner, so that a page always fits both.
 */
export const slackCaps: Caps = {
  features,
  // On a phone Slack's table is moved sideways: sentences in its cells would have to be read so.
  takesTable: (table) =>
    isAtAGlance(table) &&
    table.header.length <= budgets.tableColumns &&
    table.rows.length < budgets.tableRows &&
    plainBlock(table).length <= budgets.tableText,
  oneTable: true,
  partBlocks: budgets.messageBlocks - buttonRoom.blocks,
  partSize: pageSize,
  blockSize: pageSize,
  headingSize: Math.floor(textWeight * (budgets.headerText + 2)),
  sizeOf: (block) =>
    Math.max(
      JSON.stringify(renderBlock(block)).length + 1,
      Math.ceil(textWeight * (escapeText(plainBlock(block)).length + 2)),
    ),
};

/** One page of an answer, with what stands above it. */
export function renderReply(reply: Reply, { above, asked }: Lead = {}): SlackMessage {
  // Where somebody shared it, others read the question too.
  const seen = above === undefined && asked !== undefined ? ownLine(asked) : asked;
  const lead = [above, seen].flatMap((line): Block[] =>
    line === undefined ? [] : [{ type: 'note', children: [{ type: 'text', text: line }] }],
  );
  const shown = [...lead, ...reply.blocks, ...reply.sources];
  // Who only hears the message does not hear its buttons: what to ask next is said instead, where there is room.
  const withHint = [...shown, ...reply.answer.hint];
  const isLast = reply.page === reply.answerPages;
  const spoken = isLast && spokenText(withHint).length <= budgets.text ? withHint : shown;
  return toMessage(spoken, [
    ...[...lead, ...reply.blocks].flatMap(renderBlock),
    ...reply.sources.flatMap(renderSource),
    ...renderButtons(reply.rows, asked),
  ]);
}

/** A short message without buttons. */
export function renderNotice(notice: string): SlackMessage {
  const block: Block = { type: 'paragraph', children: [{ type: 'text', text: notice }] };
  return toMessage([block], renderBlock(block));
}

function spokenText(blocks: readonly Block[]): string {
  return escapeText(blocks.map(plainBlock).join('\n\n'));
}

function toMessage(spoken: readonly Block[], blocks: KnownBlock[]): SlackMessage {
  return {
    // Slack refuses blocks without a text for who only hears them.
    text: spokenText(spoken) || '…',
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    mrkdwn: false,
  };
}

/** The three marks that Slack reads in any text; nothing else needs or knows an escape. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Rows of buttons; of two that mean the same, which Slack refuses, only the first is shown. Those that draw the same
 * answer again carry what was asked: of a message that only its asker sees, Slack tells the bot nothing else.
 */
export function renderButtons(rows: Reply['rows'], asked?: string): types.ActionsBlock[] {
  const seen = new Set<string>();
  const isNew = ({ id }: Button) => !seen.has(id) && seen.add(id) !== undefined;
  return rows
    .map((row) => row.filter(isNew))
    .filter((row) => row.length > 0)
    .map((row) => ({
      type: 'actions',
      elements: row.map(({ label, id }) => ({
        type: 'button',
        text: { type: 'plain_text', text: shorten(label, budgets.buttonText), emoji: false },
        action_id: id,
        ...(asked !== undefined && drawsAgain(id) && { value: asked }),
      })),
    }));
}

function drawsAgain(id: string): boolean {
  const deed = parsePress(id)?.do;
  return deed === 'turn' || deed === 'share';
}

/** Shortens at a whole character, so that no half of one is sent. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** A block as Slack shows it; nothing where it has no words. */
export function renderBlock(block: Block): KnownBlock[] {
  switch (block.type) {
    case 'heading': {
      const text = plainInline(block.children);
      if (text === '') return [];
      if (text.length > budgets.headerText) return section(block.children);
      return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
    }
    case 'paragraph':
      return section(block.children);
    case 'quote': {
      const elements = leaves(block.children);
      return elements.length === 0 ? [] : richText({ type: 'rich_text_quote', elements });
    }
    case 'list': {
      if (block.items.length === 0) return [];
      const items = block.items.map((item) => ({
        type: 'rich_text_section' as const,
        elements: orSpace(leaves(item)),
      }));
      return richText({
        type: 'rich_text_list',
        style: block.start === undefined ? 'bullet' : 'ordered',
        ...(block.start !== undefined && block.start > 1 && { offset: block.start - 1 }),
        elements: items,
      });
    }
    case 'code': {
      const signs = plainInline(block.children);
      const elements = [{ type: 'text' as const, text: signs }];
      return signs === '' ? [] : richText({ type: 'rich_text_preformatted', elements });
    }
    case 'note':
      return context(block.children);
    case 'table':
      return [tableBlock(block)];
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: its first row is the header, and no cell may be empty. */
function tableBlock({ header, rows }: Table): types.TableBlock {
  const titles = header.map((title): Inline[] => [{ type: 'strong', children: title }]);
  return {
    type: 'table',
    column_settings: header.map(() => ({ is_wrapped: true })),
    rows: [titles, ...rows].map((row) => row.map(tableCell)),
  };
}

function tableCell(children: readonly Inline[]): types.RichTextBlock {
  const elements = orSpace(leaves(children));
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** Sources stand small, below the answer: a document or a passage a line. */
export function renderSource(block: Block): KnownBlock[] {
  switch (block.type) {
    case 'paragraph':
      return context(block.children);
    case 'list':
      return block.items.flatMap((item) => context(item));
    default:
      return renderBlock(block);
  }
}

function section(children: readonly Inline[]): KnownBlock[] {
  const elements = leaves(children);
  return elements.length === 0 ? [] : richText({ type: 'rich_text_section', elements });
}

function richText(element: RichTextElement): types.RichTextBlock[] {
  return [{ type: 'rich_text', elements: [element] }];
}

function orSpace(elements: Leaf[]): Leaf[] {
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Running text as the leaves of rich text, which nothing parses; neighbours of one style are one leaf. */
function leaves(children: readonly Inline[], style: Style = {}): Leaf[] {
  const styled = Object.keys(style).length === 0 ? {} : { style };
  return joinTexts(
    children.flatMap((node): Leaf[] => {
      switch (node.type) {
        case 'strong':
          return leaves(node.children, { ...style, bold: true });
        case 'emphasis':
          return leaves(node.children, { ...style, italic: true });
        case 'link':
        case 'reference': {
          const url = node.address === undefined ? undefined : webAddress(node.address);
          const label = node.type === 'link' ? node.label : plainInline([node]);
          if (url !== undefined) return [{ type: 'link', url, text: label || url, ...styled }];
          return textLeaf(plainInline([node]), styled);
        }
        default:
          return textLeaf(plainInline([node]), styled);
      }
    }),
  );
}

function textLeaf(text: string, styled: { readonly style?: Style }): Leaf[] {
  return text === '' ? [] : [{ type: 'text', text, ...styled }];
}

function joinTexts(given: readonly Leaf[]): Leaf[] {
  return given.reduce<Leaf[]>((joined, leaf) => {
    const last = joined.at(-1);
    if (last?.type === 'text' && leaf.type === 'text' && sameStyle(last.style, leaf.style)) {
      joined[joined.length - 1] = { ...last, text: last.text + leaf.text };
    } else joined.push(leaf);
    return joined;
  }, []);
}

function sameStyle(one: Style | undefined, other: Style | undefined): boolean {
  return one?.bold === other?.bold && one?.italic === other?.italic;
}

/**
 * Running text as a context block: words in plain text, which nothing parses. Only a link needs mrkdwn, and
 * there it shows its host, never a label, so that no one's words are read as markup. What is too long or has too
 * many parts is a paragraph instead.
 */
function context(children: readonly Inline[]): KnownBlock[] {
  const elements = contextElements(children);
  if (elements.length === 0) return [];
  const tooLong = elements.some(({ type, ...element }) => {
    return type !== 'image' && 'text' in element && String(element.text).length > budgets.contextText;
  });
  if (tooLong || elements.length > budgets.contextElements) return section(children);
  return [{ type: 'context', elements }];
}

function contextElements(children: readonly Inline[]): ContextElement[] {
  const elements: ContextElement[] = [];
  let words = '';
  const endWords = () => {
    if (words.trim() !== '') elements.push({ type: 'plain_text', text: words.trim(), emoji: false });
    words = '';
  };
  for (const node of flatten(children)) {
    const url = node.type === 'link' ? webAddress(node.address) : undefined;
    if (node.type !== 'link' || url === undefined) {
      words += plainInline([node]);
      continue;
    }
    const { host } = new URL(url);
    if (node.label !== node.address && node.label !== host) words += node.label;
    endWords();
    elements.push({ type: 'mrkdwn', text: `<${escapeText(url)}|${host}>`, verbatim: true });
  }
  endWords();
  return elements;
}

/** Leaves without their styles, which a context block does not have. */
function flatten(children: readonly Inline[]): Inline[] {
  return children.flatMap((node) =>
    node.type === 'strong' || node.type === 'emphasis' ? flatten(node.children) : [node],
  );
}

/** The address as Slack may open it, or undefined where it is none of the web or holds what Slack would read. */
function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href, host } = new URL(address);
  if ((protocol !== 'https:' && protocol !== 'http:') || href.length > budgets.linkAddress) return undefined;
  return /^[\w.:[\]-]+$/.test(host) ? href.replace(/[<>|]/g, encodeURIComponent) : undefined;
}
