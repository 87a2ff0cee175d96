import { bar, behindBar, settleBars } from '../../../src/chat/bars.ts';

/**
 * A message as far as its words go, in the form of Discord's API (https://docs.discord.com/developers/resources/message).
 * What it is made of is read as it comes; anything that is not of these forms says nothing.
 */
export interface ShownMessage {
  readonly content: string;
  readonly embeds?: readonly unknown[];
  readonly components?: readonly unknown[];
  /** Forwarded messages. */
  readonly snapshots?: readonly ShownMessage[];
}

type Part = Readonly<Record<string, unknown>>;

/** Component types that hold words or other components. */
const types = { textDisplay: 10 };

/**
 * The words that a person sees in a message: its own, then of its embeds, its components, and of what it forwards.
 * Marks of quoting and emphasis, mentions and custom emoji are no words; links show their labels.
 */
export function shownText({ content, embeds = [], components = [], snapshots = [] }: ShownMessage): string {
  const shown = [
    unmarked(content),
    ...embeds.map(embedText),
    ...components.map(componentText),
    ...snapshots.map(shownText).map((text) => (text === '' ? '' : behindBar(text))),
  ];
  return settleBars(shown.filter((text) => text.trim() !== '').join('\n')).trim();
}

function embedText(embed: unknown): string {
  const { title, description, fields, footer } = partOf(embed);
  const inFields = listOf(fields).flatMap((field) => [partOf(field)['name'], partOf(field)['value']]);
  return linesOf([title, description, ...inFields, partOf(footer)['text']]);
}

function componentText(component: unknown): string {
  const { type, content, components, component: one } = partOf(component);
  if (type === types.textDisplay) return linesOf([content]);
  return [...listOf(components), ...(one === undefined ? [] : [one])]
    .map(componentText)
    .filter((text) => text !== '')
    .join('\n');
}

function linesOf(texts: readonly unknown[]): string {
  return texts
    .flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [unmarked(text)] : []))
    .join('\n');
}

/**
 * Discord's markdown as the words it shows: https://support.discord.com/hc/articles/210298617. What stands behind a
 * backslash or in code is itself, so it is put aside before marks are looked for; a mark that has no partner is shown.
 */
function unmarked(text: string): string {
  const shown = putAside(text)
    .replace(/<a?:\w+:\d+>|<[@#][!&]?\d+>|<\/[^:>\n]+:\d+>/gu, '')
    .replace(/<t:(-?\d{1,12})(?::[tTdDfFsSR])?>/gu, (_, seconds: string) => dateOf(Number(seconds)))
    .replace(/^[ \t]*>>>[ \t]+([\s\S]*)$/mu, (_, rest: string) => behindBar(rest))
    .replace(/^[ \t]*>[ \t]+/gmu, bar)
    .replace(/(?<=^\u{10F900}|^)[ \t]*(?:#{1,3}|-#|[-*]|\d{1,3}\.)[ \t]+/gmu, '')
    .replace(/\[([^\]\n]+)\]\(<?([^()\s>]*)>?(?:[ \t]+"[^"\n]*")?\)/gu, '$1')
    .replace(/<(https?:\/\/[^\s<>]+)>/gu, '$1');
  return takeBack(withoutPairs(shown)).replaceAll('\u200b', '');
}

/** Marks around words, the longer first: `***both***` is `**` around `*`. */
const pairs = [
  /\|\|(?=\S)([^|]+?)\|\|/gu,
  /~~(?=\S)([^~]+?)~~/gu,
  /\*\*(?=\S)([^*]+?|\*[^*]+?\*)\*\*(?!\*)/gu,
  /__(?=\S)([^_]+?|_[^_]+?_)__(?!_)/gu,
  /\*(?=\S)([^*]+?)\*/gu,
  /(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)_(?![\p{L}\p{N}_])/gu,
];

function withoutPairs(text: string): string {
  return pairs.reduce((said, pair) => said.replace(pair, '$1'), text);
}

/** Where the signs that may be marks stand while marks are looked for: in a plane that no script is in. */
const aside = 0x10_f800;

function putAside(text: string): string {
  return text.replace(
    /\\([^0-9A-Za-z\s])|```(?:[\w+-]+\n)?([^`]+)```|(?<!`)(`{1,2})(?!`)([^`]+)\3(?!`)/gu,
    (_, escaped?: string, block?: string, __?: string, code?: string) =>
      (escaped ?? block ?? code ?? '').replace(/[!-/:-@[-`{-~]/gu, (sign) =>
        String.fromCodePoint(aside + (sign.codePointAt(0) ?? 0)),
      ),
  );
}

function takeBack(text: string): string {
  return text.replace(/[\u{10f800}-\u{10f87f}]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? aside) - aside),
  );
}

/** A time that each reader sees in a form of their own; here its day in UTC. */
function dateOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 10);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function partOf(value: unknown): Part {
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}
