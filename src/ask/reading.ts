import { type Bounded, createBounded } from '../bounded.ts';
import { placeNameIn, shortName } from '../knowledge/knowledge.ts';
import type { GrammarRole } from '../knowledge/schema.ts';
import { inLanguage } from '../language.ts';
import type { Depth } from '../query/query.ts';
import { correctedToken, readAs, type Token, tokenize } from '../text/normalise.ts';
import { withoutPronoun } from '../text/stem.ts';
import type { AskIndex } from './ask-index.ts';
import { itemConcepts } from './concepts.ts';
import { type Meaning, shortNameOf } from './names.ts';

/** A stretch of a question that is read as one: a name, a phrase of the lexicon, or a single word. */
export interface Segment {
  readonly tokens: readonly Token[];
  readonly meanings: readonly Meaning[];
  /** The record ids among its meanings. */
  readonly ids: readonly string[];
  readonly concepts: ReadonlySet<string>;
  /** Claims that have it as a topic, by id. */
  readonly topics: ReadonlySet<string>;
  readonly number: { readonly value: number; readonly ordinal: boolean } | undefined;
  /** The month it names, 1 to 12. */
  readonly month: number | undefined;
  readonly stop: boolean;
  /** How it was understood, where it was misspelt. */
  readonly corrected: string | undefined;
}

/** What a question is after. */
export type Focus = 'who' | 'when' | 'where' | 'why' | 'how' | 'how-many' | 'how-much' | 'which' | 'none';

/** A question, read: its segments in order, and what it is after. */
export interface Reading {
  readonly segments: readonly Segment[];
  /** Every concept of the question. */
  readonly concepts: ReadonlySet<string>;
  /** The claims that some segment has as a topic, by id. */
  readonly topics: ReadonlySet<string>;
  /** The record ids named in it, each once, in order. */
  readonly named: readonly string[];
  readonly focus: Focus;
  /** True for a question to be answered with yes or no. */
  readonly yesNo: boolean;
  /** How little of the answer is wanted, where the question says so; its words are no segments any more. */
  readonly depth?: Depth;
}

const focuses: readonly Focus[] = ['how-much', 'how-many', 'who', 'when', 'where', 'why', 'how', 'which'];

/** What was read last: a question and its parts are looked at from several sides, each of which reads them. */
const readLast = new WeakMap<AskIndex, Bounded<Reading>>();
const mostRead = 8;

/** Reads a question: always the longest name or phrase that begins at a word, and misspellings last. */
export function readQuestion(question: string, index: AskIndex): Reading {
  const last = readLast.get(index) ?? createBounded<Reading>(mostRead);
  readLast.set(index, last);
  const known = last.get(question) ?? readAnew(question, index);
  last.set(question, known);
  return known;
}

