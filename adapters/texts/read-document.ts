import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { joinBlocks, type ReadBlocks } from '../../src/texts/blocks.ts';
import { pageBlocks } from '../../src/texts/page-layout.ts';
import { plainBlocks } from '../../src/texts/plain.ts';
import type { DocumentReading } from '../../src/texts/reading.ts';
import type { PdfReading } from './pdf-worker.ts';

const megabyte = 1024 * 1024;
/** The largest file, and the longest text, that is a document to quote from and no book. */
const mostBytes = 50 * megabyte;
const mostLetters = 5_000_000;
/** A text shorter than this is none: a scan has only what its stamp says. */
const fewestLetters = 200;
/** How long a file may take to be read, in milliseconds, and how much memory. */
const patience = 120_000;
const mostMemory = 1024;

/** Reads the text of a PDF or of a plain text in UTF-8 or UTF-16. It opens files that nobody has looked at: nothing throws. */
export async function readDocument(path: string): Promise<DocumentReading> {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    const found = await stat(path);
    // A device or a pipe may never end.
    if (!found.isFile()) return { refused: `${path} is no file` };
    const { size } = found;
    if (size > mostBytes) return { refused: `${name} is larger than ${mostBytes / megabyte} MB` };
    bytes = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { refused: code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read: ${message}` };
  }
  const read = isPdf(bytes) ? await readPdf(bytes) : readPlain(bytes);
  if ('refused' in read) return { refused: `${name} ${read.refused}` };
  const all = joinBlocks([...read.text, ...read.notes]);
  const texts = all.slice(0, all.length - read.notes.length);
  const notes = all.slice(texts.length);
  const letters = all.reduce((sum, text) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters > mostLetters) return { refused: `${name} has more than ${mostLetters} letters` };
  if (letters < fewestLetters) {
    return { refused: `${name} has no text to speak of; a scanned PDF has to be run through OCR first` };
  }
  const sides = read.sides?.map(joinBlocks);
  const [left, right] = sides ?? [];
  return left === undefined || right === undefined
    ? { bytes, texts, notes }
    : { bytes, texts, notes, sides: [left, right] };
}

type Reading = ReadBlocks | { readonly refused: string };

/** The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, 3.4.1). */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function readPlain(bytes: Uint8Array): Reading {
  const notText = 'is neither a PDF nor a plain text in UTF-8; save it as one of these';
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { refused: notText };
  }
  // White space apart, a text has no control characters; programs and archives do.
  if (/(?!\s)\p{Cc}/u.test(text)) return { refused: notText };
  if (/^\s*<(?:!doctype|html|\?xml)/iu.test(text)) {
    return { refused: 'is a web page; save its text as plain text, or the page as PDF' };
  }
  const markup = markups.find(({ begins }) => begins.test(text));
  if (markup !== undefined) return { refused: `is ${markup.name}; save its text as plain text, or as PDF` };
  return plainBlocks(text);
}

/** Files of letters that are no plain text: what they print is told by marks between the words. */
const markups = [
  { name: 'rich text (RTF)', begins: /^\s*\{\\rtf/u },
  { name: 'LaTeX', begins: /^(?:\s*%.*\n)*\s*\\(?:documentclass|documentstyle|begin)\b/u },
  { name: 'PostScript', begins: /^%!PS/u },
  { name: 'data (JSON)', begins: /^\s*[[{]\s*["[{]/u },
  { name: 'a stored email', begins: /^(?:[A-Z][A-Za-z-]+: .*\n(?:[ \t].*\n)*){3,}\n/u },
] as const;

const refusals = {
  encrypted: 'is encrypted; save a copy without a password',
  broken: 'is a broken PDF; get the file anew',
  'too-many-pages': 'has more than 2000 pages',
  'too-much': 'takes too long or too much memory to be read; save its text as plain text',
} as const;

/** Reads a PDF beside the program, so that one that never ends or takes all memory is stopped. */
async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const reading = await new Promise<PdfReading | { refused: 'too-much' }>((resolve) => {
    const worker = new Worker(new URL('pdf-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
      // What the library says of a broken file on its way is for its makers.
      stdout: true,
      stderr: true,
    });
    const timer = setTimeout(() => void worker.terminate(), patience);
    worker.once('message', (message: PdfReading) => resolve(message));
    worker.once('error', () => resolve({ refused: 'too-much' }));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({ refused: 'too-much' });
    });
  });
  return 'refused' in reading ? { refused: refusals[reading.refused] } : pageBlocks(reading.pages);
}
