import type { AskIndex } from '../ask/ask-index.ts';
import type { Core } from '../core.ts';
import type { Localised } from '../language.ts';
import { fold } from '../text/normalise.ts';
import { type Asked, defineCommand, type NoMatch } from './define.ts';
import { type NamedRecord, recordNamed } from './record-named.ts';

/** Words that stand between the two sides of a comparison, folded. */
const between = new Set([
  'and',
  'with',
  'to',
  'vs',
  'vs.',
  'v',
  'versus',
  'against',
  'et',
  'avec',
  'a',
  'contre',
  'y',
  'e',
  'con',
  'frente',
  '&',
  '/',
  ',',
]);

/** The most words of a line that is cut into two sides. */
const mostWords = { marked: 40, unmarked: 8 };

const example: Localised = {
  en: 'compare migration with refugees',
  fr: 'compare migrations et réfugiés',
  es: 'compare migración y refugiados',
};

export const compareCommand = defineCommand({
  name: 'compare',
  summary: 'command.compare',
  aliases: ['comparer', 'comparar'],
  example,
  options: [
    {
      name: 'first',
      kind: 'text',
      summary: 'option.first',
      required: true,
      rest: true,
      limit: 250,
      completes: 'record',
      pairedBy: { en: 'with', fr: 'avec', es: 'con' },
    },
    {
      name: 'second',
      kind: 'text',
      summary: 'option.second',
      required: false,
      rest: false,
      limit: 120,
      completes: 'record',
    },
  ],
  ask: ({ first = '', second }, core, { index }) => {
    if (second !== undefined) return compared([String(first), String(second)], core, index);
    const sides = sidesOf(String(first));
    const resolved = sides.map((pair) => compared(pair, core, index));
    const found = resolved.find((each) => 'query' in each);
    if (found !== undefined) return found;
    const alone = recordNamed(String(first), core, index);
    return 'noMatch' in alone
      ? (resolved[0] ?? alone)
      : { problem: { key: 'error.compare-one', given: { example } } };
  },
});

/** The comparison of two sides; the side that matches nothing says what is near it. */
function compared(sides: readonly [string, string], core: Core, index: AskIndex): Asked | NoMatch {
  const [one, other] = sides.map((side) => recordNamed(side, core, index)) as [
    NamedRecord | NoMatch,
    NamedRecord | NoMatch,
  ];
  if ('noMatch' in one) return one;
  if ('noMatch' in other) return other;
  if (one.id === other.id) return { noMatch: sides[1], near: [] };
  return {
    query: { kind: 'compare', of: [one.id, other.id] },
    understood: [...(one.understood ?? []), ...(other.understood ?? [])],
  };
}

/** The ways to cut a line into two sides: at a word that stands between, else anywhere. */
function sidesOf(line: string): [string, string][] {
  const words = line
    .replace(/[,/&]/gu, (mark) => ` ${mark} `)
    .trim()
    .split(/\s+/u);
  if (words.length > mostWords.marked) return [];
  const cut = (at: number, length: number): [string, string] => [
    words.slice(0, at).join(' '),
    words.slice(at + length).join(' '),
  ];
  const inner = words.map((_, at) => at).slice(1, -1);
  const marked = inner.filter((at) => between.has(fold(words[at] ?? '')));
  if (marked.length > 0) return marked.map((at) => cut(at, 1));
  return words.length > mostWords.unmarked ? [] : words.slice(1).map((_, before) => cut(before + 1, 0));
}
