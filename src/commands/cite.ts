import { type Style, styles } from '../query/styles.ts';
import { fold } from '../text/normalise.ts';
import { defineCommand } from './define.ts';
import { recordNamed } from './record-named.ts';

export const citeCommand = defineCommand({
  name: 'cite',
  summary: 'command.cite',
  aliases: ['citer', 'citar'],
  example: { en: 'cite commitment 3', fr: 'cite engagement 3', es: 'cite compromiso 3' },
  options: [
    {
      name: 'what',
      kind: 'text',
      summary: 'option.what',
      required: true,
      rest: true,
      limit: 250,
      completes: 'record',
    },
    {
      name: 'style',
      kind: 'choice',
      summary: 'option.style',
      required: false,
      rest: false,
      limit: 16,
      choices: [
        { value: 'apa', label: 'choice.apa' },
        { value: 'chicago', label: 'choice.chicago' },
        { value: 'bibtex', label: 'choice.bibtex' },
        { value: 'ris', label: 'choice.ris' },
        { value: 'press', label: 'choice.press' },
      ],
    },
  ],
  ask: ({ what = '', style }, core, { index }) => {
    const typed = withStyle(String(what));
    const chosen = styles.find((each) => each === style) ?? typed.style;
    const named = recordNamed(typed.what, core, index);
    if ('noMatch' in named) return named;
    const { id, understood } = named;
    return { query: { kind: 'cite', id, ...(chosen !== undefined && { style: chosen }) }, understood };
  },
});

/** Small words before a style: "commitment 3 in APA", "as bibtex", "en style Chicago". */
const before = new Set(['in', 'as', 'en', 'au', 'como', 'style', 'format', 'estilo', 'formato']);

/** What people call the form for a news text. */
const pressWords = new Set(['journalist', 'news', 'journaliste', 'presse', 'periodista', 'prensa']);

/** A line that ends with a style: "the article bibtex", "commitment 3 in APA". */
function withStyle(line: string): { what: string; style?: Style } {
  const words = line.trim().split(/\s+/u);
  const last = fold(words.at(-1) ?? '');
  const style = styles.find((each) => each === last) ?? (pressWords.has(last) ? 'press' : undefined);
  if (style === undefined || words.length < 2) return { what: line };
  let end = words.length - 1;
  while (end > 1 && before.has(fold(words[end - 1] ?? ''))) end -= 1;
  return { what: words.slice(0, end).join(' '), style };
}
