import { slackLimits } from './limits.ts';
import { blockKitCheck } from './schemas.ts';

const wrongMessage = blockKitCheck('message_blocks');
const wrongHomeView = blockKitCheck('home_view');
const wrongHome = (blocks: Json) => wrongHomeView({ type: 'home', blocks });

/** A value as it arrives in JSON: nothing about its shape is known. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

type Fields = { readonly [name: string]: Json };

/** Why Slack refuses a payload: its error code, and which part was wrong. */
export interface Refusal {
  readonly error: string;
  readonly detail: string;
}

/**
 * Why Slack would refuse this message, or undefined where it takes it: nothing to show, a text it would cut,
 * blocks of a wrong shape, too many or too large.
 */
export function refuseMessage(message: Fields): Refusal | undefined {
  const { text, blocks } = message;
  const hasText = typeof text === 'string' && text !== '';
  if (!hasText && blocks === undefined) return { error: 'no_text', detail: 'neither text nor blocks' };
  if (text !== undefined && typeof text !== 'string') return { error: 'invalid_arguments', detail: 'text' };
  if (!hasText) return { error: 'no_text', detail: 'blocks without a text to read aloud' };
  if (text.length > slackLimits.text) return { error: 'msg_too_long', detail: `${text.length} characters` };
  if (blocks === undefined) return undefined;
  return refuseBlocks(blocks, slackLimits.messageBlocks);
}

/** Why Slack would refuse these blocks, or undefined. */
export function refuseBlocks(blocks: Json, most: number): Refusal | undefined {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', detail: 'not a list' };
  if (blocks.length === 0 || blocks.length > most)
    return { error: 'invalid_blocks', detail: `${blocks.length} blocks` };
  const wrong = blocks.map(wrongBlock).find((detail) => detail !== undefined);
  if (wrong !== undefined) return { error: 'invalid_blocks', detail: wrong };
  const ids = blocks.flatMap((block) => actionIds(block as Fields));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return { error: 'invalid_blocks', detail: `action_id "${twice}" twice` };
  const tables = blocks.filter((block) => isTable(block));
  if (tables.length > slackLimits.tables)
    return { error: 'invalid_blocks', detail: `${tables.length} tables` };
  if (tables.length > 0 && most !== slackLimits.messageBlocks)
    return { error: 'invalid_blocks', detail: 'a table outside a message' };
  // The schema knows no table; of a table it checks the cells, which are blocks of their own.
  const known = blocks.flatMap((block) => (isTable(block) ? cellsOf(block) : [block]));
  const isMessage = most === slackLimits.messageBlocks;
  const unlikeSchema = isMessage
    ? slices(known, most).flatMap((some) => wrongMessage(some))
    : wrongHome(blocks);
  if (unlikeSchema.length > 0) return { error: 'invalid_blocks', detail: unlikeSchema.join() };
  const size = JSON.stringify(blocks).length;
  return size > slackLimits.blocksTogether
    ? { error: 'msg_blocks_too_long', detail: `${size} characters` }
    : undefined;
}

function isTable(block: Json): block is Fields {
  return isFields(block) && block['type'] === 'table';
}

function cellsOf(table: Fields): Json[] {
  const rows = table['rows'];
  return Array.isArray(rows) ? rows.flat() : [];
}

function slices(blocks: readonly Json[], size: number): Json[][] {
  return blocks.length === 0 ? [] : [blocks.slice(0, size), ...slices(blocks.slice(size), size)];
}

/** A table: rows of cells that are rich text and not empty, all of one length. */
function wrongTable(table: Fields): string | undefined {
  const { rows, column_settings: columns } = table;
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > slackLimits.tableRows)
    return 'table: wrong number of rows';
  const isRow = (row: Json): row is readonly Json[] =>
    Array.isArray(row) && row.length > 0 && row.length <= slackLimits.tableCells;
  if (!rows.every(isRow)) return 'table: wrong number of cells';
  if (columns !== undefined && (!Array.isArray(columns) || columns.length > slackLimits.tableCells))
    return 'table: column_settings';
  if (wordsIn(rows) > slackLimits.tableText) return 'table: too long';
  return rows
    .flat()
    .map((cell) =>
      isFields(cell) && cell['type'] === 'rich_text' ? wrongBlock(cell) : 'table: a cell is no rich text',
    )
    .find((detail) => detail !== undefined);
}

