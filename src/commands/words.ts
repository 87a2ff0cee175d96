/** A word of a command line: what it says, and the option it names itself ("year:2016" names `year`). */
export interface Word {
  readonly text: string;
  readonly option?: string;
  /** As it was typed, with its quotation marks and the name of its option; left out where that is the text. */
  readonly raw?: string;
}

/** Opening quotation marks with the marks that close them; a phone writes the curly ones by itself. */
const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"“”'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['‹', '›'],
  ["'", "'’"],
  ['‘', "’'"],
]);

/** Whitespace, control characters and invisible marks: none of them is part of a word. */
const gap = /[\s\p{Cc}\p{Cf}]/u;

/**
 * Cuts a command line into words. What stands in quotation marks of any kind is one word; a mark inside a word
 * ("mayor's") is a letter; `name:value` and `name:"two words"` name their option. Never throws.
 * Gives `unclosed` with the text behind a quotation mark that is opened at a word's start and never closed.
 */
export function splitWords(line: string): { words: Word[] } | { unclosed: string } {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (gap.test(line[at] ?? '')) {
      at += 1;
      continue;
    }
    const option = optionAt(line.slice(at, at + 40));
    const start = at + (option?.length ?? 0);
    const quoted = readQuoted(line, start);
    if (quoted === 'unclosed') return { unclosed: line.slice(start, start + 40) };
    const end = quoted?.end ?? wordEnd(line, start);
    words.push({
      text: quoted?.text ?? line.slice(start, end),
      ...(option !== undefined && { option: option.name }),
      raw: line.slice(at, end),
    });
    at = end;
  }
  return { words };
}

/** A word that is a unit already, such as a program's argument: `name:san jose` names its option. */
export function toWord(text: string): Word {
  const option = optionAt(text);
  return option === undefined
    ? { text }
    : { text: text.slice(option.length), option: option.name, raw: text };
}

/** The option that a text begins with, and how long `name:` is. An address (`https://…`) names none. */
function optionAt(text: string): { name: string; length: number } | undefined {
  const [whole, name] = /^(\p{L}[\p{L}\p{N}_-]{0,31}):(?=\S)(?!\/\/)/u.exec(text) ?? [];
  return whole === undefined || name === undefined
    ? undefined
    : { name: name.toLowerCase(), length: whole.length };
}

function readQuoted(line: string, start: number): { text: string; end: number } | 'unclosed' | undefined {
  const open = line[start] ?? '';
  const closing = closers.get(open);
  if (closing === undefined) return undefined;
  for (let at = start + 1; at < line.length; at += 1) {
    const closed = closing.includes(line[at] ?? '');
    const next = line[at + 1];
    if (closed && (next === undefined || gap.test(next)))
      return { text: line.slice(start + 1, at), end: at + 1 };
  }
  const isApostrophe = open === "'" || open === '‘' || open === '”';
  return isApostrophe ? undefined : 'unclosed';
}

function wordEnd(line: string, start: number): number {
  let at = start;
  while (at < line.length && !gap.test(line[at] ?? '')) at += 1;
  return at;
}
