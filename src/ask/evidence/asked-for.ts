import { factsById } from '../../knowledge/filed-facts.ts';
import type { Concept, Event, Fact } from '../../knowledge/schema.ts';
import { wordingsOf } from '../../knowledge/wording.ts';
import { inLanguage } from '../../language.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import { type Reading, readQuestion } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';

/** What may be asked for, of a kind that a text shows: a day, a place, a person. */
type Wanted = 'day' | 'place' | 'person';

/** What of the kind that is asked for none of the facts of this Query gives. */
export function lackOfQuery(query: Query, reading: Reading, index: AskIndex): string | undefined {
  if (query.kind !== 'facts') return undefined;
  const lacks = factsById(index.knowledge.facts, query.ids).map((fact) => lackOfFact(reading, fact, index));
  return lacks.includes(undefined) ? undefined : lacks[0];
}

/** What of the kind that is asked for this fact does not give; undefined where it gives it, or no such thing is asked for. */
export function lackOfFact(reading: Reading, fact: Fact | Event, index: AskIndex): string | undefined {
  // What no source tells is just that.
  if (fact.known !== undefined) return undefined;
  const wanted = wantedIn(reading, index);
  if (wanted === undefined) return undefined;
  const parts = partsOf(fact, index);
  const isGiven = (part: Part) => part[wanted].some((said) => !isNamed(said, reading));
  const isTold =
    parts.some(isGiven) || (wanted === 'day' && hasDay(fact)) || (wanted === 'place' && hasPlace(fact));
  if (!isTold) return `names no ${wanted}`;
  if (wanted === 'day') return undefined;
  const own = partAsked(reading, parts);
  return own !== undefined &&
    !isGiven(own) &&
    parts.some((part) => part !== own && isGiven(part)) &&
    parts.some((part) => isOfAnother(part, own))
    ? `says no ${wanted} of "${own.text}"`
    : undefined;
}

/** "On what exact date", "in which city", "what were their names". */
function wantedIn({ focus, segments, concepts }: Reading, { words }: AskIndex): Wanted | undefined {
  const isExact = segments.some(({ tokens }) => tokens.some(({ text }) => words.does(text, 'to-the-day')));
  if (focus === 'when' && isExact) return 'day';
  if (focus === 'where' && !concepts.has('say') && !concepts.has('paragraph')) return 'place';
  const says = (concept: Concept) =>
    segments.some(
      ({ concepts: own, tokens }) =>
        own.has(concept) || tokens.some(({ text, stem }) => words.concepts(text, stem).has(concept)),
    );
  const asksNames = concepts.has('title') || concepts.has('list');
  const mayAskNames = focus === 'how' || focus === 'which' || focus === 'none';
  return asksNames && mayAskNames && (says('mayor') || says('person')) ? 'person' : undefined;
}

/** A fact that tells of several is told in parts: "UNECE in March 2024, the Arab region in Cairo on 3 and 4 July 2024, …". */
interface Part extends Readonly<Record<Wanted, readonly string[]>> {
  readonly text: string;
}

const betweenParts = /(?<!\d),\s+|,\s+(?!\d)|[;:.]\s+/u;

const read = new WeakMap<Fact | Event, Map<AskIndex, readonly Part[]>>();

function partsOf(fact: Fact | Event, index: AskIndex): readonly Part[] {
  const known = read.get(fact) ?? new Map<AskIndex, readonly Part[]>();
  read.set(fact, known);
  const before = known.get(index);
  if (before !== undefined) return before;
  const parts = wordingsOf(fact)
    .flatMap((each) => inLanguage(each, index.language).text.split(betweenParts))
    .map((part): Part => {
      const { segments } = readQuestion(part, index);
      const person = segments.filter((segment) => kindOf(segment, index) === 'person').map(rawText);
      const place = segments.filter((segment) => kindOf(segment, index) === 'place').map(rawText);
      const day = segments.flatMap((segment, at) => (isDay(segments, at) ? rawText(segment) : []));
      return { text: part, person, place, day };
    });
  known.set(index, parts);
  return parts;
}

function kindOf({ ids, meanings }: Segment, { knowledge }: AskIndex): 'person' | 'place' | undefined {
  const kinds = ids.map((id) => knowledge.entities.get(id)?.kind);
  if (kinds.includes('person')) return 'person';
  const isPlace = kinds.some((kind) => kind === 'place' || kind === 'city' || kind === 'county');
  return isPlace || meanings.some(({ type }) => type !== 'entity') ? 'place' : undefined;
}

/** "8 December", "December 8", "8 de diciembre". */
function isDay(segments: readonly Segment[], at: number): boolean {
  const { number } = segments[at] ?? {};
  if (number === undefined || number.value > 31) return false;
  return [segments[at - 1], segments[at + 1], segments[at + 2]].some((each) => each?.month !== undefined);
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

/** The one part that has a name of the question. */
function partAsked({ segments }: Reading, parts: readonly Part[]): Part | undefined {
  const named = segments.filter(({ ids, meanings }) => ids.length > 0 || meanings.length > 0).map(rawText);
  const holding = parts.filter((part) =>
    [...part.place, ...part.person].some((said) => named.includes(said)),
  );
  const [own] = holding;
  return holding.length === 1 && parts.indexOf(own as Part) > 0 ? own : undefined;
}

/** True for a part that tells of another place, or of another person. */
function isOfAnother(part: Part, own: Part): boolean {
  const isOther = (of: 'place' | 'person') =>
    own[of].length > 0 && part[of].some((said) => !own[of].includes(said));
  return part !== own && (isOther('place') || isOther('person'));
}