function wordsIn(value: Json): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each: Json) => sum + wordsIn(each), 0);
  if (!isFields(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return Object.values(value).reduce((sum: number, each) => sum + wordsIn(each), own);
}

function actionIds(block: Fields): string[] {
  return block['type'] === 'actions'
    ? (block['elements'] as Fields[]).map((element) => String(element['action_id']))
    : [];
}

function wrongBlock(block: Json): string | undefined {
  if (!isFields(block)) return 'a block is no object';
  switch (block['type']) {
    case 'header':
      return wrongText(block['text'], ['plain_text'], slackLimits.headerText, 'header');
    case 'divider':
      return undefined;
    case 'section':
      return wrongText(block['text'], ['plain_text', 'mrkdwn'], slackLimits.textObject, 'section');
    case 'context':
      return wrongElements(block, slackLimits.contextElements, (element) =>
        wrongText(element, ['plain_text', 'mrkdwn'], slackLimits.textObject, 'context'),
      );
    case 'actions':
      return wrongElements(block, slackLimits.actionsElements, wrongButton);
    case 'rich_text':
      return wrongElements(block, Number.POSITIVE_INFINITY, wrongRichText);
    case 'table':
      return wrongTable(block);
    default:
      return `unsupported block ${String(block['type'])}`;
  }
}

function wrongElements(
  block: Fields,
  most: number,
  wrong: (element: Fields) => string | undefined,
): string | undefined {
  const elements = block['elements'];
  if (!Array.isArray(elements) || elements.length === 0 || elements.length > most)
    return `${String(block['type'])}: wrong number of elements`;
  return elements
    .map((element: Json) => (isFields(element) ? wrong(element) : 'an element is no object'))
    .find((detail) => detail !== undefined);
}

function wrongText(
  given: Json | undefined,
  types: readonly string[],
  most: number,
  where: string,
): string | undefined {
  if (!isFields(given)) return `${where}: no text object`;
  const { type, text } = given;
  if (typeof type !== 'string' || !types.includes(type)) return `${where}: text type ${String(type)}`;
  if (typeof text !== 'string' || text === '') return `${where}: empty text`;
  if (text.length > most) return `${where}: ${text.length} characters`;
  if (type === 'mrkdwn' && given['emoji'] !== undefined) return `${where}: emoji belongs to plain_text`;
  return undefined;
}

function wrongButton(element: Fields): string | undefined {
  if (element['type'] !== 'button') return `actions: ${String(element['type'])}`;
  const { action_id: actionId, value, accessibility_label: label } = element;
  if (typeof actionId !== 'string' || actionId === '' || actionId.length > slackLimits.actionId)
    return 'button: action_id';
  if (value !== undefined && (typeof value !== 'string' || value.length > slackLimits.buttonValue))
    return 'button: value';
  if (
    label !== undefined &&
    (typeof label !== 'string' || label === '' || label.length > slackLimits.accessibilityLabel)
  )
    return 'button: accessibility_label';
  return wrongText(element['text'], ['plain_text'], slackLimits.buttonText, 'button');
}

function wrongRichText(element: Fields): string | undefined {
  switch (element['type']) {
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return wrongElements(element, Number.POSITIVE_INFINITY, wrongLeaf);
    case 'rich_text_list': {
      const { style, offset } = element;
      if (style !== 'bullet' && style !== 'ordered') return 'list: style';
      if (offset !== undefined && (typeof offset !== 'number' || offset < 0)) return 'list: offset';
      return wrongElements(element, Number.POSITIVE_INFINITY, (item) =>
        item['type'] === 'rich_text_section' ? wrongRichText(item) : 'list: an item is no section',
      );
    }
    default:
      return `rich_text: ${String(element['type'])}`;
  }
}

function wrongLeaf(leaf: Fields): string | undefined {
  const { type, text, url, style } = leaf;
  if (type === 'channel') return typeof leaf['channel_id'] === 'string' ? undefined : 'channel: channel_id';
  if (type === 'user') return typeof leaf['user_id'] === 'string' ? undefined : 'user: user_id';
  if (type !== 'text' && type !== 'link') return `leaf ${String(type)}`;
  if (type === 'text' && (typeof text !== 'string' || text === '')) return 'text: empty';
  if (type === 'link' && (typeof url !== 'string' || !URL.canParse(url))) return 'link: url';
  if (style === undefined) return undefined;
  if (!isFields(style)) return 'leaf: style';
  const unknown = Object.keys(style).find((name) => !['bold', 'italic', 'strike', 'code'].includes(name));
  return unknown === undefined ? undefined : `style ${unknown}`;
}

/** True for an object with fields, as JSON has it. */
export function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
