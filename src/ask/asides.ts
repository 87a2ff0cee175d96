import { foldPhrase } from '../text/normalise.ts';
import { isOnSubject } from './anchors.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts, itemConcepts } from './concepts.ts';
import { type Reading, readQuestion, unshouted } from './reading.ts';
import { asksAsWritten, isUnknownWord, rawText, type Segment } from './segments.ts';
import { endsInAbbreviation } from './several.ts';
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
  const clauses = clausesOf(text, index);
  const kept = clauses.flatMap((clause, at) => {
    const reading = readQuestion(clause, index);
    if (holds(clause, 'checks', index) && (isCheck(clause, index) || !isContent(reading, index, false))) {
      confirms = true;
      return [];
    }
    const told = toldOf(reading, clauses.slice(at + 1), index);
    if (told !== undefined) return told === '' ? [] : [`${told}:`];
    if (isAside(reading, index) && !(clause.includes('?') && reading.segments.some(isUnknownWord))) {
      isReport ||= reading.segments.some((segment) => is(segment, 'reports', index));
      return [];
    }
    const reported = behindReport(clause, reading, index);
    const isAsked = clauses.slice(0, at).some((each) => asksItself(readQuestion(each, index), index));
    // "Is it still in? I read that it left": what is told behind a question is not asked.
    if (reported?.confirms === true && isAsked) return [];
    if (reported !== undefined && isAside(readQuestion(reported.said, index), index)) return [];
    confirms ||= reported?.confirms === true;
    return [reported?.said ?? clause];
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

function clausesOf(text: string, { knowledge }: AskIndex): string[] {
  return text
    .split(betweenClauses)
    .reduce<string[]>((clauses, piece) => {
      const last = clauses.at(-1);
      if (last === undefined || !endsInAbbreviation(last, knowledge)) clauses.push(piece);
      else clauses[clauses.length - 1] = `${last} ${piece}`;
      return clauses;
    }, [])
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

/**
 * What is left of a clause in which somebody speaks of themselves before they ask: what it names, where what asks names nothing
 * ("I'm citing objective 9 in a report, which paragraph is it?" is "objective 9: which paragraph is it?"). Undefined for any other.
 */
function toldOf(reading: Reading, behind: readonly string[], index: AskIndex): string | undefined {
  const { segments, asked = '' } = reading;
  const isOfAsker = segments
    .slice(0, longestOpening)
    .some((segment) => is(segment, 'asker', index) || is(segment, 'opens-a-remark', index));
  if (!isOfAsker || asksItself(reading, index)) return undefined;
  if (namesOther(reading)) return undefined;
  const announces = asked.endsWith(':');
  if (announces && !segments.some((segment) => isNaming(segment, index))) return '';
  const tells = segments.some((segment) => is(segment, 'reports', index) || is(segment, 'wants', index));
  if (tells && !announces) return undefined;
  const asking = behind
    .map((clause) => readQuestion(clause, index))
    .filter((each) => asksItself(each, index));
  if (asking.length === 0) return undefined;
  // "To which objective does that correspond?" names none.
  const isNamed = asking.some(({ segments: all }) =>
    all.some((segment) => isNaming(segment, index) && !isItem(segment)),
  );
  // "… wants to see my papers, is that allowed?" asks of nothing that is named, and a place is where somebody is.
  const isPlace = ({ meanings, ids }: Segment) =>
    (meanings.length > 0 && ids.length === 0) || ids.some((id) => index.endorserIds.has(id));
  if (!isNamed && (asking.every(({ focus }) => focus === 'none') || segments.some(isPlace))) return undefined;
  let end = 0;
  return segments
    .flatMap((segment, at) => {
      const from = end;
      end = endOf(asked, segment, from);
      const isOpening = at === 0 && segment.tokens.length === 1;
      const { topics, month, ids } = segment;
      // What asks names its own: of what is told, only a record or a place beside it counts.
      const isAround = ids.some((id) => index.surroundings.has(id)) || segment.meanings.length === 0;
      const isTold = isNaming(segment, index) || topics.size > 0 || month !== undefined;
      const says = isNamed ? isNaming(segment, index) && !isAround : isTold;
      return says && !isOpening ? asked.slice(asked.indexOf(segment.tokens[0]?.raw ?? '', from), end) : [];
    })
    .join(' ');
}

/** "I'm writing about the Paris Agreement: …": a name that the data does not have says what is asked about. */
export function namesOther({ segments }: Reading): boolean {
  return segments.some((segment, at) => {
    const { meanings, topics, month, number, stop } = segment;
    const isKnown = meanings.length > 0 || topics.size > 0 || month !== undefined || number !== undefined;
    return at > 0 && !stop && !isKnown && !isItem(segment) && /^\p{Lu}/u.test(rawText(segment));
  });
}

/** "En cabine je dois annoncer …": who asks stands among the first words. */
const longestOpening = 4;

/** True for a clause with a word that asks, or with its mark. */
function asksItself({ segments, asked = '' }: Reading, index: AskIndex): boolean {
  return /[?¿]/u.test(asked) || segments.some((segment) => asksHere(segment, index));
}

function asksHere(segment: Segment, index: AskIndex): boolean {
  return askingConcepts.some((concept) => segment.concepts.has(concept)) && asksAsWritten(segment, index);
}

/** A record, a place, a number or what is numbered, or a term of its own: what a question may be about. */
function isNaming(segment: Segment, index: AskIndex): boolean {
  const { ids, meanings, number, topics, tokens, stop } = segment;
  if (is(segment, 'asker', index) || is(segment, 'frames', index)) return false;
  const isWord = tokens.length === 1 && /^\p{Ll}/u.test(rawText(segment));
  // "No encuentro …": a word of every day is no event.
  const isRecord = ids.some((id) => !isWord || index.knowledge.entities.get(id)?.kind !== 'event');
  const isNamed = isRecord || meanings.some(({ type }) => type !== 'entity');
  return isNamed || (number !== undefined && !stop) || (topics.size > 0 && !isWord) || isItem(segment);
}

/** "Objective", "principle", "compact": of which one is asked for, or named by what stands beside it. */
function isItem({ concepts, ids }: Segment): boolean {
  return ids.length === 0 && itemConcepts.some((concept) => concept !== 'city' && concepts.has(concept));
}

/** True for a clause that asks, or that names something the data has. */
function isContent({ segments }: Reading, index: AskIndex, isFramed: boolean): boolean {
  return segments.some((segment) => {
    const { ids, meanings, topics, month, number, concepts } = segment;
    if (is(segment, 'frames', index) || is(segment, 'asker', index)) return false;
    if (ids.length > 0 || meanings.length > 0 || month !== undefined || saysEach(segment, index)) return true;
    if ((topics.size > 0 || number !== undefined) && !isFramed) return true;
    // "Jusqu'à quand": a word that asks may stand in a phrase.
    const said = segment.tokens.map(({ text, stem }) => index.words.concepts(text, stem));
    const asks = askingConcepts.some(
      (concept) => concept !== 'which' && [concepts, ...said].some((each) => each.has(concept)),
    );
    return asks || (concepts.size > 0 && ![...concepts].some((concept) => everyday.has(concept)));
  });
}

/** What stands behind "my boss says that", "he leído que", "I need"; undefined where nobody says so. */
function behindReport(
  clause: string,
  { segments }: Reading,
  index: AskIndex,
  isWanted = false,
): { said: string; confirms: boolean } | undefined {
  let from = 0;
  let words = 0;
  let isFramed = isWanted;
  const isOfAsker = segments.slice(0, 2).some((each) => is(each, 'opens-a-remark', index));
  for (const [at, segment] of segments.entries()) {
    from = endOf(clause, segment, from);
    words += segment.tokens.length;
    if (words > longestReport && !isOfAsker) return undefined;
    const reports = is(segment, 'reports', index);
    const wants = is(segment, 'wants', index);
    isFramed ||= is(segment, 'asker', index) || is(segment, 'frames', index);
    // "¿Qué pide la Declaración?": what is wanted is asked for.
    if (wants && segments.slice(0, at).some((each) => asksHere(each, index))) return undefined;
    if ((reports && isFramed) || wants) {
      const next = segments[at + 1];
      const joined = next !== undefined && is(next, 'that', index) ? endOf(clause, next, from) : from;
      const said = clause.slice(joined).replace(/^[\s:,]+/u, '');
      // Words that are read otherwise than they are written are not found in the text.
      if (said.length === clause.length) return undefined;
      const rest = behindReport(said, readQuestion(said, index), index, wants);
      const confirms = reports || rest?.confirms === true;
      return /[\p{L}\p{N}]/u.test(said) ? { said: rest?.said ?? said, confirms } : undefined;
    }
    const isSaid = isOfAsker
      ? isNaming(segment, index)
      : isContent({ segments: [segment] } as unknown as Reading, index, false);
    if (isSaid) return undefined;
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
  role: 'asker' | 'frames' | 'reports' | 'wants' | 'that' | 'opens-a-remark',
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
