import { holding } from '../../holding.ts';
import { factsById } from '../../knowledge/filed-facts.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import type { Concept, Event, Fact } from '../../knowledge/schema.ts';
import { wordingsOf } from '../../knowledge/wording.ts';
import { inLanguage } from '../../language.ts';
import type { Query } from '../../query/query.ts';
import { foldedWords } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import { isYear } from '../frames/frame.ts';
import { type Reading, readQuestion } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';
import { lackOfForm } from './forms.ts';
import { isByWhatItIs } from './other-names.ts';

/** What may be asked for, of a kind that a text shows. */
type Wanted = 'day' | 'time' | 'place' | 'person' | 'number' | 'symbol';

/** What of the kind that is asked for none of the facts of this Query gives. */
export function lackOfQuery(query: Query, reading: Reading, index: AskIndex): string | undefined {
  if (query.kind !== 'facts') return undefined;
  // "How many of the 136 were from Latin America?": how many there are in all is another number.
  if (reading.focus === 'how-many' && query.not !== undefined) return 'counts others';
  const lacks = factsById(index.knowledge.facts, query.ids).map((fact) => lackOfFact(reading, fact, index));
  return lacks.includes(undefined) ? undefined : lacks[0];
}

/** What of the kind that is asked for this fact does not give; undefined where it gives it, or no such thing is asked for. */
export function lackOfFact(reading: Reading, fact: Fact | Event, index: AskIndex): string | undefined {
  // What no source tells is just that.
  if (fact.known !== undefined) return undefined;
  const form = lackOfForm(reading, fact, index);
  if (form !== undefined) return form;
  const parts = partsOf(fact, index);
  if (reading.focus === 'who' && !tellsOfOthers(reading, fact, parts, index)) return 'names nobody else';
  const wanted = wantedIn(reading, index);
  if (wanted === undefined) return undefined;
  const isGiven = (part: Part) => part[wanted].some((said) => !isNamed(said, reading));
  const isTold =
    // A number may be the one that is asked about; "how many sessions" may ask for places in a row.
    (wanted === 'number' && (parts.some(({ number }) => number.length > 0) || 'how-many' in fact.roles)) ||
    parts.some(isGiven) ||
    (wanted === 'day' && hasDay(fact)) ||
    // Whether there is a time at all is looked at apart.
    wanted === 'time' ||
    (wanted === 'place' && hasPlace(fact));
  if (!isTold) return `names no ${wanted}`;
  if (wanted === 'day' || wanted === 'symbol') return undefined;
  const own = partAsked(reading, parts, wanted, index);
  // A number may be the one that is asked about: "is 136 the number of members?"
  const isBeside = (part: Part) => (wanted === 'time' ? part.sentence === own?.sentence : part === own);
  const givesIt = parts.some(
    (part) => isBeside(part) && (wanted === 'number' ? part.number.length > 0 : isGiven(part)),
  );
  return own !== undefined && !givesIt && parts.some((part) => isGiven(part) && isOfAnother(part, own))
    ? `says no ${wanted} of "${own.text}"`
    : undefined;
}

/** Who came before somebody, or after. */
const relations: readonly Concept[] = ['next-in-office', 'previous-in-office', 'succession'];

/**
 * "Against whom did Rahman win?": who is asked for is somebody else than the persons who are named, and where the fact tells of
 * them. True, too, where the fact tells of no persons, and where it is asked who somebody is.
 */
function tellsOfOthers(
  { segments, concepts }: Reading,
  { roles }: Fact | Event,
  parts: readonly Part[],
  index: AskIndex,
): boolean {
  const named = personsIn(segments, index);
  const isElse = (id: string) => !named.includes(id);
  if (named.length === 0 || [...(roles.who ?? []), ...(roles.to ?? [])].some(isElse)) return true;
  const beside = parts.filter(({ persons }) => !persons.every(isElse));
  const isRelated = relations.some((concept) => concepts.has(concept));
  const told = isRelated
    ? parts
    : parts.filter(({ sentence }) => beside.some((part) => part.sentence === sentence));
  if (beside.length === 0 || told.some(({ persons }) => persons.some(isElse))) return true;
  // "Who is Louise Arbour?"
  const [asks, person] = [
    segments.findIndex((segment) => segment.concepts.has('who')),
    segments.findIndex(({ ids }) => ids.some((id) => named.includes(id))),
  ];
  const isBetween = segments.slice(asks + 1, person);
  return !isRelated && person > asks && isBetween.every(({ stop, concepts: of }) => stop || of.has('be'));
}

