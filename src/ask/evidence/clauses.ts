import type { Concept } from '../../knowledge/schema.ts';
import { tokenize } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import type { Reading } from '../reading.ts';
import { does, type Segment } from '../segments.ts';
import { isRemark, splitSentences } from '../several.ts';

/** Where a clause of a sentence ends: behind a colon, a dash or dots, and before "¿". */
const betweenClauses = /:\s+|\s[-–—]+\s+|;\s+|…\s*|\.{2,}\s*|(?=¿)/u;

/** A heading before a colon or a dash is at most as long as this, in words: "Refugee compact: who abstained?" */
const longestHeading = 6;

/** What stands before the word that asks, from this many segments with a meaning on, is only an introduction. */
const longestLead = 4;

/** A clause with its segments. */
interface Clause {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** The parts of a question. */
export interface Parts {
  /** The segments that ask. */
  readonly asking: ReadonlySet<Segment>;
  /** Those that begin a sentence or a clause: a capital there makes no name. */
  readonly opening: ReadonlySet<Segment>;
}

/**
 * Parts a question into what asks and what stands around it. The part on who asks and why ("I am drafting a note for the mayor: ...") stands around them,
 * and says at most what the question is about.
 */
export function partsOf(question: string, reading: Reading, index: AskIndex): Parts {
  const sentences = splitSentences(question, index.knowledge);
  const marked = sentences.filter((sentence) => sentence.includes('?'));
  const unmarked = sentences.filter((sentence) => !isRemark(sentence, index.knowledge));
  const asking = marked.length > 0 ? marked : unmarked.length > 0 ? unmarked : sentences;
  const clauses = placed(
    sentences.map((sentence) => clausesOf(sentence, index)),
    reading,
    index,
  );
  const opening = new Set(clauses.flatMap((some) => some.flatMap(({ segments }) => segments.slice(0, 1))));
  const found = clauses.flatMap((ofSentence, at) => {
    if (!asking.includes(sentences[at] ?? '')) return [];
    const first = ofSentence.findIndex(({ segments }) => segments.some((segment) => asks(segment, index)));
    return ofSentence
      .filter((clause, position) => position >= first || isHeading(clause, index))
      .flatMap(({ segments }) => withoutLead(segments, index));
  });
  // "Is she right?", "¿me los puede dar?": what is asked stands before it.
  const isSaid = found.some((segment) => saysSomething(segment));
  return { asking: new Set(isSaid ? found : withoutLead(reading.segments, index)), opening };
}

function saysSomething({ stop, concepts, ids, topics, number }: Segment): boolean {
  if (ids.length > 0 || topics.size > 0 || number !== undefined) return true;
  return !stop && (concepts.size === 0 || ![...concepts].every((concept) => empty.has(concept)));
}

/** Concepts that say nothing of what is asked. */
const empty: ReadonlySet<Concept> = new Set([...askingConcepts, 'confirm', 'have', 'list', 'on-list', 'all']);

/** A sentence in clauses; at a comma only where a word that asks stands behind it. */
function clausesOf(sentence: string, index: AskIndex): string[] {
  return sentence.split(betweenClauses).flatMap((part) =>
    part.split(/,\s+/u).reduce<string[]>((clauses, piece) => {
      const [word] = tokenize(piece, index.language);
      const begins = word !== undefined && asksAs(index.words.concepts(word.text, word.stem));
      const last = clauses.at(-1);
      if (begins || last === undefined) clauses.push(piece);
      else clauses[clauses.length - 1] = `${last}, ${piece}`;
      return clauses;
    }, []),
  );
}

/** The clauses of each sentence with their segments. */
function placed(clauses: readonly (readonly string[])[], { segments }: Reading, index: AskIndex): Clause[][] {
  let at = 0;
  const take = (text: string): Segment[] => {
    const words = tokenize(text, index.language).map(({ raw }) => raw);
    const taken: Segment[] = [];
    for (let from = 0; from < words.length; ) {
      const segment = segments[at];
      if (segment === undefined) break;
      const found = words.indexOf(segment.tokens[0]?.raw ?? '', from);
      if (found < 0) break;
      taken.push(segment);
      from = found + segment.tokens.length;
      at += 1;
    }
    return taken;
  };
  return clauses.map((ofSentence) => ofSentence.map((text) => ({ text, segments: take(text) })));
}

function isHeading({ text, segments }: Clause, index: AskIndex): boolean {
  const isOfAsker = segments.some(
    ({ tokens }) => tokens.length === 1 && index.words.does(tokens[0]?.text ?? '', 'opens-a-remark'),
  );
  return !isOfAsker && text.trim().split(/\s+/u).length <= longestHeading;
}

/** "We are preparing the visit and would like to know where ...": the question begins at "where". */
function withoutLead(segments: readonly Segment[], index: AskIndex): readonly Segment[] {
  const first = segments.findIndex((segment) => asksAs(segment.concepts));
  const lead = segments.slice(0, Math.max(0, first));
  const words = lead.flatMap(({ tokens }) => tokens);
  const isOfAsker =
    index.words.does(words[0]?.text ?? '', 'opens-a-remark') ||
    words.some(({ text }) => index.words.does(text, 'wants'));
  return isOfAsker && lead.filter(({ stop }) => !stop).length >= longestLead
    ? segments.slice(first)
    : segments;
}

function asks(segment: Segment, index: AskIndex): boolean {
  return asksAs(segment.concepts) || does(segment, 'asks-yes-or-no', index);
}

function asksAs(concepts: ReadonlySet<Concept>): boolean {
  return askingConcepts.some((concept) => concepts.has(concept));
}