function readAnew(question: string, index: AskIndex): Reading {
  const spoken = withoutTag(unshouted(question, index));
  const tokens = dropTag(withoutNumberSigns(tokenize(spoken, index.language), index), index).map((token) =>
    correctSpelling(token, index),
  );
  const all: Segment[] = [];
  let at = 0;
  while (at < tokens.length) {
    const segment = longestAt(tokens, at, index, all.at(-1));
    all.push(segment);
    at += segment.tokens.length;
  }
  const { segments, depth } = withoutDepth(
    all.map((segment, place) => asException(segment, all.slice(0, place), index)),
  );
  const reading =
    index.language === 'en' ? readEnglish(segments, index) : readRomance(segments, question, index);
  return depth === undefined ? reading : { ...reading, depth };
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

/** A question without "wasn't it?", "n'est-ce pas ?" or "¿verdad?" at its end, which only ask for a nod. */
function withoutTag(question: string): string {
  return question.replace(nodding, '?');
}

const nodding =
  /,?\s*(?:\p{L}{2,6}n['’]t (?:it|they|he|she|there)|n['’]est-ce pas|¿(?:no|verdad|cierto|no es así)|,\s*(?:non|right|correct|no))\s*\?+\s*$/iu;

/** An English question for yes or no begins with its verb. */
function readEnglish(all: readonly Segment[], index: AskIndex): Reading {
  const segments = withoutCourtesies(all);
  const first = segments.find(
    (segment) => !segment.stop || does(segment, 'asks-yes-or-no', index) || segment.concepts.has('confirm'),
  );
  const yesNo =
    first !== undefined && (does(first, 'asks-yes-or-no', index) || first.concepts.has('confirm'));
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
  const segments = courteous.map((segment, at) => {
    const asks =
      !confirms &&
      (begins < 0 ||
        at <= begins ||
        at === courteous.length - 1 ||
        ['by', 'to', 'within'].some((role) => does(courteous[at - 1], role as GrammarRole, index)));
    return !asks && does(segment, 'joins-clauses', index) ? asConjunction(segment) : segment;
  });
  const focus = confirms ? 'none' : focusOf(segments);
  const yesNo =
    focus === 'none' &&
    (confirms ||
      question.includes('?') ||
      asksByForm.test(question) ||
      segments.some((segment) => isDeed(segment, index)));
  return readingOf(
    segments.map((segment, at) => withoutAuxiliary(segment, segments.slice(at + 1), index)),
    focus,
    yesNo,
  );
}

/** "a-t-elle été lancée": before a deed, what looks like having only says when it was done. */
function withoutAuxiliary(segment: Segment, behind: readonly Segment[], index: AskIndex): Segment {
  const isHaving = segment.concepts.size === 1 && segment.concepts.has('have');
  return isHaving && behind.some((other) => isDeed(other, index)) ? asConjunction(segment) : segment;
}

/** True for a word that says what somebody did, as facts do. */
function isDeed({ concepts }: Segment, { saidConcepts }: AskIndex): boolean {
  for (const concept of concepts) if (saidConcepts.has(concept)) return true;
  return false;
}

/** "est-ce que", and a verb with its pronoun behind it: "a-t-elle". */
const asksByForm = /\best[- ]ce qu|\p{L}-(?:t-)?(?:il|elle|ils|elles|on)(?!\p{L})/iu;

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

/** The words of a segment as they were written. */
export function rawText(segment: Segment): string {
  return segment.tokens.map(({ raw }) => raw).join(' ');
}

/** A word that no name, phrase, topic or number accounts for. */
export function isUnknownWord({ stop, meanings, concepts, topics, number, month }: Segment): boolean {
  const counted = number !== undefined || month !== undefined;
  return !stop && !counted && meanings.length === 0 && concepts.size === 0 && topics.size === 0;
}

/** Misspelt names and words with what they were taken for. */
export function corrections({ segments }: Reading): { said: string; meant: string }[] {
  return segments.flatMap((segment) =>
    segment.corrected === undefined || segment.stop
      ? []
      : [{ said: rawText(segment), meant: segment.corrected }],
  );
}

/** The record ids a segment can mean. */
export function entityIds(segment: Segment): readonly string[] {
  return segment.ids;
}

/** True when the segment is a single small word that does this in a question. */
export function does(segment: Segment | undefined, role: GrammarRole, index: AskIndex): boolean {
  return segment?.tokens.length === 1 && index.words.does(segment.tokens[0]?.text ?? '', role);
}

/** A word that could ask, but joins two clauses here: "did cities back it when Plante presented it?" */
function asConjunction(segment: Segment): Segment {
  return { ...segment, concepts: nothing, stop: true };
}

function longestAt(
  tokens: readonly Token[],
  at: number,
  index: AskIndex,
  before: Segment | undefined,
): Segment {
  const first = tokens[at];
  if (first === undefined) throw new RangeError('no word there');
  const state = before === undefined || !isPlace(before, index) ? undefined : stateAt(tokens, at, index);
  if (state !== undefined) return state;
  const other = otherPlaceAt(tokens, at, index);
  if (other !== undefined) return other;
  const left = tokens.length - at;
  const phrase = phraseAt(tokens, at, left, index);
  if (phrase !== undefined) return givingWay(phrase, tokens, at, index);
  for (let length = Math.min(index.names.longest, left); length >= 1; length -= 1) {
    const segment = nearlyName(tokens.slice(at, at + length), index);
    if (segment !== undefined) return segment;
  }
  return named([first], []);
}

/** The longest name, phrase, topic or number that begins at a word, of at most `most` words. */
function phraseAt(tokens: readonly Token[], at: number, most: number, index: AskIndex): Segment | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  for (let length = Math.min(index.longestFrom(first), most, tokens.length - at); length >= 1; length -= 1) {
    const segment = readPhrase(tokens.slice(at, at + length), index);
    if (segment !== undefined && !takesDay(segment, tokens[at + length], index)) return segment;
  }
  return undefined;
}

