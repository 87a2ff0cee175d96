import { parse } from 'discord-markdown-parser';
import { formatDate } from '../../src/calendar.ts';
import type { Language } from '../../src/language.ts';
import { type Html, html, outwardLink } from './html.ts';
import { unknownPart } from './view.ts';

/** What Discord's parser makes of Markdown; which fields there are depends on the type. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly level?: number;
  readonly target?: string;
  readonly timestamp?: string;
  readonly id?: string;
}

const listItem = /^(?:-|(\d+)\.) +(.*)$/su;

/**
 * Text with Discord's Markdown as HTML. The parser reads everything but lists, so that what only looks like text to
 * us is still read as markup here, as in Discord.
 */
export function showMarkdown(content: string, language: Language): Html {
  const chunks = content.split(/\n{2,}/u).filter((chunk) => chunk.trim() !== '');
  return html`${chunks.map((chunk) => showChunk(chunk, language))}`;
}

function showChunk(chunk: string, language: Language): Html {
  const lines = chunk.split(/\n(?! {2})/u);
  if (!lines.every((line) => listItem.test(line))) return showParagraph(chunk, language);
  const items = lines.map((line) => html`<li>${inline(itemText(line), language)}</li>`);
  const start = listItem.exec(lines[0] ?? '')?.[1];
  return start === undefined ? html`<ul>${items}</ul>` : html`<ol start="${start}">${items}</ol>`;
}

function itemText(line: string): string {
  return (listItem.exec(line)?.[2] ?? line).replaceAll('\n  ', '\n');
}

/** Headings, small print and quotations are blocks of their own; the lines between them are paragraphs. */
function showParagraph(chunk: string, language: Language): Html {
  const nodes = parse(chunk, 'extended') as readonly Node[];
  const parts: Html[] = [];
  let running: Node[] = [];
  const endRunning = () => {
    const said = running.filter(
      ({ type }, index) => type !== 'br' || (index > 0 && index < running.length - 1),
    );
    if (said.length > 0) parts.push(html`<p>${said.map((node) => showNode(node, language))}</p>`);
    running = [];
  };
  for (const node of nodes) {
    if (!['heading', 'subtext', 'blockQuote'].includes(node.type)) {
      running.push(node);
      continue;
    }
    endRunning();
    parts.push(showBlock(node, language));
  }
  endRunning();
  return html`${parts}`;
}

function showBlock(node: Node, language: Language): Html {
  const children = childrenOf(node, language);
  if (node.type === 'heading') return html`<h3>${children}</h3>`;
  if (node.type === 'subtext') return html`<p class="small">${children}</p>`;
  return html`<blockquote><p>${children}</p></blockquote>`;
}

function inline(content: string, language: Language): Html[] {
  return (parse(content, 'extended') as readonly Node[]).map((node) => showNode(node, language));
}

function childrenOf({ content }: Node, language: Language): Html {
  if (content === undefined) return html``;
  if (typeof content === 'string') return html`${content}`;
  const said = content.filter(({ type }, index) => type !== 'br' || index < content.length - 1);
  return html`${said.map((node) => showNode(node, language))}`;
}

function showNode(node: Node, language: Language): Html {
  const children = () => childrenOf(node, language);
  switch (node.type) {
    case 'text':
      return children();
    case 'br':
      return html`<br>`;
    case 'strong':
      return html`<strong>${children()}</strong>`;
    case 'em':
      return html`<em>${children()}</em>`;
    case 'underline':
      return html`<u>${children()}</u>`;
    case 'strikethrough':
      return html`<s>${children()}</s>`;
    case 'inlineCode':
    case 'codeBlock':
      return html`<code>${children()}</code>`;
    case 'spoiler':
      return html`<mark>${children()}</mark>`;
    case 'autolink':
    case 'url':
    case 'link': {
      const address = node.target ?? '';
      return outwardLink(address, plain(node) || address);
    }
    case 'timestamp':
      return showTime(Number(node.timestamp), language);
    case 'everyone':
    case 'here':
      return html`<span class="mention">@${node.type}</span>`;
    case 'user':
    case 'role':
    case 'channel':
      return html`<span class="mention">${node.type} ${node.id}</span>`;
    case 'heading':
    case 'subtext':
    case 'blockQuote':
      return showBlock(node, language);
    default:
      return unknownPart(node.type);
  }
}

function plain({ content }: Node): string {
  if (content === undefined || typeof content === 'string') return content ?? '';
  return content.map(plain).join('');
}

/** Discord shows a moment as the reader's day. */
function showTime(seconds: number, language: Language): Html {
  const moment = new Date(seconds * 1000);
  const day = formatDate(moment.toISOString().slice(0, 10), language);
  return html`<time datetime="${moment.toISOString()}">${day}</time>`;
}
