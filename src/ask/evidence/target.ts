import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import { share } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import { asksAsWritten, does, type Segment } from '../segments.ts';

/** What a question asks for: the word that asks, and what stands at it up to the first name, number or topic. */
export interface Target {
  /** "Who", "which", "cuántos"; undefined where nothing asks for a thing. */
  readonly asks: Segment | undefined;
  /** The thing ("share of the vote") and what was done ("recorded"): no answer may leave them out. */
  readonly words: readonly Segment[];
}

/** What is asked for, by the segments that ask. */
export function targetOf(segments: readonly Segment[], { focus, yesNo }: Reading, index: AskIndex): Target {
  const asking = segments.filter((segment) => asksFor(segment, index));
  const written = asking.find((segment) => asksAsWritten(segment, index));
  const at = segments.findIndex((segment) => segment === (written ?? asking[0]));
  // Where yes or no is asked, a small word joins clauses; "quel est le numéro de" asks all the same.
  if (at < 0 || (focus === 'none' && segments[at]?.tokens.length === 1))
    return { asks: undefined, words: yesNo ? [] : headOf(segments, index) };
  const words: Segment[] = [];
  let isNamed = false;
  const asks = segments[at];
  const behind = segments.slice(at + 1);
  for (const [place, segment] of behind.entries()) {
    // "The first prime minister": an order is no name.
    if (segment.stop || segment.number?.ordinal === true) continue;
    if (isNameOrNumber(segment) || isCapital(segment)) {
      // "En qué fecha dejó …": what stands at the word itself is what was done; "who was the ambassador": what somebody was.
      const isThing =
        asks !== undefined && (place === 0 || asksForThing(asks) || segment.tokens.length === 1);
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
    const isActing = share(segment.concepts, domain);
    const isBehindVerb =
      place > 0 && behind.slice(0, place).some((each) => does(each, 'asks-yes-or-no', index));
    if (isActing && (isBehindVerb || words.length > 0)) continue;
    words.push(segment);
    if (isNamed) break;
  }
  // "How old", "how tall": what stands at the word says what is asked, whatever it says elsewhere.
  const next = behind[0]?.stop === false && behind[0].concepts.size === 0 ? behind[0] : undefined;
  const measure = asks?.concepts.has('how') === true ? next : undefined;
  return { asks, words: words.filter((segment) => segment === measure || !isLight(segment, index)) };
}

/** "Population of Milwaukee?", "phone number of the office in Barcelona?": without a word that asks, the one thing that stands before "of" is asked for. */
function headOf(segments: readonly Segment[], index: AskIndex): readonly Segment[] {
  const first = segments.findIndex((segment) => isNameOrNumber(segment) || isCapital(segment));
  const head = segments.slice(0, Math.max(0, first));
  const of = head.findIndex((segment) => does(segment, 'of', index));
  const said = head.slice(0, Math.max(0, of)).filter(({ stop }) => !stop);
  return said.length === 1 ? said : [];
}

/** A word in capitals; "États" is a word like others for who may act. */
function isCapital({ tokens, concepts }: Segment): boolean {
  return !share(concepts, domain) && /^\p{Lu}/u.test(tokens[0]?.raw ?? '');
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