/** "On what exact date", "in which city", "what were their names", "the symbol of the report". */
function wantedIn({ focus, segments, concepts, yesNo }: Reading, { words }: AskIndex): Wanted | undefined {
  const tokens = segments.flatMap((segment) => segment.tokens);
  const conceptsAt = (at: number) => words.concepts(tokens[at]?.text ?? '', tokens[at]?.stem ?? '');
  const isOfDay = (text: string) => words.does(text, 'to-the-day');
  const phrases = segments.map((segment) => segment.tokens.map(({ text }) => text).join(' '));
  if (focus === 'when') return [...phrases, ...tokens.map(({ text }) => text)].some(isOfDay) ? 'day' : 'time';
  if (focus === 'where' && !concepts.has('say') && !concepts.has('paragraph')) return 'place';
  const says = (...any: readonly Concept[]) =>
    any.some((concept) => concepts.has(concept) || tokens.some((_, at) => conceptsAt(at).has(concept)));
  const isOpen = focus === 'which' || (focus === 'none' && !yesNo);
  if (isOpen && concepts.has('symbol')) return 'symbol';
  if (
    focus === 'how-many' ||
    concepts.has('by-how-much') ||
    (focus === 'which' && says('vote') && !says('country', 'city'))
  )
    return 'number';
  // "Who were the fifteen mayors?", "which of the 36 cities": not how many they are.
  const isCounted = (...any: readonly Concept[]) =>
    tokens.some(({ text }, at) => {
      const number = words.number(text);
      if (number === undefined || number.ordinal || number.value < 2 || isYear(number.value)) return false;
      return any.some((concept) => conceptsAt(at + 1).has(concept));
    });
  const ofThese = focus === 'who' || focus === 'which';
  const isAt = (...any: readonly Concept[]) =>
    focus === 'which' && any.some((concept) => nounAsked(segments)?.concepts.has(concept));
  if (ofThese && (isCounted('mayor', 'person') || isAt('mayor', 'person'))) return 'person';
  if (ofThese && (isCounted('city', 'county') || isAt('city', 'county'))) return 'place';
  const asksNames = concepts.has('title') || concepts.has('list');
  const mayAskNames = focus === 'how' || focus === 'which' || focus === 'none';
  if (asksNames && mayAskNames && says('mayor', 'person')) return 'person';
  const isOfMayor = concepts.has('list') || says('next-in-office', 'previous-in-office');
  return focus === 'who' && isOfMayor && says('mayor') ? 'person' : undefined;
}

/** "Which cities": what stands at the word that asks. */
function nounAsked(segments: readonly Segment[]): Segment | undefined {
  const at = segments.findIndex(({ concepts }) => concepts.has('which'));
  return at < 0 ? undefined : segments[at + 1];
}

/** A fact that tells of several is told in parts: "UNECE in March 2024, the Arab region in Cairo on 3 and 4 July 2024, …". */
interface Part extends Readonly<Record<Wanted, readonly string[]>> {
  readonly text: string;
  /** The persons named in it by their own names, by their ids. */
  readonly persons: readonly string[];
  /** Whatever else is named in it, however it is written there. */
  readonly meant: ReadonlySet<string>;
  /** Its words, folded, between spaces. */
  readonly words: string;
  /** Whatever is named in it. */
  readonly names: readonly string[];
  /** Whatever is named in its sentence. */
  readonly beside: readonly string[];
  readonly sentence: string;
  /** The place of its text among those of the fact. */
  readonly wording: number;
}

const betweenSentences = /(?<=[.;:])\s+/u;
const betweenParts = /(?<!\d),\s+|,\s+(?!\d)|[;:.](?:\s+|$)/u;
/** "A/RES/73/195", "resolution 71/256". */
const symbols = /\b(?:[A-Z][A-Z.]*\/[\w./]+|\d+\/\d+)/gu;

/** By the index, too: what a fact holds would hold the index that read it. */
const partsRead = holding((_: AskIndex) => new Map<Fact | Event, readonly Part[]>());

function partsOf(fact: Fact | Event, index: AskIndex): readonly Part[] {
  const known = partsRead(index);
  const before = known.get(fact);
  if (before !== undefined) return before;
  const parts = wordingsOf(fact)
    .flatMap((each, at) =>
      inLanguage(each, index.language)
        .text.split(betweenSentences)
        .map((sentence) => ({ sentence, at })),
    )
    .flatMap(({ sentence, at }) => {
      const ofSentence = sentence.split(betweenParts).filter((text) => text !== '');
      const read = ofSentence.map((text) => partOf(text, index));
      const beside = read.flatMap(({ names }) => names);
      return read.map((part): Part => ({ ...part, beside, sentence, wording: at }));
    });
  known.set(fact, parts);
  return parts;
}

