import type { Knowledge } from '../knowledge/knowledge.ts';
import { foldedWords } from '../text/normalise.ts';

/** Gives the words of one of the data's texts, folded. */
export type TextReader = (text: string) => readonly string[];

const built = new WeakMap<Knowledge, TextReader>();

/** Reads the data's texts: each once, however many languages and indexes need its words. */
export function textReaderOf(knowledge: Knowledge): TextReader {
  const known = built.get(knowledge) ?? remembering(foldedWords);
  built.set(knowledge, known);
  return known;
}

/** The same function, which works each answer out once. */
export function remembering<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const found = work(text);
    known.set(text, found);
    return found;
  };
}
