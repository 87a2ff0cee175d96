import type { Aside } from '../query/asides.ts';
import { decodeEntities } from './entities.ts';
import { rewritten } from './rewritten.ts';

/** Something that people's copies add to a text, and the ways to read the text without it; none where it has none. */
export interface Addition {
  readonly aside: Aside;
  readonly without: (text: string) => readonly string[];
}

/** What people's copies add. A sign outside the words stays where it is. */
export const additions: readonly Addition[] = [
  { aside: 'markup', without: (text) => [withoutMarkup(text)] },
  { aside: 'styled', without: rewritten },
  { aside: 'note', without: (text) => [withoutNotes(text)] },
  // What is in brackets was put in, or stands for something.
  {
    aside: 'edit',
    without: (text) => [' ', ' … '].map((gap) => text.replace(/\s*\[[^\][\n]{2,60}\]\s*/gu, gap)),
  },
  { aside: 'reference', without: (text) => [withoutReferences(text)] },
];

/** Tags of a page's text, with and without attributes. */
const tag =
  /<\/?(?:a|b|blockquote|br|cite|code|div|em|font|h[1-6]|i|li|mark|ol|p|q|s|small|span|strong|su[bp]|u|ul)\b[^<>]{0,200}>/giu;
/** Pictures, arrows and the shapes and ticks that stand before an item, and Word's own sign of a parted word. */
const picture =
  /(?![©®™])(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Co}\u2190-\u21FF\u25A0-\u27BF]|\uFE0F)|¬\s*/gu;
/** What stands before a line that is quoted, is an item or is numbered: bars, bullets, then "2.", "(a)", "iv.", "15(b)", "§ 2". */
const bullets = String.raw`[\p{Cf}\p{Co} \t"“«„‘'>#+•‣◦·\p{Pd}\p{So}\p{Sm}*]*`;
const numbering = [
  String.raw`\d{1,3}(?:\s?[.)]\s?[-–—]?|[/°º]|\.?\s?(?:\([a-zA-Z]{1,4}\))+)`,
  String.raw`\(?(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)`,
  String.raw`[ivxIVX]{1,5}\.`,
  String.raw`[§¶]\s?\d{1,3}\.?`,
  String.raw`\[[ x]?\]`,
  String.raw`o(?=\s+\p{Lu})`,
].join('|');
const numbered = new RegExp(String.raw`^${bullets}(?:(?:${numbering})[ \t]+${bullets})+`, 'gmu');

/** Marks may stand inside a tag, so they go before it; what tags and entities hid, behind them. */
function withoutMarkup(text: string): string {
  return withoutMarks(decodeEntities(withoutMarks(text).replace(tag, '')))
    .replace(/<<([^<>]+)>>/gu, '«$1»')
    .replace(numbered, '')
    .trim();
}

function withoutMarks(text: string): string {
  return text
    .replace(/!?\[([^\]\n]+)\]\((?:<[^>\s]*>|[^()\s]*)\)/gu, '$1')
    .replace(/<(?:https?:\/\/|mailto:)[^|>\s]*\|([^>\n]+)>/gu, '$1')
    .replace(/^\s*@[\w.-]+[ \t]+/u, '')
    .replace(/[*_~`|]+/gu, '')
    .replace(picture, '')
    .replace(/^[ \t#]*(?:>[ \t]?)+/gmu, '');
}

function withoutNotes(text: string): string {
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]+/gu, '')
    .replace(/\s?\[\^?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]/gu, '')
    .replace(/(?<=\p{L}[.,;:!?"”’»)]?)\s?\(\d{1,2}\)/gu, '')
    .replace(/(?<=\p{L}{2}[.,;:!?"”’»)]?|\d[.,;:!?"”’»)])\d{1,3}(?![\p{L}\p{N}]|[.,]\d)/gu, '');
}

/** In brackets at the end: a year, a page, a paragraph, a remark on emphasis or translation. */
const reference =
  /\s*[([](?:[^()[\]]{0,80}\b(?:19|20)\d\d\b[^()[\]]{0,60}|(?:[§¶]|(?:pp?|p[aá]gs?|par[aá]?s?|paragraphe?s?|p[aá]rrafos?|art|articles?|art[ií]culos?|nos?)\b\.?)\s?[^()[\]]{0,30}\d[^()[\]]{0,30}|(?:my |own |our )?(?:emphasis|italics|translation|trad|souligné|italiques?|énfasis|cursivas?|traducción)\b[^()[\]]{0,40})[)\]](?=[\s.,;"”’»]*$)/iu;
const address = /<?(?:https?:\/\/|www\.)[^\s<>]+>?/giu;
/** Who wrote a message and when, as messengers copy it: "[12:34, 29/11/2026] Ana: ", "29/11/2026, 12:34 - Ana: ". */
const sender =
  /^\p{Cf}*(?:\[[\d/.:,\s]{6,24}(?:[ap]\.?\s?m\.?)?\]\s|[\d/.]{6,10},?\s\d{1,2}:\d\d(?:\s?[ap]\.?\s?m\.?)?\s[-–]\s)[^:\n]{1,40}:\s/gimu;

/** Lines that a page has and its text has not: its number, the symbol of its document. */
const furniture = /^\s*(?:\d[\d/ –-]{0,15}|\p{Lu}{1,4}(?:\/[\p{L}\d.]+){1,5})\s*$/u;
/** What people put before and behind what they repeat: "RT @name: ", "#migration". */
const tags = /^(?:RT[ \t]+)?@[\w.-]+:?[ \t]+|(?:\s+#[\p{L}\p{N}_]+)+\s*$/gu;

/** A text without such lines between others. The first and the last may be changed words of the document. */
function withoutFurniture(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.filter((line, index) => index <= first || index >= last || !furniture.test(line)).join('\n');
}

function withoutReferences(text: string): string {
  let left = withoutFurniture(text.replace(address, '').replace(sender, '')).replace(tags, '').trim();
  while (reference.test(left)) left = left.replace(reference, '').trim();
  return left;
}

/** The words of the reference in brackets that a text ends with. */
export function wordsOfReference(text: string): readonly string[] {
  const [found = ''] = reference.exec(text.replace(address, '').trim()) ?? [];
  return found.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
