import { bar, behindBar, settleBars } from '../../../src/chat/bars.ts';
import { readText } from './typed-text.ts';

/**
 * A message as far as its words go, as Slack delivers it: https://docs.slack.dev/messaging/. What it is made of is
 * read as it comes; anything that is not of these forms says nothing.
 */
export interface ShownMessage {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
}

type Part = Readonly<Record<string, unknown>>;

/**
 * The words that a person sees in a message: of its blocks, or of its text where it has none, then of what is
 * attached or forwarded. Links show their labels; mentions and custom emoji say nothing.
 */
export function shownText({ text, blocks, attachments }: ShownMessage): string {
  const own = partsOf(blocks).map(blockText).filter(isText).join('\n');
  const words = own === '' ? readText(unmarked(text ?? '')) : own;
  return settleBars([words, ...partsOf(attachments).map(attachmentText)].filter(isText).join('\n')).trim();
}

function attachmentText(attachment: Part): string {
  const inner = partsOf(attachment['message_blocks']).map((each) => {
    const message = partOf(each['message']);
    return partsOf(message['blocks']).map(blockText).filter(isText).join('\n');
  });
  const blocks = partsOf(attachment['blocks']).map(blockText);
  const shown = [...inner, ...blocks].filter(isText);
  if (shown.length > 0) return inner.some(isText) ? behindBar(shown.join('\n')) : shown.join('\n');
  const fields = partsOf(attachment['fields']).flatMap((field) => [field['title'], field['value']]);
  const lines = [attachment['pretext'], attachment['title'], attachment['text'], ...fields].map(markdownText);
  const words = lines.filter(isText).join('\n');
  return words === '' ? markdownText(attachment['fallback']) : words;
}

function blockText(block: Part): string {
  switch (block['type']) {
    case 'rich_text':
      return partsOf(block['elements']).map(richText).join('\n');
    case 'section':
      return [block['text'], ...partsOf(block['fields'])].map(objectText).filter(isText).join('\n');
    case 'header':
      return objectText(block['text']);
    case 'context':
      return partsOf(block['elements']).map(objectText).filter(isText).join(' ');
    case 'markdown':
      return markdownText(block['text']);
    case 'table':
      return listOf(block['rows'])
        .map((row) => partsOf(row).map(cellText).filter(isText).join(' '))
        .join('\n');
    default:
      return '';
  }
}

function cellText(cell: Part): string {
  return cell['type'] === 'rich_text' ? blockText(cell) : String(cell['text'] ?? '');
}

/** A stretch of rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function richText(element: Part): string {
  switch (element['type']) {
    case 'rich_text_list':
      return partsOf(element['elements']).map(richText).join('\n');
    case 'rich_text_quote':
      return behindBar(partsOf(element['elements']).map(richText).join(''));
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return partsOf(element['elements']).map(richText).join('');
    case 'text':
      return String(element['text'] ?? '');
    case 'link':
      return String(element['text'] ?? element['url'] ?? '');
    case 'date':
      return String(element['fallback'] ?? '');
    case 'emoji':
      return unicodeOf(element['unicode']);
    default:
      return '';
  }
}

/** A standard emoji's own signs from their code points ("1f600-200d"); a custom one has none. */
function unicodeOf(codes: unknown): string {
  if (typeof codes !== 'string' || !/^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/iu.test(codes)) return '';
  const points = codes.split('-').map((code) => Number.parseInt(code, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}

function objectText(object: unknown): string {
  const { type, text } = partOf(object);
  if (typeof text !== 'string') return '';
  return type === 'plain_text' ? text : markdownText(text);
}

function markdownText(text: unknown): string {
  return typeof text === 'string' ? readText(unmarked(text)) : '';
}

/** Slack's mrkdwn without the marks of quoting and emphasis, which stand at the edges of words. */
function unmarked(text: string): string {
  return text
    .replace(/^[ \t]*(?:&gt;){1,3}[ \t]?/gmu, bar)
    .replace(/```/gu, '')
    .replace(/(?<![\p{L}\p{N}])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![\p{L}\p{N}])/gu, '');
}

function isText(text: string): boolean {
  return text.trim() !== '';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function partsOf(value: unknown): readonly Part[] {
  return listOf(value).map(partOf);
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}