/** "The vote on the GCM 19 Dec": a number before a month is its day, and no part of the name before it. */
function takesDay({ tokens, ids }: Segment, next: Token | undefined, index: AskIndex): boolean {
  if (tokens.length < 2 || ids.length === 0 || next === undefined) return false;
  return (
    index.words.number(tokens.at(-1)?.text ?? '') !== undefined && index.words.month(next.text) !== undefined
  );
}

/**
 * A phrase, cut short where a longer one begins within it and the words are better understood so: "la note" gives way to "note de
 * position", "l'assemblée" to "assemblée générale".
 */
function givingWay(phrase: Segment, tokens: readonly Token[], at: number, index: AskIndex): Segment {
  const end = at + phrase.tokens.length;
  for (let from = at + 1; from < end; from += 1) {
    const token = tokens[from];
    if (token === undefined || index.longestFrom(token) <= end - from) continue;
    const other = phraseAt(tokens, from, tokens.length, index);
    if (other === undefined || from + other.tokens.length <= end) continue;
    const behind = from + other.tokens.length;
    const cut = costOf(tokens, at, from, index) + costOfOne(other);
    if (
      cut + (phrase.stop ? leastGainOfSmall : leastGain) <
      costOfOne(phrase) + costOf(tokens, end, behind, index)
    )
      return phraseAt(tokens, at, from - at, index) ?? named(tokens.slice(at, at + 1), []);
  }
  return phrase;
}

/** How badly words are understood, read from the left: by the meanings they need, and above all by the words without one. */
function costOf(tokens: readonly Token[], from: number, to: number, index: AskIndex): number {
  let cost = 0;
  for (let at = from; at < to; ) {
    const segment = phraseAt(tokens, at, to - at, index);
    cost += segment === undefined ? costOfUnknown : costOfOne(segment);
    at += segment?.tokens.length ?? 1;
  }
  return cost;
}

const costOfUnknown = 3;
/** So much better a reading must be to give up the longest phrase from the left; less where that says nothing by itself. */
const leastGain = 0.5;
const leastGainOfSmall = 0.15;

function costOfOne({ stop, tokens }: Segment): number {
  return stop ? tokens.length / 10 : 1;
}

/** What words mean as they stand, read as one; nothing where they are no name, phrase, topic or number. */
export function readPhrase(tokens: readonly Token[], index: AskIndex): Segment | undefined {
  const phrase = tokens.map(({ text }) => text).join(' ');
  const stems = tokens.map(({ stem }) => stem).join(' ');
  const only = tokens.length === 1 ? tokens[0] : undefined;
  const short =
    only === undefined
      ? undefined
      : shortNameOf(index.knowledge, only.raw, () => index.isKnownWord(only.stem, only.text));
  const listed = index.words.concepts(phrase, stems);
  // A name is no other word that has the same stem: "Quito" and "quitar".
  const isNamed = only !== undefined && /^\p{Lu}/u.test(only.raw) && index.names.exactly(phrase).length > 0;
  const concepts = isNamed ? index.words.concepts(phrase, '') : listed;
  const meanings =
    short === undefined
      ? namesIn(phrase, only, index).filter((meaning) => isMeant(meaning, tokens, concepts, index))
      : [short];
  const topics = index.topics.get(stems) ?? new Set<string>();
  const number = index.words.number(phrase);
  const month = only === undefined ? undefined : index.words.month(only.text);
  // A word that turns a question round is minded, whatever list it is on.
  const turns = [...concepts].some((concept) => concept === 'not' || concept === 'except');
  const stop = short === undefined && index.words.isStop(phrase) && !turns;
  const counted = number !== undefined || month !== undefined;
  const known = meanings.length > 0 || concepts.size > 0 || topics.size > 0 || counted || stop;
  if (!known) return undefined;
  const misspelt = tokens.some((token) => token.corrected !== undefined);
  const corrected = misspelt ? (nameOfMeaning(meanings, index) ?? phrase) : undefined;
  return {
    tokens,
    meanings,
    ids: idsOf(meanings),
    concepts,
    topics,
    number,
    month,
    stop,
    corrected,
  };
}

