import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '../adapters/texts/read-document.ts';
import { loadCore } from '../src/core.ts';
import type { DocumentText } from '../src/knowledge/document-text.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { heldText } from '../src/texts/added-text.ts';
import { writeText } from '../src/texts/folder.ts';
import { numberParagraphs } from '../src/texts/numbering.ts';
import { comparedText } from '../src/verify/compared-text.ts';
import { quotationLimit, verifyQuotation } from '../src/verify/verify.ts';
import { printable, printWithPdfkit } from '../test/texts/printed.ts';
import { withFiveTexts } from '../test/verify/five-texts.ts';
import { offTopicSentences, ownSentences } from '../test/verify/other-sentences.ts';
import { measureInTurns } from './paired.ts';
import type { Result } from './result.ts';

const pages = 300;
const paragraphsOfBook = 2_230;
const words = 60;
const quotations = 40;
const rounds = 15;

/** A text of 300 pages: how long it takes to add, and a quotation of 60 words in it, against the article and `indexOf`. */
export async function verifying(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  try {
    const file = join(folder, 'book.pdf');
    writeFileSync(
      file,
      await printWithPdfkit(printable('en', paragraphsOfBook), { columns: 1, hyphenated: true }),
    );
    const begun = performance.now();
    const read = await readDocument(file);
    if ('refused' in read) throw new Error(read.refused);
    const added = {
      document: 'a-res-73-195',
      language: 'en',
      origin: 'book.pdf',
      added: '2026-11-29',
      sha256: '',
      paragraphs: numberParagraphs(read.texts),
    } as const;
    writeText(join(folder, 'texts'), added);
    const seconds = (performance.now() - begun) / 1000;
    const printed = read.bytes.toString().match(/\/Type \/Page\b/gu)?.length ?? 0;
    if (printed < pages) throw new Error(`the book has ${printed} pages, not ${pages}`);

    const { knowledge } = await loadCore();
    const [article] = knowledge.texts.values();
    if (article === undefined) throw new Error('the data has no text');
    const book = heldText(added);
    const limit = 10;
    return [
      {
        group: 'verify',
        name: `add a PDF of ${printed} pages`,
        value: seconds * 1000,
        unit: 'ms',
        ratio: seconds / limit,
        against: `${limit} s`,
      },
      ...compare(book, article),
      ...offTopic(knowledge),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A sentence about something else, against the article alone and with five texts of other documents. */
function offTopic(knowledge: Knowledge): Result[] {
  const questions = offTopicSentences();
  const inputs = questions.length > 0 ? questions : ownSentences();
  const { texts } = withFiveTexts(knowledge);
  return measureInTurns({
    group: 'verify',
    name: `${inputs.length} sentences about something else, with five texts`,
    against: 'the article alone',
    inputs,
    rounds: 20,
    own: (sentence) => verifyQuotation(sentence, texts),
    other: (sentence) => verifyQuotation(sentence, knowledge.texts),
  }).concat(
    measureInTurns({
      group: 'verify',
      name: `${inputs.length} sentences about something else, the article alone`,
      against: 'indexOf',
      inputs,
      rounds: 40,
      own: (sentence) => verifyQuotation(sentence, knowledge.texts),
      other: (sentence) => articleOf(knowledge).indexOf(comparedText(sentence).compared),
    }),
  );
}

function articleOf({ texts }: Knowledge): string {
  return texts.get('metropolis-article')?.text ?? '';
}

interface Input {
  readonly book: string;
  readonly article: string;
}

/** True and changed quotations of 60 words in the book, against the same in the article and against `indexOf`. */
function compare(book: DocumentText, article: DocumentText): Result[] {
  const texts = { book: new Map([['book', book]]), article: new Map([['article', article]]) };
  const normalised = comparedText(book.text).compared;
  const ofBook = passages(book.text);
  const ofArticle = passages(article.text);
  const inputs = ofBook.map((quotation, index) => ({
    book: quotation,
    article: ofArticle[index % ofArticle.length] ?? '',
  }));
  const altered = inputs.map((input) => ({ book: changed(input.book), article: changed(input.article) }));
  const inBook = (input: Input) => verifyQuotation(input.book, texts.book);
  const inArticle = (input: Input) => verifyQuotation(input.article, texts.article);
  const group = 'verify';
  return [
    ...measureInTurns({
      group,
      name: `${words} true words in ${pages} pages`,
      against: 'in the article',
      inputs,
      rounds,
      own: inBook,
      other: inArticle,
    }),
    ...measureInTurns({
      group,
      name: `${words} words, one changed, in ${pages} pages`,
      against: 'in the article',
      inputs: altered,
      rounds,
      own: inBook,
      other: inArticle,
    }),
    ...measureInTurns({
      group,
      name: `${words} true words in ${pages} pages`,
      against: 'indexOf',
      inputs,
      rounds,
      own: inBook,
      other: (input) => normalised.indexOf(comparedText(input.book).compared),
    }),
  ];
}

/** Passages of 60 words, spread over a text. */
function passages(text: string): string[] {
  const all = text.split(' ');
  const step = Math.max(1, Math.floor((all.length - words) / quotations));
  return Array.from({ length: quotations }, (_, index) =>
    all.slice(index * step, index * step + words).join(' '),
  ).filter((passage) => passage.length <= quotationLimit);
}

/** The passage with another word in its middle. */
function changed(passage: string): string {
  const all = passage.split(' ');
  return all.with(words / 2, 'penguins').join(' ');
}
