import { createBounded } from '../bounded.ts';
import { holding } from '../holding.ts';
import type { Concept, GrammarRole } from '../knowledge/schema.ts';
import type { Depth } from '../query/choices.ts';
import { correctedToken, foldPhrase, readAs, type Token, tokenize } from '../text/normalise.ts';
import { withoutPronoun } from '../text/stem.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts, itemConcepts } from './concepts.ts';
import { withLoneName, withLongerNames } from './longer-names.ts';
import { shortNameOf } from './names.ts';
import { does, longestAt, nothing, rawText, type Segment } from './segments.ts';
import { phraseAt } from './votes/phrases.ts';

/** What a question is after. */
export type Focus = 'who' | 'when' | 'where' | 'why' | 'how' | 'how-many' | 'how-much' | 'which' | 'none';

/** A question, read: its segments in order, and what it is after. */
export interface Reading {
  readonly segments: readonly Segment[];
  /** Every concept of the question. */
  readonly concepts: ReadonlySet<Concept>;
  /** The claims that some segment has as a topic, by id. */
  readonly topics: ReadonlySet<string>;
  /** The record ids named in it, each once, in order. */
  readonly named: readonly string[];
  readonly focus: Focus;
  /** True for a question to be answered with yes or no. */
  readonly yesNo: boolean;
  /** How little of the answer is wanted, where the question says so; its words are no segments any more. */
  readonly depth?: Depth;
  /** The question as it was written. */
  readonly asked?: string;
}

const focuses: readonly Exclude<Focus, 'none'>[] = [
  'how-much',
  'how-many',
  'who',
  'when',
  'where',
  'why',
  'how',
  'which',
];

/** What was read last: a question and its parts are looked at from several sides, each of which reads them. */
const readLast = holding((_: AskIndex) => createBounded<Reading>(mostRead));

const mostRead = 16;

/** Reads a question: always the longest name or phrase that begins at a word, and misspellings last. */
export function readQuestion(question: string, index: AskIndex): Reading {
  const last = readLast(index);
  const known = last.get(question) ?? readAnew(question, index);
  last.set(question, known);
  return known;
}

function readAnew(question: string, index: AskIndex): Reading {
  const spoken = tokenize(unshouted(question, index), index.language);
  const tokens = dropTag(withoutNumberSigns(spoken, index), question, index).map((token) =>
    correctSpelling(token, index),
  );
  const all: Segment[] = [];
  let at = 0;
  while (at < tokens.length) {
    const segment = longestAt(tokens, at, index, all.at(-1));
    all.push(segment);
    at += segment.tokens.length;
  }
  const whole = withLoneName(withLongerNames(all, question, index), index);
  const { segments, depth } = withoutDepth(
    whole.map((segment, place) => asException(segment, whole.slice(0, place), index)),
  );
  const reading =
    index.language === 'en' ? readEnglish(segments, index) : readRomance(segments, question, index);
  return { ...reading, asked: question, ...(depth !== undefined && { depth }) };
}

/** "Every endorser but Chicago": behind what means all of something, such a word leaves one out. */
function asException(segment: Segment, before: readonly Segment[], index: AskIndex): Segment {
  const ofAll = before.slice(-longestAll).some(({ concepts }) => concepts.has('all'));
  const excepts = ofAll && does(segment, 'excepts-behind-all', index);
  return excepts ? { ...segment, concepts: new Set(['except']), stop: false } : segment;
}

/** "All the American endorsers but …": at most so much stands between. */
const longestAll = 4;

/** "… in one sentence", "explain … simply": how much of an answer is wanted is no part of what is asked. */
function withoutDepth(all: readonly Segment[]): { segments: readonly Segment[]; depth?: Depth } {
  const depth = all.flatMap((segment) => depthOf(segment) ?? [])[0];
  const segments = all.filter((segment) => depthOf(segment) === undefined);
  return depth !== undefined && segments.some(({ stop }) => !stop) ? { segments, depth } : { segments: all };
}