function idsOf(meanings: readonly Meaning[]): string[] {
  return meanings.flatMap((meaning) => (meaning.type === 'entity' ? [meaning.id] : []));
}

/** A stretch that is a name, or a word without any meaning, and nothing besides. */
function named(tokens: readonly Token[], meanings: readonly Meaning[], corrected?: string): Segment {
  return {
    tokens,
    meanings,
    ids: idsOf(meanings),
    concepts: nothing,
    topics: nothing,
    number: undefined,
    month: undefined,
    stop: false,
    corrected,
  };
}

const nothing: ReadonlySet<string> = new Set();

/** "UN" is a name in capitals only where "un" is a small word, and so is "US" beside "us". */
function namesIn(phrase: string, only: Token | undefined, index: AskIndex): readonly Meaning[] {
  const isWord = only !== undefined && only.raw !== only.raw.toUpperCase() && index.words.isStop(phrase);
  return isWord ? [] : index.names.exactly(phrase);
}

/**
 * A person's name that is a word in small letters is that word ("días"), and so is a place's where all its words are words of
 * the language ("la ciudad").
 */
function isMeant(
  meaning: Meaning,
  tokens: readonly Token[],
  concepts: ReadonlySet<string>,
  index: AskIndex,
): boolean {
  const isSmall = ({ raw }: Token) => /^\p{Ll}/u.test(raw);
  if (meaning.type === 'entity') {
    const isPerson = index.knowledge.entities.get(meaning.id)?.kind === 'person';
    return !(isPerson && concepts.size > 0 && tokens.every(isSmall));
  }
  if (meaning.type !== 'elsewhere' || meaning.country === true) return true;
  const [first, ...rest] = tokens;
  if (first === undefined || rest.length === 0 || !rest.every(isSmall)) return true;
  const isWord = ({ text, stem }: Token) =>
    index.words.isStop(text) || index.words.concepts(text, stem).size > 0;
  const isKnown = ({ text, stem }: Token) => index.isKnownWord(stem, text);
  return !(tokens.every(isWord) || (index.words.isStop(first.text) && rest.every(isKnown)));
}

/**
 * Another place that has a listed name in its own: "Cook County", "New Washington", "East St. Louis". Reading
 * only the listed name in it would answer for the wrong place.
 */
function otherPlaceAt(tokens: readonly Token[], at: number, index: AskIndex): Segment | undefined {
  const isPrefix = index.placeWords.before.has(tokens[at]?.text ?? '');
  for (const prefix of isPrefix ? [0, 1] : [0]) {
    const start = at + prefix;
    const most = index.names.longestFrom(tokens[start]?.text ?? '');
    for (let length = Math.min(most, tokens.length - start); length >= 1; length -= 1) {
      const end = start + length;
      const [meaning] = index.names.exactly(phraseOf(tokens.slice(start, end)));
      if (meaning?.type !== 'entity' || !index.endorserIds.has(meaning.id)) continue;
      const suffix = isPlaceWordBehind(tokens[end], index) ? 1 : 0;
      const all = tokens.slice(at, end + suffix);
      if (prefix + suffix === 0 || index.names.exactly(phraseOf(all)).length > 0) return undefined;
      const meanings: Meaning[] = [
        { type: 'elsewhere', name: all.map(({ raw }) => capitalised(raw)).join(' ') },
      ];
      return named(all, meanings);
    }
  }
  return undefined;
}

