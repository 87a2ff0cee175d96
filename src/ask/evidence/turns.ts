import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { turning } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import type { MetPassage } from './postings.ts';

/** A word or a phrase that turns a question round: "not", "who else", "besides". */
export interface Turn {
  readonly phrase: string;
  readonly segments: readonly Segment[];
  readonly words: readonly string[];
  /** What it means, where the lexicon has a concept for it. */
  readonly concepts: readonly string[];
  /** True for "before" and "after": a passage with a day answers them. */
  readonly orders: boolean;
  /** True where those are asked for who did not: that something is not so in a passage tells not of whom. */
  readonly ofOthers: boolean;
}

/** The longest phrase that turns a question, in words. */
const longestTurn = 3;

/** What turns a question round, within what is asked. */
export function turnsOf(
  { segments, focus }: Reading,
  asking: ReadonlySet<Segment>,
  { words }: AskIndex,
): Turn[] {
  const tokens = segments.flatMap((segment) => {
    const concepts = [...segment.concepts].filter((concept) => turning.has(concept));
    const isKnownPhrase =
      segment.tokens.length > 1 && concepts.length === 0 && !words.does(phraseOf(segment), 'turns');
    if (!asking.has(segment) || isKnownPhrase) return [{ text: '', segment, concepts: [] }];
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
          orders: focus !== 'who' && words.does(phrase, 'orders'),
          ofOthers:
            ['who', 'which', 'how-many'].includes(focus) &&
            part.some((each) => each.concepts.includes('not')),
        },
      ];
    }
    return [];
  });
}

function phraseOf({ tokens }: Segment): string {
  return tokens.map(({ text }) => text).join(' ');
}

const measured: readonly Concept[] = ['duration', 'how-often', 'by-how-much', 'how-much'];

/** True where a passage holds a turn. That it says "not" somewhere explains no "not" of a question. */
export function holdsTurn(
  { segments, words, concepts, orders, ofOthers }: Turn,
  passage: MetPassage,
  isMet: (segment: Segment) => boolean,
): boolean {
  if (orders && passage.roles.has('when')) return true;
  const isSaid = concepts.some(
    (concept) => passage.says.has(concept) || (!ofOthers && passage.mentions.has(concept)),
  );
  // "How long", "how often": a passage that is asked with that word answers it.
  const isMentioned = segments.some(({ concepts: own }) =>
    measured.some(
      (concept) => own.has(concept) && (passage.says.has(concept) || passage.mentions.has(concept)),
    ),
  );
  if (isSaid || isMentioned) return true;
  if (concepts.some((concept) => concept === 'not' || concept === 'except')) return false;
  return words.every((word, at) => {
    const segment = segments[at];
    return passage.words.has(word) || (segment !== undefined && isMet(segment));
  });
}
