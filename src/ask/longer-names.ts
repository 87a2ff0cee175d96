import type { Concept } from '../knowledge/schema.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import type { Meaning } from './names.ts';
import { isUnknownWord, named, type Segment } from './segments.ts';

/**
 * A listed name that goes on in capitals, or begins earlier with them, is the name of another place: "San José Iturbide",
 * "Puerto San José". Reading only the listed name in it would answer for the wrong place. Its state, its country and what is
 * written like one of them tell where it is instead, and behind a comma something else begins.
 */
export function withLongerNames(
  segments: readonly Segment[],
  question: string,
  index: AskIndex,
): readonly Segment[] {
  const at = segments.findIndex(({ ids }) => ids.some((id) => index.endorserIds.has(id)));
  const listed = segments[at];
  if (listed === undefined || !isInCapitals(listed)) return segments;
  const goesOn = (from: number, step: 1 | -1) => {
    let to = from;
    while (isPartOfName(segments, to + step, index) && areTogether(segments, to, step, question)) to += step;
    return to;
  };
  const [from, to] = [goesOn(at, -1), goesOn(at, 1)];
  if (from === to) return segments;
  const whole = segments.slice(from, to + 1);
  const name = writtenAs(whole, question);
  if (name === undefined) return segments;
  const one = named(
    whole.flatMap(({ tokens }) => tokens),
    [{ type: 'elsewhere', name }],
  );
  return [...segments.slice(0, from), one, ...withLongerNames(segments.slice(to + 1), question, index)];
}

/**
 * "Is Media on the list?", "Summit est-elle sur la liste ?": one word with a capital and no article, where nothing else is said
 * to be on the list, is a name, whatever it means in small letters. Who or how many there are is asked with such words, too.
 */
export function withLoneName(segments: readonly Segment[], index: AskIndex): readonly Segment[] {
  const [onList, ...more] = segments.filter(({ concepts }) => concepts.has('on-list'));
  if (onList === undefined || more.length > 0 || isInCapitals(onList)) return segments;
  const at = segments.findIndex((segment) => segment !== onList && (!segment.stop || isOddName(segment)));
  const only = segments[at];
  if (only === undefined || at > 1 || !isOddName(only) || !isNameless(only, index)) return segments;
  if (!segments.every((each) => each === only || each === onList || each.stop)) return segments;
  // French and Spanish ask by the mark alone, with a verb behind the name; English has its verb before.
  const verb = segments[at === 0 ? 1 : 0];
  if (verb === onList || verb === undefined || (at === 0 && index.language === 'en')) return segments;
  const one = named(only.tokens, [{ type: 'elsewhere', name: only.tokens.map(({ raw }) => raw).join(' ') }]);
  return segments.map((each) => (each === only ? one : each));
}

function isOddName({ tokens, ids, meanings, concepts, topics }: Segment): boolean {
  const isMeant = concepts.size > 0 || topics.size > 0;
  return tokens.length === 1 && ids.length === 0 && meanings.length === 0 && isMeant && isInCapital(tokens);
}

/** True for a word that is no word for those who may be on the list, or for all or none of them, as it is spelled. */
function isNameless({ tokens: [only] }: Segment, { words }: AskIndex): boolean {
  const exactly = words.concepts(only?.text ?? '', '');
  return !notLone.some((concept) => exactly.has(concept)) && words.number(only?.text ?? '') === undefined;
}

/** What is asked of the list without an article: "Are Mayors on the list?", "Is Everyone on it?" */
const notLone: readonly Concept[] = [
  ...askingConcepts,
  ...(['all', 'not', 'except', 'only', 'city', 'county', 'country', 'state-place', 'endorser'] as const),
  ...(['member', 'person', 'mayor', 'role'] as const),
];

/** A word in capitals that nothing knows, or the name of a place that is neither listed nor a country or state. */
function isPartOfName(segments: readonly Segment[], at: number, index: AskIndex): boolean {
  const segment = segments[at];
  if (segment === undefined || !isInCapitals(segment) || isLikeState(segment, index)) return false;
  const { meanings } = segment;
  // The first word has its capital as such: only a word that places are called by begins a name there.
  const isPlaceWord = segment.tokens.every(({ text }) => index.names.isPlaceWord(text));
  if (isUnknownWord(segment)) return at > 0 || isPlaceWord;
  return meanings.length > 0 && meanings.every((each) => isLesserPlace(each, index));
}

/** A place that hardly anybody names beside a listed one: large cities may stand there in a row, "Boston Chicago Denver". */
function isLesserPlace(meaning: Meaning, { knowledge }: AskIndex): boolean {
  return (
    meaning.type === 'elsewhere' &&
    meaning.country !== true &&
    !knowledge.gazetteer.cities.includes(meaning.name)
  );
}

function isInCapitals({ tokens }: Segment): boolean {
  return isInCapital(tokens);
}

function isInCapital(tokens: Segment['tokens']): boolean {
  return tokens.every(({ raw }) => /^\p{Lu}.*\p{Ll}/u.test(raw));
}

/** "Madison Wisc", "Chicago Illin": the beginning of a state's or a country's name. */
function isLikeState({ tokens }: Segment, { knowledge }: AskIndex): boolean {
  const [only, ...more] = tokens;
  if (only === undefined || more.length > 0) return false;
  const { states, countries } = knowledge.gazetteer;
  return [...states.map(({ name }) => name), ...countries].some((name) =>
    name.toLowerCase().startsWith(only.text),
  );
}

function areTogether(segments: readonly Segment[], at: number, step: 1 | -1, question: string): boolean {
  const [one, other] = [segments[at], segments[at + step]];
  if (one === undefined || other === undefined) return false;
  return writtenAs(step === 1 ? [one, other] : [other, one], question) !== undefined;
}

/** What may stand between the words of one name. */
const within = '\\.?[\\s-]+';

/** Segments as they stand in the question, with nothing between their words but what `joint` allows. */
export function writtenAs(
  segments: readonly Segment[],
  question: string,
  joint: string = within,
): string | undefined {
  const words = segments.flatMap(({ tokens }) => tokens.map(({ raw }) => raw));
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join(joint);
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').exec(question)?.[0];
}
