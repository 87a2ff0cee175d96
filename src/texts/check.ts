import { describeMismatch, findQuote, type HeldText } from '../knowledge/document-text.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CitedPassage } from '../knowledge/schema.ts';

/** What the data says of a document's wording, compared with the document's text. */
export interface TextCheck {
  /** How many quotations and paragraphs were found. */
  readonly found: number;
  /** What was not, each in a sentence. */
  readonly missing: readonly string[];
}

/**
 * Compares everything that the data quotes from a document, every title it gives to an objective there, and every
 * paragraph it points to, with a text of that document in the language of the data.
 */
export function checkText(knowledge: Knowledge, text: HeldText): TextCheck {
  const missing: string[] = [];
  let found = 0;
  const numbers = new Set(text.paragraphs.map(({ number }) => String(number ?? '')));
  for (const { owner, passage, wording } of passagesFrom(knowledge, text.document)) {
    for (const quote of [passage.quote, wording].filter((each) => each !== undefined)) {
      if (findQuote(text, quote) !== undefined) found += 1;
      else missing.push(`${owner}: “${quote}” does not stand there: ${describeMismatch(text, quote)}`);
    }
    for (const number of paragraphsIn(passage.paragraph)) {
      if (numbers.has(number)) found += 1;
      else missing.push(`${owner}: there is no paragraph ${number}`);
    }
  }
  return { found, missing };
}

/** The numbers in "17, 32, 40 and 48"; of a stretch like "1-100" its ends. */
function paragraphsIn(paragraph: string | undefined): string[] {
  return paragraph?.match(/\d+(?:\([a-z]+\))*/gu) ?? [];
}

interface OwnedPassage {
  readonly owner: string;
  readonly passage: CitedPassage;
  /** An official wording that the record gives itself. */
  readonly wording?: string;
}

function* passagesFrom(
  { facts, objectives, changes, documents }: Knowledge,
  document: string,
): Generator<OwnedPassage> {
  const here = (passages: readonly CitedPassage[]) => passages.filter((each) => each.document === document);
  for (const { id, citations, correction, positions } of facts) {
    const all = [citations, correction?.citations ?? [], ...(positions ?? []).map((each) => each.citations)];
    for (const passage of here(all.flat())) yield { owner: id, passage };
  }
  for (const { id, citations } of changes) {
    for (const passage of here(citations)) yield { owner: id, passage };
  }
  // What is not the United Nations' own document may call an objective by another name.
  const isOfficial = documents.get(document)?.symbol?.startsWith('A/') === true;
  for (const { id, title, citations } of objectives) {
    for (const [index, passage] of here(citations).entries()) {
      yield { owner: id, passage, ...(index === 0 && isOfficial && { wording: title }) };
    }
  }
}
