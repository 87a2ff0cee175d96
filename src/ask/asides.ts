import { foldPhrase } from '../text/normalise.ts';
import { isOnSubject } from './anchors.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import { type Reading, readQuestion, unshouted } from './reading.ts';
import { isUnknownWord, rawText, type Segment } from './segments.ts';
import { saysEach } from './votes/phrases.ts';

/** Where a question can be cut into clauses, each with the mark it ends with. */
const betweenClauses = /(?<=[:;,.!?…])\s+|\s+[-–—]+\s+|\s*[()]\s*/gu;

/** The most words that say who tells something, before what they tell: "a colleague of mine says". */
const longestReport = 8;

/** Concepts that a question on anything may hold. A clause without any other, and without a name, asks nothing here. */
const everyday = new Set([
  ...['say', 'confirm', 'greeting', 'thanks', 'help', 'source', 'cite', 'write', 'publish', 'need', 'have'],
  ...[
    'doing',
    'be',
    'name',
    'title',
    'list',
    'all',
    'wording',
    'spelling',
    'instrument',
    'now',
    'not',
    'compare',
  ],
  ...[
    'present',
    'send',
    'receive',
    'gather',
    'start',
    'end',
    'expect',
    'include',
    'advice',
    'relate',
    'which',
  ],
  ...['person', 'role', 'in-order', 'contribute', 'before', 'earlier', 'how'],
]);

/**
 * A question without what only frames it: what somebody is working on, how they feel about it, who told them ("on air in 5
 * min.", "for a footnote:", "my boss says", "juste les noms", "je rédige là tout de suite"). What somebody reports or wants
 * checked is asked as a question for yes or no. The text as it is where nothing frames it, or nothing else would be left.
 */