function depthOf({ concepts }: Segment): Depth | undefined {
  if (concepts.has('one-sentence')) return 'sentence';
  return concepts.has('simply') ? 'simple' : undefined;
}

/**
 * A question in capitals only, in small letters: nothing in it is an abbreviation or a name for its capitals ("LA" in
 * French). English has no small word that is written like a short name and stands in such questions as often as "US".
 */
export function unshouted(question: string, { language, knowledge }: AskIndex): string {
  const isShouted = !/\p{Ll}/u.test(question) && /\p{L} +\p{L}/u.test(question);
  if (!isShouted) return question;
  if (language !== 'en') return question.toLowerCase();
  return question.replace(/\p{L}+/gu, (word) =>
    shortNameOf(knowledge, word) === undefined ? word.toLowerCase() : word,
  );
}

/** An English question for yes or no begins with its verb. */
function readEnglish(all: readonly Segment[], index: AskIndex): Reading {
  const segments = withoutCourtesies(all);
  const first = segments.find(
    (segment) => !segment.stop || does(segment, 'asks-yes-or-no', index) || segment.concepts.has('confirm'),
  );
  const before = first === undefined ? undefined : segments[segments.indexOf(first) - 1];
  // "I have two figures": behind who speaks, a verb asks nothing.
  const isSaid = does(before, 'opens-a-remark', index) && first?.concepts.has('confirm') === false;
  const yesNo =
    first !== undefined && !isSaid && (does(first, 'asks-yes-or-no', index) || first.concepts.has('confirm'));
  if (!yesNo) return readingOf(segments, focusOf(segments), yesNo);
  const joined = segments.map((segment) =>
    does(segment, 'joins-clauses', index) ? asConjunction(segment) : segment,
  );
  return readingOf(joined, 'none', yesNo);
}

/**
 * French and Spanish ask with the same small words that join clauses ("les villes qui ont signé"), and for yes
 * or no with the mark alone. A small word asks where nothing of meaning stands before it, behind a preposition
 * ("présenté par qui"), and at the end.
 */
function readRomance(all: readonly Segment[], question: string, index: AskIndex): Reading {
  const courteous = withoutCourtesies(all);
  const begins = courteous.findIndex(({ stop, concepts }) => !stop && !concepts.has('confirm'));
  const confirms = courteous.some(({ concepts }) => concepts.has('confirm'));
  // "Después de Colombia, ¿qué país …?", "le pacte a 181 voix : qui …": where a clause begins a word asks, whatever stands
  // before that does not ask.
  const opening = [...question.matchAll(/¿\s*(\p{L}+)/gu)].map(([, word = '']) => word);
  // A reason is often asked for of who asks: "je compte 104 : pourquoi ?"
  const asksBefore = courteous.slice(0, Math.max(0, begins)).some(asksSomething);
  const later = asksBefore ? [] : openingClauses(question, index);
  const segments = courteous.map((segment, at) => {
    const asks =
      !confirms &&
      (begins < 0 ||
        at <= begins ||
        opening.includes(courteous[at]?.tokens[0]?.raw ?? '') ||
        (!segment.concepts.has('why') && later.includes(segment.tokens[0]?.raw ?? '')) ||
        (does(courteous[at - 1], 'leads-in', index) &&
          opening.includes(courteous[at - 1]?.tokens[0]?.raw ?? '')) ||
        at === courteous.length - 1 ||
        ['by', 'to', 'within'].some((role) => does(courteous[at - 1], role as GrammarRole, index)));
    return !asks && does(segment, 'joins-clauses', index) ? asConjunction(segment) : segment;
  });
  const focus = confirms ? 'none' : focusOf(segments);
  const yesNo =
    focus === 'none' &&
    (confirms ||
      question.includes('?') ||
      asksByForm(question, index) ||
      segments.some((segment) => isDeed(segment, index)));
  return readingOf(
    segments.map((segment, at) => withoutAuxiliary(segment, segments.slice(at + 1), index)),
    focus,
    yesNo,
  );
}

function asksSomething({ concepts }: Segment): boolean {
  return askingConcepts.some((concept) => concepts.has(concept));
}

