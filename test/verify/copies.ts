import fc from 'fast-check';

/** What a copy of a passage may have suffered on its way to us, without one word being another. */
export interface Damage {
  readonly name: string;
  readonly apply: (text: string, choose: (bound: number) => number) => string;
}

const inside = (text: string, choose: (bound: number) => number, wanted: RegExp): number | undefined => {
  const places = [...text.matchAll(wanted)].map(({ index }) => index);
  return places.length === 0 ? undefined : places[choose(places.length)];
};

/** Puts something into the middle of a word. The name of a character ("&rsquo;") is not one. */
const putInside =
  (what: string) =>
  (text: string, choose: (bound: number) => number): string => {
    const at = inside(text, choose, /(?<=\p{Ll}{2})(?<!&\p{L}+)(?=\p{Ll}{2})/gu);
    return at === undefined ? text : text.slice(0, at) + what + text.slice(at);
  };

/** Puts a mark around some of the words. */
const around =
  (open: string, close = open) =>
  (text: string, choose: (bound: number) => number): string => {
    const words = text.split(' ');
    const from = choose(words.length);
    const to = from + choose(words.length - from);
    const [first = '', last = ''] = [words[from], words[to]];
    if (from === to) return words.with(from, open + first + close).join(' ');
    return words
      .with(from, open + first)
      .with(to, last + close)
      .join(' ');
  };

const everyLine =
  (before: string) =>
  (text: string): string =>
    text.replace(/^/gmu, before);

/** Breaks the text into lines, as an email or a PDF does. */
const broken =
  (between: string) =>
  (text: string, choose: (bound: number) => number): string => {
    const every = 4 + choose(9);
    let count = 0;
    return text.replace(/ /gu, () => (++count % every === 0 ? between : ' '));
  };

