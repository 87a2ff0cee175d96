import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { turning } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import { does, type Segment } from '../segments.ts';
import { leastMet, type Meeting } from './meeting.ts';
import type { MetPassage } from './postings.ts';

/** A word or a phrase that turns a question round: "not", "who else", "besides". */
export interface Turn {
  readonly phrase: string;
  readonly segments: readonly Segment[];
  readonly words: readonly string[];
  /** What it means, where the lexicon has a concept for it. */
  readonly concepts: readonly string[];
  /** Set for "before" and "after", by what is asked: a passage with a day answers when it was, and not who came next. */
  readonly orders: 'time' | 'others' | undefined;
  /** True where those are asked for who did not: that something is not so in a passage tells not of whom. */
  readonly ofOthers: boolean;
  /** True for "who else" and "besides": more of the same is asked for. */
  readonly adds: boolean;
}

/** The longest phrase that turns a question, in words. */
const longestTurn = 3;

/** What turns a question round, within what is asked. */
export function turnsOf({ segments, focus }: Reading, asking: ReadonlySet<Segment>, index: AskIndex): Turn[] {
  const { words } = index;
  const tokens = segments.flatMap((segment, place) => {
    const concepts = [...segment.concepts].filter((concept) => turning.has(concept));
    const isKnownPhrase =
      segment.tokens.length > 1 && concepts.length === 0 && !words.does(phraseOf(segment), 'turns');
    if (
      !asking.has(segment) ||
      isKnownPhrase ||
      isOfAsker(segments, place, index) ||
      opensChoice(segments, place, index)
    )
      return [{ text: '', segment, concepts: [] }];
    return segment.tokens.map(({ text }) => ({ text, segment, concepts }));
  });
  return tokens.flatMap(({ concepts }, at) => {
    for (let length = longestTurn; length >= 1; length -= 1) {
      const part = tokens.slice(at, at + length);
      const phrase = part.map(({ text }) => text).join(' ');
      const isTurn = words.does(phrase, 'turns') || (length === 1 && concepts.length > 0);
      if (part.length < length || !isTurn) continue;
      return [
        {
          phrase,
          segments: part.map(({ segment }) => segment),
          words: part.map(({ text }) => text),
          concepts: part.flatMap((each) => each.concepts),
          orders: orderOf(phrase, focus, tokens[at + length]?.segment, words),
          ofOthers:
            ['who', 'which', 'how-many'].includes(focus) &&
            part.some((each) => each.concepts.includes('not')),
          adds: words.does(phrase, 'adds'),
        },
      ];
    }
    return [];
  });
}

/** "I only need", "je ne voudrais pas", "readers who have never heard": what people say of themselves turns nothing they ask. */
function isOfAsker(segments: readonly Segment[], at: number, index: AskIndex): boolean {
  const near = segments.slice(Math.max(0, at - 2), at + 3);
  const isNear = (role: 'wants' | 'reports') =>
    near.some(
      (other) => other !== segments[at] && other.tokens.some(({ text }) => index.words.does(text, role)),
    );
  const before = segments.slice(Math.max(0, at - 3), at);
  const isTheirs = before.some(({ tokens }) => tokens.some(({ text }) => index.words.does(text, 'asker')));
  return isNear('wants') || (isTheirs && isNear('reports'));
}

/**
 * "…, or only the envoy?" and "how many are, and how many are not?" ask which of two it is, and "without the h" how a name is
 * written.
 */
function opensChoice(segments: readonly Segment[], at: number, index: AskIndex): boolean {
  const before = segments.slice(0, at).filter(({ stop, concepts }) => !stop || concepts.has('how-many'));
  const counts = before.filter(({ concepts }) => concepts.has('how-many')).length;
  if (counts > 1 && before.at(-1)?.concepts.has('how-many') === true) return true;
  const behind = segments.slice(at + 1).find(({ stop }) => !stop);
  const isOfLetter =
    behind?.concepts.has('spelling') === true || /^\p{L}$/u.test(behind?.tokens[0]?.text ?? '');
  return does(segments[at - 1], 'or', index) || isOfLetter;
}

function orderOf(
  phrase: string,
  focus: Reading['focus'],
  next: Segment | undefined,
  words: AskIndex['words'],
): Turn['orders'] {
  if (focus === 'who' || !words.does(phrase, 'orders')) return undefined;
  const isOfOthers = (focus === 'which' || focus === 'where') && (next?.meanings.length ?? 0) > 0;
  return isOfOthers ? 'others' : 'time';
}

/** What a passage may be asked with that tells what came before or after. */
const inOrder: readonly Concept[] = ['before', 'earlier', 'next-in-office', 'leave-office', 'in-order'];

function phraseOf({ tokens }: Segment): string {
  return tokens.map(({ text }) => text).join(' ');
}

const measured: readonly Concept[] = ['duration', 'how-often', 'by-how-much', 'how-much'];

/** How an office passes from one to another. */
const succeeding: readonly Concept[] = ['leave-office', 'next-in-office', 'previous-in-office', 'succession'];

/** True where a passage holds a turn. That it says "not" somewhere explains no "not" of a question. */
export function holdsTurn(
  { segments, words, concepts, orders, adds, ofOthers }: Turn,
  passage: MetPassage,
  meetings: readonly Meeting[],
  reading: Reading,
): boolean {
  const holds = (concept: string) => passage.says.has(concept) || passage.mentions.has(concept);
  if (orders !== undefined && passage.roles.has('when')) {
    // "After Colombia, which country?": a day alone tells nobody who comes next.
    if (orders === 'time' || inOrder.some((concept) => passage.mentions.has(concept))) return true;
  }
  // Why somebody does not, or left: a reason answers it.
  if (reading.concepts.has('why') && passage.roles.has('why')) return true;
  const isOf = (concept: Concept) => segments.some((segment) => segment.concepts.has(concept));
  // Who else, all of them, what differs: of what is named, nothing may be missing.
  const named = meetings.filter(({ unit: { segment, asked } }) => asked && isNamed(segment));
  const isAllMet = named.every(({ met }) => met >= leastMet);
  if (isAllMet && named.length > 1 && (isOf('compare') || isOf('all'))) return true;
  if (isAllMet && named.length > 0 && adds && reading.focus === 'who')
    return passage.roles.has('who') || passage.roles.has('to');
  if (isAllMet && named.length > 0 && isOf('earlier') && succeeding.some(holds)) return true;
  const isSaid = concepts.some(
    (concept) => passage.says.has(concept) || (!ofOthers && passage.mentions.has(concept)),
  );
  // "How long", "how often": a passage that is asked with that word answers it.
  const isMentioned = measured.some(
    (concept) => (isOf(concept) || (isOf('how-many') && concept === 'how-much')) && holds(concept),
  );
  if (isSaid || isMentioned) return true;
  if (concepts.some((concept) => concept === 'not' || concept === 'except')) return false;
  return words.every((word, at) => {
    const segment = segments[at];
    const isMet = meetings.some(({ unit, met }) => unit.segment === segment && met >= leastMet);
    return passage.words.has(word) || (segment !== undefined && isMet);
  });
}

/** A record, a place, a number or a term of its own. */
function isNamed({ ids, meanings, number, stop }: Segment): boolean {
  return ids.length > 0 || meanings.length > 0 || (number !== undefined && !stop);
}