function partOf(text: string, index: AskIndex): Omit<Part, 'beside' | 'sentence' | 'wording'> {
  const { segments } = readQuestion(text, index);
  const ofKind = (kind: 'person' | 'place') =>
    segments.filter((segment) => kindOf(segment, index) === kind).map(rawText);
  const days = segments.filter((_, at) => isDay(segments, at));
  const counts = segments.filter(
    ({ number }, at) =>
      number !== undefined && !number.ordinal && !isYear(number.value) && !isDay(segments, at),
  );
  return {
    text,
    words: wordsBetweenSpaces(text),
    names: segments.filter(isName).map(rawText),
    persons: personsIn(segments, index),
    meant: new Set(segments.flatMap(meantBy)),
    person: ofKind('person'),
    place: ofKind('place'),
    day: days.map(rawText),
    time: segments
      .filter(({ month, number }) => month !== undefined || isYear(number?.value ?? 0))
      .map(rawText),
    number: counts.map(rawText),
    symbol: text.match(symbols) ?? [],
  };
}

function wordsBetweenSpaces(text: string): string {
  return ` ${foldedWords(text).join(' ')} `;
}

/** What the data knows by name, and a word in capitals that does not only begin a sentence. */
function isName(segment: Segment, at: number): boolean {
  const { ids, meanings, month, tokens, concepts, stop } = segment;
  if (ids.length > 0 || meanings.length > 0) return true;
  const isAsking = stop || askingConcepts.some((concept) => concepts.has(concept));
  return !isAsking && month === undefined && (at > 0 ? /^\p{Lu}/u : /^\p{Lu}{2}/u).test(tokens[0]?.raw ?? '');
}

function kindOf({ ids, meanings }: Segment, { knowledge }: AskIndex): 'person' | 'place' | undefined {
  const kinds = ids.map((id) => knowledge.entities.get(id)?.kind);
  if (kinds.includes('person')) return 'person';
  const isPlace = kinds.some((kind) => kind === 'place' || kind === 'city' || kind === 'county');
  return isPlace || meanings.some(({ type }) => type !== 'entity') ? 'place' : undefined;
}

/** "8 December", "December 8", "8 de diciembre", "3 and 4 July". */
function isDay(segments: readonly Segment[], at: number): boolean {
  const { number } = segments[at] ?? {};
  if (number === undefined || number.value > 31) return false;
  return [-1, 1, 2, 3].map((by) => segments[at + by]).some((each) => each?.month !== undefined);
}

function hasDay({ roles }: Fact | Event): boolean {
  return (roles.when ?? []).some((date) => date.length === longestDate);
}

/** "2017-12-08". */
const longestDate = 10;

/** "At the summit": where something was held may be no place on a map. */
function hasPlace({ roles }: Fact | Event): boolean {
  return roles.where !== undefined;
}

function isNamed(said: string, { segments }: Reading): boolean {
  return segments.some((segment) => rawText(segment) === said);
}

/**
 * The one part that alone has the first name of the question that stands in one part only; what comes first tells of all.
 * Where a person is asked for, the one who is named is another.
 */
function partAsked(
  { segments }: Reading,
  parts: readonly Part[],
  wanted: Wanted,
  index: AskIndex,
): Part | undefined {
  const isPerson = (said: string) => parts.some(({ person }) => person.includes(said));
  const [own] = segments
    .filter((segment, at) => isName(segment, at) && !segment.ids.some((id) => index.surroundings.has(id)))
    .filter((segment) => (wanted !== 'person' && wanted !== 'time') || !isPerson(rawText(segment)))
    .map((segment) => parts.filter((part) => holds(part, segment, index)))
    .flatMap((held) => (held.length === 1 ? held : []));
  return own !== undefined && parts.indexOf(own) > 0 ? own : undefined;
}

/** True where a part names the same as a segment of the question, by whatever name a country goes there. */
function holds({ words, meant }: Part, segment: Segment, { knowledge }: AskIndex): boolean {
  const names = meantBy(segment);
  const countries = knowledge.countries.filter(({ name }) => names.includes(name.en));
  return (
    names.some((name) => meant.has(name)) ||
    [rawText(segment), ...countries.flatMap(namesOfCountry)].some((name) =>
      words.includes(wordsBetweenSpaces(name)),
    )
  );
}

function meantBy({ meanings }: Segment): string[] {
  return meanings.map((meaning) => (meaning.type === 'entity' ? meaning.id : meaning.name));
}

/** The persons who are named by their own names: "the Secretary-General" may be anybody's office. */
function personsIn(segments: readonly Segment[], { knowledge }: AskIndex): string[] {
  return segments.flatMap((segment) =>
    segment.ids.filter((id) => {
      const entity = knowledge.entities.get(id);
      return entity?.kind === 'person' && !isByWhatItIs(segment, entity);
    }),
  );
}

/** True for a part that tells of something else by name. */
function isOfAnother(part: Part, own: Part): boolean {
  const names = part.beside === own.beside ? part.names : part.beside;
  // "Sent to three addressees: A, B and C": what begins a text counts what follows in it.
  const counts = part.number.length > 0 && part.wording === own.wording && part.sentence.endsWith(':');
  return part !== own && !counts && names.some((name) => !own.words.includes(wordsBetweenSpaces(name)));
}
