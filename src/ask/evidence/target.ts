import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import type { Reading } from '../reading.ts';
import { does, type Segment } from '../segments.ts';

/** What a question asks for: the word that asks, and what stands at it up to the first name, number or topic. */
export interface Target {
  /** "Who", "which", "cuántos"; undefined where nothing asks for a thing. */
  readonly asks: Segment | undefined;
  /** The thing ("share of the vote") and what was done ("recorded"): no answer may leave them out. */
  readonly words: readonly Segment[];
}

/** What is asked for, by the segments that ask. */
export function targetOf(segments: readonly Segment[], { focus }: Reading, index: AskIndex): Target {
  const at = segments.findIndex((segment) => asksFor(segment, index));
  // Where yes or no is asked, a small word joins clauses; "quel est le numéro de" asks all the same.
  if (at < 0 || (focus === 'none' && segments[at]?.tokens.length === 1))
    return { asks: undefined, words: [] };
  const words: Segment[] = [];
  let isNamed = false;
  const asks = segments[at];
  const behind = segments.slice(at + 1);
  for (const [place, segment] of behind.entries()) {
    // "The first prime minister": an order is no name.
    if (segment.stop || segment.number?.ordinal === true) continue;
    if (isNameOrNumber(segment) || /^\p{Lu}/u.test(segment.tokens[0]?.raw ?? '')) {
      // "En qué fecha dejó …": what stands at the word itself is what was done.
      const isThing = asks !== undefined && (place === 0 || asksForThing(asks));
      if (words.length === 0 && !isNamed && isThing && isTopic(segment)) {
        words.push(segment);
        continue;
      }
      // "Who did Arbour replace?": what is done may stand behind the first name.
      if (isNamed || words.length > 0) break;
      isNamed = true;
      continue;
    }
    // "What did states decide?": who acts in general is not asked for.
    const isActing = [...segment.concepts].some((concept) => domain.has(concept));
    const isBehindVerb =
      place > 0 && behind.slice(0, place).some((each) => does(each, 'asks-yes-or-no', index));
    if (isActing && (isBehindVerb || words.length > 0)) continue;
    words.push(segment);
    if (isNamed) break;
  }
  return { asks, words: words.filter((segment) => !isLight(segment, index)) };
}

/** True for a word that asks for something; "quel est le numéro de" is one phrase without meaning, and asks all the same. */
export function asksFor({ concepts, stop, tokens }: Segment, { words }: AskIndex): boolean {
  return askingConcepts.some(
    (concept) =>
      concepts.has(concept) ||
      (stop && tokens.some(({ text, stem }) => words.concepts(text, stem).has(concept))),
  );
}

const things: readonly Concept[] = ['which', 'how-many', 'how-much'];

/** "Which", "how many", "quel est le numéro de". */
function asksForThing({ concepts, stop }: Segment): boolean {
  return stop || things.some((concept) => concepts.has(concept));
}

function isTopic({ ids, meanings, topics, number, month }: Segment): boolean {
  return (
    topics.size > 0 &&
    ids.length === 0 &&
    meanings.length === 0 &&
    number === undefined &&
    month === undefined
  );
}

/** Who may act in any question here. */
const domain: ReadonlySet<Concept> = new Set(['city', 'country', 'state-place', 'member', 'person']);

function isNameOrNumber({ ids, meanings, topics, number, month }: Segment): boolean {
  return (
    ids.length > 0 || meanings.length > 0 || topics.size > 0 || number !== undefined || month !== undefined
  );
}

/** A word that says nothing of what is asked: "what number do I use", "what does it say", "who came". */
export function isLight(segment: Segment, index: AskIndex): boolean {
  const { concepts, tokens } = segment;
  if (tokens.every(({ text }) => index.words.does(text, 'light') || index.words.isStop(text))) return true;
  return concepts.size > 0 && [...concepts].every((concept) => lightConcepts.has(concept));
}

const silent: readonly Concept[] = ['say', 'title', 'name', 'list', 'be', 'write', 'have'];
const anyways: readonly Concept[] = ['all', 'confirm', 'timeline', 'on-list'];
const lightConcepts: ReadonlySet<Concept> = new Set([...askingConcepts, ...silent, ...anyways]);