export function withoutAsides(asked: string, index: AskIndex): string {
  const text = unshouted(asked, index);
  let confirms = false;
  let isReport = false;
  const kept = clausesOf(text).flatMap((clause) => {
    const reading = readQuestion(clause, index);
    if (holds(clause, 'checks', index) && (isCheck(clause, index) || !isContent(reading, index, false))) {
      confirms = true;
      return [];
    }
    if (
      (isAside(reading, index) || announces(clause, reading, index)) &&
      !(clause.includes('?') && reading.segments.some(isUnknownWord))
    ) {
      isReport ||= reading.segments.some((segment) => is(segment, 'reports', index));
      return [];
    }
    const told = behindReport(clause, reading, index);
    confirms ||= told?.confirms === true;
    return [told?.said ?? clause];
  });
  const question = kept.join(' ').trim();
  if (!/[\p{L}\p{N}]/u.test(question) || (question === text.trim() && !confirms)) return asked;
  const said = confirms || isReport ? question.replace(/[«»“”"]/gu, '') : question;
  const asks = readQuestion(said, index);
  const isOnPlace = asks.segments.some(
    ({ meanings, topics, tokens }) => meanings.length > 0 || (topics.size > 0 && tokens.length > 1),
  );
  if (!isOnPlace && !isOnSubject(asks, index)) return asked;
  // "He was president when it came out. OK to print?" asks nothing with its "when".
  const opens = asks.segments.find(
    ({ stop, concepts }) => !stop || askingConcepts.some((each) => concepts.has(each)),
  );
  const isOpen = askingConcepts.some((concept) => opens?.concepts.has(concept) === true);
  const isTold = asks.focus === 'none' || (confirms && !said.includes('?') && !isOpen);
  const isStatement = (confirms || isReport) && isTold && !asks.concepts.has('confirm');
  // The first of a lexicon's words is the one that a told sentence can follow: "is it true that".
  const [opening = ''] = index.knowledge.lexicons[index.language].concepts['confirm'] ?? [];
  return isStatement ? `${opening} ${said.replace(/[.,;:\s]+$/u, '')}?` : said;
}

function clausesOf(text: string): string[] {
  return text
    .split(betweenClauses)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** True for a clause that names nothing of the data and is about who asks, or says nothing at all. */
function isAside(reading: Reading, index: AskIndex): boolean {
  const { segments, asked = '' } = reading;
  const isFramed = segments.some((segment) => is(segment, 'frames', index));
  // "¿Cuántos países campeones participaron en la reunión de Acra, …": what begins to ask, and names something, asks.
  const isNamed = segments.some(({ topics, ids }) => topics.size > 0 || ids.length > 0);
  if (isNamed && asked.includes('¿')) return false;
  if (isContent(reading, index, isFramed)) return false;
  const isTheirs = segments.some((segment) => is(segment, 'asker', index));
  const asksWhat = ({ concepts }: Segment) => concepts.has('which') || concepts.has('be');
  return (
    isFramed ||
    isTheirs ||
    segments.every((segment) => segment.stop || (segment.concepts.size > 0 && !asksWhat(segment)))
  );
}

/** "I'm planning the budget:", "je prépare une chronique :": what somebody says of themselves before what they ask. */
function announces(clause: string, { segments }: Reading, index: AskIndex): boolean {
  const opening = segments.slice(0, 2).some((segment) => is(segment, 'asker', index));
  const isNamed = segments.some(({ ids, meanings }) => ids.length > 0 || meanings.length > 0);
  const asks = segments.some(({ concepts }) => askingConcepts.some((concept) => concepts.has(concept)));
  return clause.endsWith(':') && opening && !isNamed && !asks;
}

/** True for a clause that asks, or that names something the data has. */
function isContent({ segments }: Reading, index: AskIndex, isFramed: boolean): boolean {
  return segments.some((segment) => {
    const { ids, meanings, topics, month, number, concepts } = segment;
    if (is(segment, 'frames', index) || is(segment, 'asker', index)) return false;
    if (ids.length > 0 || meanings.length > 0 || month !== undefined || saysEach(segment, index)) return true;
    if ((topics.size > 0 || number !== undefined) && !isFramed) return true;
    const asks = askingConcepts.some((concept) => concept !== 'which' && concepts.has(concept));
    return asks || (concepts.size > 0 && ![...concepts].some((concept) => everyday.has(concept)));
  });
}

/** What stands behind "my boss says that", "he leído que", "I need"; undefined where nobody says so. */
function behindReport(
  clause: string,
  { segments }: Reading,
  index: AskIndex,
): { said: string; confirms: boolean } | undefined {
  let from = 0;
  let words = 0;
  let isFramed = false;
  for (const [at, segment] of segments.entries()) {
    from = endOf(clause, segment, from);
    words += segment.tokens.length;
    if (words > longestReport) return undefined;
    const reports = is(segment, 'reports', index);
    const wants = is(segment, 'wants', index);
    isFramed ||= is(segment, 'asker', index) || is(segment, 'frames', index);
    if ((reports && isFramed) || wants) {
      const next = segments[at + 1];
      const joined = next !== undefined && is(next, 'that', index) ? endOf(clause, next, from) : from;
      const said = clause.slice(joined).replace(/^[\s:,]+/u, '');
      // Words that are read otherwise than they are written are not found in the text.
      if (said.length === clause.length) return undefined;
      const rest = behindReport(said, readQuestion(said, index), index);
      const confirms = reports || rest?.confirms === true;
      return /[\p{L}\p{N}]/u.test(said) ? { said: rest?.said ?? said, confirms } : undefined;
    }
    if (isContent({ segments: [segment] } as unknown as Reading, index, false)) return undefined;
  }
  return undefined;
}

/** Where the words of a segment end in a text, looked for from `from` on. */
function endOf(text: string, { tokens }: Segment, from: number): number {
  return tokens.reduce((end, { raw }) => {
    const at = text.indexOf(raw, end);
    return at < 0 ? end : at + raw.length;
  }, from);
}

/** True where one of the segment's words, or all of them together, do this in a question; of a name ("Pays-Bas") only all. */
function is(
  segment: Segment,
  role: 'asker' | 'frames' | 'reports' | 'wants' | 'that',
  index: AskIndex,
): boolean {
  return (
    index.words.does(foldPhrase(rawText(segment)), role) ||
    (segment.meanings.length === 0 && segment.tokens.some(({ text }) => index.words.does(text, role)))
  );
}

/** True where a phrase of the lexicon stands in a clause. */
function holds(clause: string, role: 'checks', index: AskIndex): boolean {
  const said = ` ${foldPhrase(clause)} `;
  return index.knowledge.lexicons[index.language].grammar[role].some((phrase) =>
    said.includes(` ${foldPhrase(phrase)} `),
  );
}

/** True for a clause that is such a phrase alone: "Right verb?" */
function isCheck(clause: string, { knowledge, language }: AskIndex): boolean {
  const said = foldPhrase(clause);
  return knowledge.lexicons[language].grammar.checks.some((phrase) => foldPhrase(phrase) === said);
}
