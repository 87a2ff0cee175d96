import type { Json } from './refusals.ts';

type Fields = { readonly [name: string]: Json };

/** A button as a user sees it. */
export interface SeenButton {
  readonly label: string;
  readonly actionId: string;
  readonly value: string | undefined;
}

/** The words a user sees in these blocks, a line for each block or item. */
export function wordsSeen(blocks: readonly Json[]): string {
  return blocks.flatMap((block) => linesOf(block as Fields)).join('\n');
}

/** The buttons of these blocks, in order. */
export function buttonsSeen(blocks: readonly Json[]): SeenButton[] {
  return blocks
    .flatMap((block) => ((block as Fields)['type'] === 'actions' ? elementsOf(block as Fields) : []))
    .map((button) => ({
      label: String((button['text'] as Fields)['text']),
      actionId: String(button['action_id']),
      value: typeof button['value'] === 'string' ? button['value'] : undefined,
    }));
}

function linesOf(block: Fields): string[] {
  switch (block['type']) {
    case 'header':
    case 'section':
      return [shown(block['text'] as Fields)];
    case 'context':
      return [elementsOf(block).map(shown).join(' ')];
    case 'rich_text':
      return elementsOf(block).flatMap(richLines);
    case 'table':
      return (block['rows'] as readonly (readonly Fields[])[]).map((row) =>
        row.map((cell) => elementsOf(cell).flatMap(richLines).join(' ')).join(' | '),
      );
    default:
      return [];
  }
}

function richLines(element: Fields): string[] {
  if (element['type'] !== 'rich_text_list') {
    const words = elementsOf(element).map(leafText).join('');
    return [element['type'] === 'rich_text_quote' ? `| ${words}` : words];
  }
  const offset = typeof element['offset'] === 'number' ? element['offset'] : 0;
  return elementsOf(element).map((item, index) => {
    const mark = element['style'] === 'ordered' ? `${offset + index + 1}.` : '•';
    return `${mark} ${elementsOf(item).map(leafText).join('')}`;
  });
}

function leafText(leaf: Fields): string {
  if (leaf['type'] === 'channel') return `#${String(leaf['channel_id'])}`;
  if (leaf['type'] === 'user') return `@${String(leaf['user_id'])}`;
  if (leaf['type'] === 'link') return String(leaf['text'] ?? leaf['url']);
  return String(leaf['text'] ?? '');
}

/** A text object as shown: plain text as it is; in mrkdwn an entity shows its label. */
function shown(object: Fields): string {
  const text = String(object['text']);
  if (object['type'] === 'plain_text') return text;
  return unescapeText(
    text.replace(/<([^>|]*)(?:\|([^>]*))?>/g, (_, target: string, label?: string) => label ?? target),
  );
}

/** What Slack makes of its three escapes. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Something in a message that Slack acts on: whom it notifies, where a click leads. */
export interface Entity {
  readonly kind: 'user' | 'broadcast' | 'channel' | 'link';
  readonly target: string;
  readonly label: string | undefined;
}

/** Every entity of a message: leaves of rich text that are one, and what Slack reads in its texts. */
export function entitiesIn(message: Fields): Entity[] {
  const fromText = typeof message['text'] === 'string' ? entitiesOfText(message['text']) : [];
  return [...fromText, ...entitiesOfValue(message['blocks'] ?? null)];
}

function entitiesOfValue(value: Json): Entity[] {
  if (Array.isArray(value)) return value.flatMap(entitiesOfValue);
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Fields;
  switch (fields['type']) {
    case 'mrkdwn':
      return entitiesOfText(String(fields['text']));
    case 'link':
      return [
        {
          kind: 'link',
          target: String(fields['url']),
          label: fields['text'] === undefined ? undefined : String(fields['text']),
        },
      ];
    case 'user':
    case 'usergroup':
      return [{ kind: 'user', target: String(fields['user_id']), label: undefined }];
    case 'channel':
      return [{ kind: 'channel', target: String(fields['channel_id']), label: undefined }];
    case 'broadcast':
      return [{ kind: 'broadcast', target: String(fields['range']), label: undefined }];
    default:
      return Object.values(fields).flatMap(entitiesOfValue);
  }
}

/** What stands in angle brackets in a text that Slack parses. */
function entitiesOfText(text: string): Entity[] {
  return [...text.matchAll(/<([^<>]+)>/g)].map(([, inner = '']) => {
    const [target = '', label] = inner.split('|', 2);
    const kind = target.startsWith('@')
      ? 'user'
      : target.startsWith('!')
        ? 'broadcast'
        : target.startsWith('#')
          ? 'channel'
          : 'link';
    return { kind, target, label };
  });
}

function elementsOf(holder: Fields): readonly Fields[] {
  return (holder['elements'] ?? []) as readonly Fields[];
}