/** The words that clauses begin with, behind a mark, or behind a comma and a word that joins: "ok, mais qui est devenu …". */
function openingClauses(question: string, { words }: AskIndex): string[] {
  const marked = [...question.matchAll(/(?:[:;…–—]|\.{2,})\s+(\p{L}+)/gu)];
  const joined = [...question.matchAll(/,\s+(\p{L}+)\s+(\p{L}+)/gu)];
  return [
    ...marked.map(([, word = '']) => word),
    ...joined.flatMap(([, joint = '', word = '']) => (words.does(foldPhrase(joint), 'joins') ? word : [])),
  ];
}

/** "a-t-elle été lancée": before a deed, what looks like having only says when it was done. */
function withoutAuxiliary(segment: Segment, behind: readonly Segment[], index: AskIndex): Segment {
  const isHaving = segment.concepts.size === 1 && segment.concepts.has('have');
  return isHaving && behind.some((other) => isDeed(other, index)) ? asConjunction(segment) : segment;
}

/** True for a word that says what somebody did, as facts do. */
export function isDeed({ concepts }: Segment, { saidConcepts }: AskIndex): boolean {
  for (const concept of concepts) if (saidConcepts.has(concept)) return true;
  return false;
}

/** "Est-ce que", and a verb with its pronoun behind it: "a-t-elle". */
export function asksByForm(question: string, { words, language }: AskIndex): boolean {
  const tokens = tokenize(question, language).map(({ text }) => text);
  if (tokens.some((_, at) => words.does(tokens.slice(at, at + longestForm).join(' '), 'asks-yes-or-no')))
    return true;
  return [...question.matchAll(/\p{L}-(?:t-)?(\p{L}+)/giu)].some(([, behind = '']) =>
    words.does(foldPhrase(behind), 'asks-inverted'),
  );
}

/** The words of the longest form that asks for yes or no: "est-ce que". */
const longestForm = 3;

/** "Bonjour, … merci": politeness around a question is no part of it. */
function withoutCourtesies(segments: readonly Segment[]): Segment[] {
  const isCourtesy = ({ concepts }: Segment) => concepts.has('greeting') || concepts.has('thanks');
  const rest = segments.filter((segment) => !isCourtesy(segment));
  return rest.some(({ stop }) => !stop) ? rest : [...segments];
}

/** A reading of these segments. */
export function readingOf(segments: readonly Segment[], focus: Focus, yesNo: boolean): Reading {
  const concepts = new Set(segments.flatMap((segment) => [...segment.concepts]));
  const named = [...new Set(segments.flatMap(({ ids }) => ids))];
  const topics = new Set(segments.flatMap((segment) => [...segment.topics]));
  return { segments, concepts, topics, named, focus, yesNo };
}

/** Misspelt names and words with what they were taken for. */
export function corrections({ segments }: Reading): { said: string; meant: string }[] {
  return segments.flatMap((segment) =>
    segment.corrected === undefined || segment.stop
      ? []
      : [{ said: rawText(segment), meant: segment.corrected }],
  );
}

/** A word that could ask, but joins two clauses here: "did cities back it when Plante presented it?" */
function asConjunction(segment: Segment): Segment {
  return { ...segment, concepts: nothing, stop: true };
}

/** The shortest word that is taken for a slip of a place's name. */
const shortestOfNames = 5;

/** A word that nothing knows, but that is one slip from a known one. Names come later: they allow for more. */
function correctSpelling(token: Token, index: AskIndex): Token {
  if (index.isKnownWord(token.stem, token.text) || index.names.isPlaceWord(token.text)) return token;
  const verb = withoutPronoun(token.text, index.language);
  const bare = verb === undefined ? undefined : readAs(token, verb, index.language);
  if (bare !== undefined && index.isKnownWord(bare.stem, bare.text)) return bare;
  const right = index.words.correct(token.text);
  // There are too many short names for one to be a slip of another: "Mila" is no Milan.
  const isShort = token.text.length < shortestOfNames;
  const isElsewhere = index.names.exactly(right ?? '').some(({ type }) => type === 'elsewhere');
  return right === undefined || (isShort && isElsewhere)
    ? token
    : correctedToken(token, right, index.language);
}

