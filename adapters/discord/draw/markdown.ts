import type { Block, Inline } from '../../../src/answer/nodes.ts';
import { isHostOf, plainInline } from '../../../src/answer/plain-text.ts';
import { createBounded } from '../../../src/bounded.ts';

/**
 * Discord's Markdown, written so that only nodes are markup:
 * https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
 */

/** Keeps two marks apart that would be read as one; nothing is seen of it. */
const between = '\u200b';

/** Anything that `escapeText` looks at. Most texts hold nothing of it. */
const mayBeMarkup = /[\t\r\v\f\u0085\u2028\u2029\\*_~`|<>[\]#@:]|^\s*(?:[-+]|\d*\.)/mu;

/**
 * Text that Discord shows as it is: nothing in it is markup, a mention, a time, an emoji code or an address to
 * follow. Line breaks of every kind are kept as such; a tab is a space.
 */
export function escapeText(text: string): string {
  const known = escaped.get(text);
  if (known !== undefined) return known;
  const made = mayBeMarkup.test(text) ? escapeMarks(text) : text;
  escaped.set(text, made);
  return made;
}

/** The sentences of the data come again and again. */
const escaped = createBounded<string>(1_000);

function escapeMarks(text: string): string {
  return (
    text
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, '\n')
      .replaceAll('\t', ' ')
      .replace(/[\\*_~`|<>[\]#@]/gu, '\\$&')
      // "https:" may meet "//" of the next leaf.
      .replace(/:(?=\/|$)/gu, '\\:')
      // "1." and "-" at the start of a line would be a list, and the line may start with this leaf.
      .replace(/^([^\S\n]*\d*)\./gmu, '$1\\.')
      .replace(/^([^\S\n]*)([-+])/gmu, '$1\\$2')
  );
}

/** Running text as Discord's Markdown. */
export function markdownOf(children: readonly Inline[]): string {
  return inline(children, { strong: false, emphasis: false });
}

/** A block as Discord's Markdown. A table steps down to a list before it comes here. */
export function markdownBlock(block: Exclude<Block, { type: 'table' }>): string {
  switch (block.type) {
    case 'paragraph':
      return markdownOf(block.children).trim();
    case 'heading':
      return marking('### ', ' ', block.children);
    case 'note':
      return marking('-# ', '\n-# ', block.children);
    case 'code':
      return codeBlock(plainInline(block.children));
    case 'quote':
      return marking('> ', '\n> ', block.children);
    case 'list':
      return block.items
        .map((item, index) =>
          marking(block.start === undefined ? '- ' : `${block.start + index}. `, '\n  ', item),
        )
        .join('\n');
  }
}

/** Between fences everything is shown as it is, but a fence: nothing is seen of what parts the marks of one. */
function codeBlock(signs: string): string {
  const lines = signs.replace(/\r\n?/gu, '\n').replace(/`(?=`)/gu, `\`${between}`);
  return lines.trim() === '' ? '' : `\`\`\`\n${lines}\n\`\`\``;
}

/** Text with its mark, and what stands for its line breaks; nothing where there is nothing to say. */
function marking(mark: string, lineBreak: string, children: readonly Inline[]): string {
  const written = markdownOf(children).trim();
  return written === '' ? '' : `${mark}${written.replaceAll('\n', lineBreak)}`;
}

interface Inside {
  readonly strong: boolean;
  readonly emphasis: boolean;
}

function inline(children: readonly Inline[], inside: Inside): string {
  return children.reduce((written, node) => {
    const next = inlineNode(node, inside);
    // A mark that meets a mark: "**a**" and "*b*" would be "**a***b*".
    return written + (endsWithMark(written) && next.startsWith('*') ? between : '') + next;
  }, '');
}

function inlineNode(node: Inline, inside: Inside): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text);
    case 'strong':
      return inside.strong
        ? inline(node.children, inside)
        : marked('**', inline(node.children, { ...inside, strong: true }));
    case 'emphasis':
      return inside.emphasis
        ? inline(node.children, inside)
        : marked('*', inline(node.children, { ...inside, emphasis: true }));
    case 'link':
      return node.label === node.address
        ? addressOf(node.address)
        : isHostOf(node.label, node.address)
          ? linkTo(node.label, node.address)
          : `${escapeText(node.label)} (${addressOf(node.address)})`;
    case 'time':
      return timeOf(node.date, node.label);
    case 'reference':
      return linkTo(plainInline([node]), node.address);
  }
}

/** Marks stand at letters, never at spaces: Discord reads "* a *" as it is written. */
function marked(mark: string, written: string): string {
  const middle = written.trim();
  if (middle === '') return written;
  const [before, after] = [
    written.slice(0, written.indexOf(middle)),
    written.slice(written.trimEnd().length),
  ];
  const opening = middle.startsWith('*') ? between : '';
  const closing = endsWithMark(middle) ? between : '';
  return `${before}${mark}${opening}${middle}${closing}${mark}${after}`;
}

/** True for a mark at the end that is no escaped asterisk. */
function endsWithMark(written: string): boolean {
  if (!written.endsWith('*')) return false;
  const [, backslashes = ''] = /(\\*)\*$/u.exec(written) ?? [];
  return backslashes.length % 2 === 0;
}

/**
 * A link behind its own host or behind a source's number, the only words that may stand for an address.
 * https://discord.com/developers/docs/reference#message-formatting
 */
function linkTo(label: string, address: string | undefined): string {
  const target = address === undefined ? '' : addressOf(address);
  if (!target.startsWith('<')) return escapeText(label);
  // A parenthesis in the address would end the link early.
  const encoded = target.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${escapeText(label)}](${encoded})`;
}

/**
 * An address to follow, shown whole and without a preview: never behind other words. What is no web address is
 * text.
 */
function addressOf(address: string): string {
  if (!/^https?:\/\/[^\s/]/u.test(address)) return escapeText(address);
  // An asterisk would end the emphasis around the address.
  const encoded = address
    .toWellFormed()
    .replace(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, encodeURIComponent)
    .replaceAll('*', '%2A');
  return `<${encoded}>`;
}

/**
 * A day as Discord's timestamp, which every reader sees in the form of their own locale. Ten o'clock in UTC is the
 * same day from Hawaii (UTC-10) to the Chatham Islands in summer (UTC+13:45). A month or a year is no moment and stays words.
 * https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 */
function timeOf(date: string, label: string): string {
  const moment = date.length === 10 ? Date.parse(`${date}T10:00:00Z`) : Number.NaN;
  return Number.isNaN(moment) ? escapeText(label) : `<t:${moment / 1000}:D>`;
}