export const damages: readonly Damage[] = [
  { name: 'soft hyphen', apply: putInside('\u00ad') },
  { name: 'zero-width space', apply: putInside('\u200b') },
  { name: 'word joiner', apply: putInside('\u2060') },
  { name: 'byte order mark', apply: (text) => `\ufeff${text}` },
  { name: 'direction mark', apply: putInside('\u200e') },
  { name: 'parted at a line end', apply: putInside('-\n') },
  { name: 'parted with a soft hyphen', apply: putInside('\u00ad\n') },
  { name: 'hyphen at a line end', apply: (text) => text.replace(/(?<=\p{L})-(?=\p{L})/u, '-\n') },
  { name: 'soft hyphen for a hyphen', apply: (text) => text.replace(/(?<=\p{L})-(?=\p{L})/u, '\u00ad') },
  {
    name: 'ligatures',
    apply: (text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('ff', 'ﬀ'),
  },
  { name: 'lines', apply: broken('\n') },
  { name: 'lines of Windows', apply: broken('\r\n') },
  { name: 'no-break spaces', apply: broken('\u00a0') },
  { name: 'two spaces', apply: broken('  ') },
  { name: 'bold', apply: around('**') },
  { name: 'Slack’s bold', apply: around('*') },
  { name: 'italics', apply: around('_') },
  { name: 'struck', apply: around('~~') },
  { name: 'code', apply: around('`') },
  { name: 'spoiler', apply: around('||') },
  { name: 'block quote', apply: everyLine('> ') },
  { name: 'a bar before the first line', apply: (text) => `> ${text}` },
  { name: 'bars behind the first line', apply: (text) => text.replaceAll('\n', '\n> ') },
  { name: 'heading', apply: (text) => `## ${text}` },
  { name: 'list item', apply: (text) => `- ${text}` },
  { name: 'numbered item', apply: (text) => `1. ${text}` },
  { name: 'quotation marks', apply: (text) => `“${text}”` },
  { name: 'guillemets', apply: (text) => `« ${text} »` },
  { name: 'curly apostrophes', apply: (text) => text.replaceAll("'", '’') },
  { name: 'dashes', apply: (text) => text.replaceAll('-', '‑') },
  {
    name: 'footnote number',
    apply: (text, choose) => {
      const at = inside(text, choose, /(?<=\p{Ll}{3})(?= )/gu);
      return at === undefined ? text : `${text.slice(0, at)}${1 + choose(40)}${text.slice(at)}`;
    },
  },
  {
    name: 'raised number',
    apply: (text, choose) => {
      const at = inside(text, choose, /(?<=\p{Ll}{3})(?= )/gu);
      return at === undefined ? text : `${text.slice(0, at)}³${text.slice(at)}`;
    },
  },
  { name: 'first letter', apply: (text) => text.replace(/^\p{L}/u, (one) => swapCase(one)) },
  {
    name: 'first letter in brackets',
    apply: (text) => text.replace(/^\p{L}/u, (one) => `[${swapCase(one)}]`),
  },
  { name: 'closing mark', apply: (text) => (/[\p{L}\p{N}]$/u.test(text) ? `${text}.` : text) },
  { name: 'a lost space', apply: (text) => text.replace(/(?<=\p{Ll}{3}) (?=\p{Ll}{3})/u, '') },
  { name: 'a space inside a word', apply: putInside(' ') },
  { name: 'a hyphen inside a word', apply: putInside('-') },
  { name: 'a lost hyphen', apply: (text) => text.replace(/(?<=\p{L})-(?=\p{L})/u, '') },
  { name: 'bold letters', apply: (text) => text.replace(/(?<![&a-z])[a-z]{4,}/u, boldLetters) },
  {
    name: 'capitals',
    apply: (text) =>
      /^[\p{L}\p{N}\p{P}\s]*$/u.test(text) && !/[&\ufb00-\ufb06\u{1d400}-\u{1d7ff}]/u.test(text)
        ? text.toUpperCase()
        : text,
  },
  {
    name: 'tags',
    apply: (text, choose) => (text.includes('<') ? text : around('<b class="x">', '</b>')(text, choose)),
  },
  { name: 'named characters', apply: (text) => text.replaceAll("'", '&rsquo;').replaceAll('é', '&eacute;') },
  { name: 'accents beside their letters', apply: (text) => text.replaceAll('é', 'e´') },
  { name: 'bytes read wrongly', apply: (text) => text.replaceAll('é', 'Ã©') },
  { name: 'pictures', apply: (text) => `👉🏽 ${text} ✅` },
  { name: 'an item in letters', apply: (text) => `(a) ${text}` },
  { name: 'marks of an email', apply: everyLine('>> ') },
  {
    name: 'words left out',
    apply: (text) => {
      // A tag is left out or stays, with its attributes.
      const words = text.match(/(?:<[^<>]*>|[^ ])+/gu) ?? [];
      return words.length < 16 ? text : [...words.slice(0, 6), '[...]', ...words.slice(9)].join(' ');
    },
  },
];

function boldLetters(word: string): string {
  return String.fromCodePoint(...[...word].map((letter) => 0x1d41a + letter.charCodeAt(0) - 97));
}

function swapCase(one: string): string {
  return one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase();
}

/** A true passage of 5 to 60 whole words of a text. */
export function passageOf(text: string): fc.Arbitrary<string> {
  const words = text.split(' ');
  return fc
    .tuple(fc.nat(words.length - 6), fc.integer({ min: 5, max: 60 }))
    .map(([from, count]) => words.slice(from, from + count).join(' '));
}

/** A chain of up to three damages, and the numbers that choose where each strikes. */
export const chain = fc.array(fc.tuple(fc.constantFrom(...damages), fc.infiniteStream(fc.nat(9999))), {
  minLength: 1,
  maxLength: 3,
});

/** A passage after a chain of damages. */
export function damaged(text: string, struck: readonly (readonly [Damage, Iterable<number>])[]): string {
  return struck.reduce((sofar, [{ apply }, numbers]) => {
    const next = numbers[Symbol.iterator]();
    return apply(sofar, (bound) => (bound <= 1 ? 0 : Number(next.next().value) % bound));
  }, text);
}

/** A passage with one real change: another word, another number, a negation, two words changed about. */
export function changed(text: string, kind: number, place: number): string {
  const words = text.split(' ');
  const at = place % (words.length - 1);
  const [one = '', other = ''] = [words[at], words[at + 1]];
  switch (kind % 4) {
    case 0:
      return words.with(at, 'harbours').join(' ');
    case 1:
      return /\d/u.test(text)
        ? text.replace(/\d(?!.*\d)/su, (digit) => String((Number(digit) + 1 + (place % 8)) % 10))
        : words.with(at, '14').join(' ');
    case 2:
      return words.toSpliced(at + 1, 0, 'not').join(' ');
    default:
      return words
        .with(at, other)
        .with(at + 1, one)
        .join(' ');
  }
}