/**
 * "Commitment no 4", "objectif n° 4": what only says that a number follows is no "no". Without a word for what is numbered
 * before it ("number 5 and number 9 of the list"), the number is a place in an order, not how many there are.
 */
function withoutNumberSigns(tokens: readonly Token[], index: AskIndex): Token[] {
  const { words } = index;
  const isOf = ({ text, stem }: Token, things: readonly Concept[]) => {
    const concepts = words.concepts(text, stem);
    return things.some((concept) => concepts.has(concept));
  };
  const isOnList = tokens.some((token) => isOf(token, listing));
  const kept: Token[] = [];
  let isPlace = false;
  for (const [at, token] of tokens.entries()) {
    const [before, number] = [kept.at(-1), words.number(token.text)];
    const behind = words.number(tokens[at + 1]?.text ?? '');
    const isShort = shortNumberSign.test(token.text) && /^\d/u.test(tokens[at + 1]?.text ?? '');
    if (behind?.ordinal === false && (isShort || words.does(token.text, 'numbers'))) {
      const isItem = before !== undefined && isOf(before, numbered);
      if (!isItem && !isOnList) kept.push(token);
      isPlace = !isItem && isOnList;
    } else if (number?.ordinal === false && isPlace) {
      kept.push(readAs(token, `${number.value}th`, index.language));
    } else {
      isPlace &&= words.does(token.text, 'joins') || words.does(token.text, 'or');
      kept.push(token);
    }
  }
  return kept;
}

/** Short for "number", before digits. */
const shortNumberSign = /^n(?:o|r|ro|um)?$/u;

/** What has a number. */
const numbered: readonly Concept[] = [...itemConcepts, 'symbol', 'paragraph'];

/** What shows that a list is in question, in which names have places. */
const listing: readonly Concept[] = ['list', 'on-list', 'endorser'];

/**
 * Drops what only asks for a nod at the end: "denver signed too, no?", "wasn't it?". Without a mark before it, it may be how
 * somebody voted: "which countries voted no?"
 */
function dropTag(tokens: Token[], question: string, index: AskIndex): Token[] {
  const texts = tokens.map(({ text }) => text);
  const isMarked = (raw: readonly string[]) => {
    const before = question.slice(0, Math.max(0, question.lastIndexOf(raw[0] ?? '')));
    return /[,;:.¿–—-]\s*$/u.test(before);
  };
  for (let length = Math.min(longestTag, tokens.length - 1); length > 0; length -= 1) {
    if (!index.words.does(texts.slice(-length).join(' '), 'asks-for-a-nod')) continue;
    // The vote's own words begin before the tag and go on to the end: "votaron que no".
    const isVote = tokens
      .slice(0, -length)
      .some((_, at) => phraseAt(tokens, at, index)?.length === tokens.length - at);
    return isVote && !isMarked(tokens.slice(-length).map(({ raw }) => raw))
      ? tokens
      : tokens.slice(0, -length);
  }
  return tokens;
}

/** The most words that ask for a nod: "n'est-ce pas". */
const longestTag = 4;

function focusOf(segments: readonly Segment[]): Focus {
  return focuses.find((focus) => segments.some(({ concepts }) => concepts.has(focus))) ?? 'none';
}

/** What each segment was taken for, and what is asked, for `--explain`. */
export function describeReading({ segments, focus }: Reading): string {
  const words = segments.map((segment) => {
    const meanings = segment.meanings.map((meaning) =>
      meaning.type === 'entity' ? meaning.id : meaning.name,
    );
    const labels = [...meanings, ...segment.concepts, ...[...segment.topics].map((id) => `topic of ${id}`)];
    if (segment.number !== undefined) labels.push(String(segment.number.value));
    if (segment.stop) labels.push('no meaning of its own');
    return `${rawText(segment)} (${labels.join(', ') || 'unknown'})`;
  });
  return `${words.join(' · ')}; asks: ${focus}`;
}
