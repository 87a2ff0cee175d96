/** A piece of HTML. It can only be made by `html`, so whatever stands in it is either markup of ours or escaped. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, nothing at all is left out. */
export type Part = Html | string | number | undefined | false | readonly Part[];

/** A template of HTML: its own text is markup, every value in it is text unless it is HTML itself. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: template.reduce((said, piece, index) => said + markupOf(parts[index - 1]) + piece),
  };
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeMarkup(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}

/** A link that leads out of the page, or its text alone where the address is none of the web. */
export function outwardLink(address: string, label: string): Html {
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb
    ? html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : html`${label}`;
}