/** "Washington State" is another place; "washington state?" asks which state Washington is in. */
function isPlaceWordBehind(token: Token | undefined, index: AskIndex): boolean {
  if (token === undefined || !index.placeWords.after.has(token.text)) return false;
  return token.text !== 'state' || token.raw.startsWith('S');
}

function phraseOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function nearlyName(tokens: readonly Token[], index: AskIndex): Segment | undefined {
  const known = tokens.every(({ stem, text }) => index.isKnownWord(stem, text));
  if (known) return undefined;
  const near = index.names.nearly(tokens.map(({ text }) => text).join(' '));
  if (near === undefined) return undefined;
  const { meanings, spelling } = near;
  return named(tokens, meanings, nameOfMeaning(meanings, index) ?? spelling);
}

function nameOfMeaning([meaning]: readonly Meaning[], index: AskIndex): string | undefined {
  if (meaning?.type === 'elsewhere' && meaning.country === true) {
    return placeNameIn(index.knowledge, meaning.name, index.language);
  }
  const entity = meaning?.type === 'entity' ? index.knowledge.entities.get(meaning.id) : undefined;
  return entity === undefined ? undefined : inLanguage(shortName(entity), index.language).text;
}

/** A word that nothing knows, but that is one slip from a known one. Names come later: they allow for more. */
function correctSpelling(token: Token, index: AskIndex): Token {
  if (index.isKnownWord(token.stem, token.text) || index.names.isPlaceWord(token.text)) return token;
  const verb = withoutPronoun(token.text, index.language);
  const bare = verb === undefined ? undefined : readAs(token, verb, index.language);
  if (bare !== undefined && index.isKnownWord(bare.stem, bare.text)) return bare;
  const right = index.words.correct(token.text);
  return right === undefined ? token : correctedToken(token, right, index.language);
}

function stateAt(tokens: readonly Token[], at: number, index: AskIndex): Segment | undefined {
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(at, at + length);
    const name =
      words.length < length
        ? undefined
        : index.names.state(words.map(({ raw }) => raw).join(' '), index.language);
    if (name === undefined) continue;
    const meanings: Meaning[] = [
      { type: 'state', name },
      ...index.names.exactly(words.map(({ text }) => text).join(' ')).filter(({ type }) => type === 'entity'),
    ];
    return named(words, meanings);
  }
  return undefined;
}

function isPlace(segment: Segment, index: AskIndex): boolean {
  const elsewhere = segment.meanings.some(({ type }) => type === 'elsewhere');
  return elsewhere || entityIds(segment).some((id) => index.endorserIds.has(id));
}

/** "Commitment no 4", "objectif n° 4": what only says that a number follows is no "no". */
function withoutNumberSigns(tokens: readonly Token[], { words }: AskIndex): Token[] {
  const isNumbered = ({ text, stem }: Token) => {
    const concepts = words.concepts(text, stem);
    return numbered.some((concept) => concepts.has(concept));
  };
  return tokens.filter(({ text }, at) => {
    const [before, behind] = [tokens[at - 1], tokens[at + 1]];
    const isSign = /^n(?:o|ro|um)?$/u.test(text) && /^\d/u.test(behind?.text ?? '');
    return !(isSign && before !== undefined && isNumbered(before));
  });
}

/** What has a number. */
const numbered = [...itemConcepts, 'symbol', 'paragraph'];

/** Drops a word at the end that only asks for a nod: "denver signed too, no?". */
function dropTag(tokens: Token[], index: AskIndex): Token[] {
  const last = tokens.at(-1);
  const isTag = last !== undefined && index.words.does(last.text, 'asks-for-a-nod');
  return tokens.length > 1 && isTag ? tokens.slice(0, -1) : tokens;
}

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
