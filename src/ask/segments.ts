import { placeNameIn, shortName } from '../knowledge/knowledge.ts';
import type { Concept, GrammarRole } from '../knowledge/schema.ts';
import { inLanguage } from '../language.ts';
import type { Token } from '../text/normalise.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import { type Meaning, shortNameOf } from './names.ts';

/** A stretch of a question that is read as one: a name, a phrase of the lexicon, or a single word. */
export interface Segment {
  readonly tokens: readonly Token[];
  readonly meanings: readonly Meaning[];
  /** The record ids among its meanings. */
  readonly ids: readonly string[];
  readonly concepts: ReadonlySet<Concept>;
  /** Claims that have it as a topic, by id. */
  readonly topics: ReadonlySet<string>;
  readonly number: { readonly value: number; readonly ordinal: boolean } | undefined;
  /** The month it names, 1 to 12. */
  readonly month: number | undefined;
  readonly stop: boolean;
  /** How it was understood, where it was misspelt. */
  readonly corrected: string | undefined;
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

/** The record ids a segment can mean. */
export function entityIds(segment: Segment): readonly string[] {
  return segment.ids;
}

/** True when the segment is a single small word that does this in a question. */
export function does(segment: Segment | undefined, role: GrammarRole, index: AskIndex): boolean {
  return segment?.tokens.length === 1 && index.words.does(segment.tokens[0]?.text ?? '', role);
}

/** True where words ask as the lexicon has them: "UNHCR counted …" asks for no number, though "count" does. */
export function asksAsWritten({ tokens }: Segment, { words }: AskIndex): boolean {
  const phrases = [tokens.map(({ text }) => text).join(' '), ...tokens.map(({ text }) => text)];
  return phrases.some((phrase) => {
    const concepts = words.concepts(phrase, '');
    return askingConcepts.some((concept) => concepts.has(concept));
  });
}

export function longestAt(
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
  const own = isNamed ? index.words.concepts(phrase, '') : listed;
  const topics = index.topicOf(stems) ?? nothing;
  const concepts = topics.size > 0 && only === undefined ? withAsked(own, tokens, index) : own;
  const meanings =
    short === undefined
      ? namesIn(phrase, only, index).filter((meaning) => isMeant(meaning, tokens, concepts, index))
      : [short];
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

/** What a topic of several words may ask for: "how many countries" asks for a number all the same. */
const askedByTopics: readonly Concept[] = ['how-many', 'why'];

function withAsked(
  own: ReadonlySet<Concept>,
  tokens: readonly Token[],
  { words }: AskIndex,
): ReadonlySet<Concept> {
  const said = tokens.flatMap(({ text }, at) => [text, `${text} ${tokens[at + 1]?.text ?? ''}`]);
  const asked = askedByTopics.filter((concept) => said.some((word) => words.concepts(word, '').has(concept)));
  return asked.length === 0 ? own : new Set([...own, ...asked]);
}

function idsOf(meanings: readonly Meaning[]): string[] {
  return meanings.flatMap((meaning) => (meaning.type === 'entity' ? [meaning.id] : []));
}

/** A stretch that is a name, or a word without any meaning, and nothing besides. */
export function named(tokens: readonly Token[], meanings: readonly Meaning[], corrected?: string): Segment {
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

export const nothing: ReadonlySet<never> = new Set();

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
  concepts: ReadonlySet<Concept>,
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
