import type { types } from '@slack/bolt';
import { type Html, html, outwardLink, type Part } from './html.ts';
import { type PressableButton, unknownPart, type View, type ViewContext } from './view.ts';

/** What the bot sends to Slack: https://docs.slack.dev/reference/block-kit/blocks */
interface SlackPayload {
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

type RichTextElement = types.RichTextBlock['elements'][number];
type Leaf = types.RichTextSection['elements'][number];
type ContextElement = types.ContextBlock['elements'][number];

/** Slack's messages as HTML. Nothing in a rich text or a plain text is markup, as in Slack. */
export const slackView: View = {
  show(payload, context) {
    const { response_type, text, blocks } = payload as SlackPayload;
    return {
      isPrivate: response_type === 'ephemeral',
      body: html`${blocks.map((block) => showBlock(block, context))}`,
      spoken: unescapeText(text),
    };
  },
};

function showBlock(block: types.KnownBlock, { buttons }: ViewContext): Html {
  switch (block.type) {
    case 'header':
      return html`<h3>${block.text.text}</h3>`;
    case 'rich_text':
      return html`${block.elements.map(showRichText)}`;
    case 'context':
      return html`<p class="small">${block.elements.map(showContextElement)}</p>`;
    case 'table':
      return showTable(block);
    case 'divider':
      return html`<hr>`;
    case 'actions':
      return buttons(
        block.elements.flatMap((element): PressableButton[] =>
          element.type === 'button' ? [{ label: element.text.text, id: element.action_id ?? '' }] : [],
        ),
      );
    default:
      return unknownPart(block.type);
  }
}

/** A table moves sideways where it is wider than the message, as in Slack; the keyboard reaches it for that. */
function showTable({ rows }: types.TableBlock): Html {
  const [header = [], ...body] = rows;
  return html`<div class="table" tabindex="0" role="region" aria-label="${header.map(cellText).join(', ')}"><table>
<thead><tr>${header.map((cell) => html`<th scope="col">${showCell(cell)}</th>`)}</tr></thead>
<tbody>${body.map(([first, ...cells]) => html`<tr>${first === undefined ? html`` : html`<th scope="row">${showCell(first)}</th>`}${cells.map((cell) => html`<td>${showCell(cell)}</td>`)}</tr>`)}</tbody>
</table></div>`;
}

function cellText(cell: types.TableBlock['rows'][number][number]): string {
  if (cell.type !== 'rich_text') return '';
  return cell.elements
    .flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []))
    .map((leaf) => (leaf.type === 'text' ? leaf.text : ''))
    .join('');
}

function showCell(cell: types.TableBlock['rows'][number][number]): Html {
  if (cell.type !== 'rich_text') return unknownPart(cell.type);
  return html`${cell.elements.map((element) =>
    element.type === 'rich_text_section'
      ? html`${element.elements.map(showLeaf)}`
      : unknownPart(element.type),
  )}`;
}

function showRichText(element: RichTextElement): Html {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p>${element.elements.map(showLeaf)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote><p>${element.elements.map(showLeaf)}</p></blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre tabindex="0">${element.elements.map(showLeaf)}</pre>`;
    case 'rich_text_list': {
      const items = element.elements.map((item) =>
        'elements' in item ? html`<li>${item.elements.map((leaf) => showLeaf(leaf as Leaf))}</li>` : html``,
      );
      return element.style === 'ordered'
        ? html`<ol start="${1 + ('offset' in element ? Number(element.offset) : 0)}">${items}</ol>`
        : html`<ul>${items}</ul>`;
    }
  }
}

function showLeaf(leaf: Leaf): Html {
  switch (leaf.type) {
    case 'text':
      return styled(leaf.text, leaf.style);
    case 'link':
      return styled(outwardLink(leaf.url, leaf.text ?? leaf.url), leaf.style);
    case 'channel':
      return html`<span class="mention">#${leaf.channel_id}</span>`;
    case 'user':
      return html`<span class="mention">@${leaf.user_id}</span>`;
    default:
      return unknownPart(leaf.type);
  }
}

function styled(content: Part, style: { bold?: boolean; italic?: boolean } = {}): Html {
  const inner = style.italic === true ? html`<em>${content}</em>` : html`${content}`;
  return style.bold === true ? html`<strong>${inner}</strong>` : inner;
}

/** Of mrkdwn the bot writes a link and nothing else; anything else is shown letter for letter. */
function showContextElement(element: ContextElement): Html {
  if (element.type === 'plain_text') return html`<span>${element.text}</span> `;
  if (element.type !== 'mrkdwn') return unknownPart(element.type);
  const [, address, label = ''] = /^<(https?:[^|>]+)\|([^>]+)>$/.exec(element.text) ?? [];
  return address === undefined
    ? html`<span>${unescapeText(element.text)}</span> `
    : html`${outwardLink(unescapeText(address), unescapeText(label))} `;
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
