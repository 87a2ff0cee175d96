import { hash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { guessLanguage } from '../../src/ask/language-of.ts';
import { documentNamed } from '../../src/commands/source.ts';
import { type Core, loadCore } from '../../src/core.ts';
import type { HeldText } from '../../src/knowledge/document-text.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { describeProblem } from '../../src/knowledge/problem.ts';
import type { SourceDocument } from '../../src/knowledge/schema.ts';
import { isLanguage, type Language, languages, nameOfLanguage } from '../../src/language.ts';
import type { Clock } from '../../src/ports.ts';
import type { Config } from '../../src/settings/config.ts';
import { foldPhrase } from '../../src/text/normalise.ts';
import { type AddedText, heldText } from '../../src/texts/added-text.ts';
import { checkText } from '../../src/texts/check.ts';
import { fileOfText, readTextFolder, writeText } from '../../src/texts/folder.ts';
import { numberParagraphs } from '../../src/texts/numbering.ts';
import type { DocumentReading } from '../../src/texts/reading.ts';
import { type Streams, write } from './streams.ts';

/** What the commands on added texts need. */
export interface TextCommandParts {
  readonly config: Config;
  readonly streams: Streams;
  readonly clock: Clock;
  /** Reads a file that somebody names; it never throws. */
  readonly readDocument: (path: string) => Promise<DocumentReading>;
}

const usage =
  'Write: text add DOCUMENT FILE [--lang en|fr|es], text list, text check [DOCUMENT], or text remove DOCUMENT [--lang en|fr|es]\n';

/** True for a command line about the texts that were added. */
export function isTextCommand([first, second = '']: readonly string[]): boolean {
  return first === 'text' && ['add', 'list', 'check', 'remove'].includes(second);
}

interface Run extends TextCommandParts {
  readonly folder: string;
  readonly words: readonly string[];
  readonly language: Language | undefined;
}

/** Adds, lists, checks and removes the texts of documents, for whoever runs the bot. Gives the exit code. */
export async function runTextCommand(args: readonly string[], parts: TextCommandParts): Promise<number> {
  const { config, streams } = parts;
  const given = readLanguage(args.slice(1));
  if (given === undefined) return refuse(streams, usage, 2);
  const [command, ...words] = given.words;
  const wanted = { add: [2], list: [0], check: [0, 1], remove: [1] }[command ?? ''] ?? [];
  if (!wanted.includes(words.length) || words.some((word) => word.startsWith('--')))
    return refuse(streams, usage, 2);
  const folder = config.textsFolder;
  if (folder === undefined) {
    return refuse(streams, 'Name a folder for the texts first, like COMPACTS_TEXTS=texts in .env\n');
  }
  const run = { ...parts, folder, words, language: given.language };
  switch (command) {
    case 'add':
      return add(run);
    case 'remove':
      return remove(run);
    case 'check':
      return check(run);
    default:
      return list(run);
  }
}

function readLanguage(
  args: readonly string[],
): { words: readonly string[]; language: Language | undefined } | undefined {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return { words: args, language: undefined };
  const inOne = args[at]?.startsWith('--lang=') === true;
  const language = inOne ? args[at]?.slice('--lang='.length) : args[at + 1];
  if (language === undefined || !isLanguage(language)) return undefined;
  return { words: args.filter((_, index) => index !== at && (inOne || index !== at + 1)), language };
}

async function add(run: Run): Promise<number> {
  const { streams, words, folder, clock } = run;
  const [name = '', path = ''] = words;
  const core = await coreOf(run);
  const { knowledge } = core;
  const document = await documentOf(run, name, core);
  if (document === undefined) return 2;
  if (document.text !== undefined) {
    return refuse(streams, `The text of ${document.title} comes with the data; nothing was added.\n`);
  }
  const read = await run.readDocument(path);
  if ('refused' in read) return refuse(streams, `${read.refused}. Nothing was added.\n`);
  const guessed = (texts: readonly string[]) =>
    guessLanguage(texts.join(' ').slice(0, 20_000), knowledge, 'en').own;
  const [left, right] = read.sides?.map(guessed) ?? [];
  const isBilingual = left !== undefined && right !== undefined && left !== right;
  const side = isBilingual
    ? read.sides?.[[left, right].findIndex((each) => each === run.language)]
    : undefined;
  if (isBilingual && side === undefined) {
    const both = [left, right].map((each) => nameOfLanguage(each, 'en')).join(' and ');
    return refuse(
      streams,
      `${basename(path)} has ${both} side by side; say with --lang which of them to add, then add the other. Nothing was added.\n`,
    );
  }
  const texts = side ?? read.texts;
  const notes = side === undefined ? read.notes : [];
  const language = run.language ?? guessed(texts);
  if (language === undefined) {
    return refuse(
      streams,
      `${basename(path)} is not clearly in English, French or Spanish; say which with --lang. Nothing was added.\n`,
    );
  }
  const text: AddedText = {
    document: document.id,
    language,
    origin: basename(path),
    added: clock.now().toISOString().slice(0, 10),
    sha256: hash('sha256', read.bytes),
    paragraphs: [...numberParagraphs(texts), ...notes.map((note) => ({ text: note }))],
  };
  const before = readTextFolder(folder).texts.find(
    (each) => each.document === document.id && each.language === language,
  );
  if (before !== undefined) {
    const same = before.sha256 === text.sha256 ? ', from the same file' : '';
    await write(
      streams.output,
      `This replaces the text added on ${before.added} from ${before.origin}${same}.\n`,
    );
  }
  try {
    writeText(folder, text);
  } catch (error) {
    return refuse(streams, `${folder} cannot be written: ${(error as Error).message}. Nothing was added.\n`);
  }
  const lines = [
    `added: ${document.title}, in ${nameOfLanguage(language, 'en')}, from ${text.origin}`,
    ...figures(text),
    ...remarks(document, text),
    ...checkLines(knowledge, document, heldText(text)),
    'A bot that runs finds it after its next start.',
  ];
  await write(streams.output, `${lines.join('\n')}\n`);
  return 0;
}

function figures({ paragraphs, sha256 }: AddedText): string[] {
  const numbers = paragraphs.flatMap(({ number }) => number ?? []);
  const words = paragraphs.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  const stretch = numbers.length === 0 ? 'none numbered' : `numbered ${numbers[0]} to ${numbers.at(-1)}`;
  return [
    `  ${paragraphs.length} paragraphs, ${stretch}; ${words} words`,
    `  SHA-256 of the file: ${sha256}`,
  ];
}

/** A file that names the document nowhere may be another one's. */
function remarks({ title, symbol }: SourceDocument, { paragraphs, language }: AddedText): string[] {
  const whole = foldPhrase(paragraphs.map(({ text }) => text).join(' '));
  const named = [symbol ?? '', ...(language === 'en' ? [title] : [])]
    .filter((each) => each !== '')
    .some((each) => whole.includes(foldPhrase(each)));
  return named || (symbol === undefined && language !== 'en')
    ? []
    : [`  Note: neither its symbol nor its title stands in this text. Is it the right file?`];
}

function checkLines(knowledge: Knowledge, document: SourceDocument, text: HeldText): string[] {
  if (text.language !== document.language) {
    return [
      `  the data quotes this document in ${nameOfLanguage(document.language, 'en')}: nothing to compare`,
    ];
  }
  const { found, missing } = checkText(knowledge, text);
  return [
    `  of what the data quotes and points to, ${found} found, ${missing.length} not`,
    ...missing.map((each) => `    ${each}`),
  ];
}

async function list({ folder, streams }: Run): Promise<number> {
  const { texts, problems } = readTextFolder(folder);
  const lines = texts.flatMap((text) => [
    `${text.document}, ${nameOfLanguage(text.language, 'en')}: from ${text.origin}, added ${text.added}`,
    ...figures(text),
  ]);
  if (lines.length === 0 && problems.length === 0) lines.push(`No texts in ${folder}.`);
  await write(streams.output, lines.map((line) => `${line}\n`).join(''));
  await write(streams.errors, problems.map((problem) => `${describeProblem(problem)}\n`).join(''));
  return problems.length === 0 ? 0 : 1;
}

async function check(run: Run): Promise<number> {
  const { folder, streams, words } = run;
  const core = await coreOf(run);
  const { knowledge } = core;
  const wanted = words[0] === undefined ? undefined : await documentOf(run, words[0], core);
  if (words[0] !== undefined && wanted === undefined) return 2;
  const { texts, problems } = readTextFolder(folder);
  const lines: string[] = [];
  for (const text of texts.filter(({ document }) => wanted === undefined || document === wanted.id)) {
    const document = knowledge.documents.get(text.document);
    lines.push(`${text.document}, ${nameOfLanguage(text.language, 'en')}:`);
    if (document === undefined) lines.push('  the data has no such document, so it is not looked in');
    else lines.push(...checkLines(knowledge, document, heldText(text)));
  }
  if (lines.length === 0 && problems.length === 0) lines.push('No texts to check.');
  await write(streams.output, lines.map((line) => `${line}\n`).join(''));
  await write(streams.errors, problems.map((problem) => `${describeProblem(problem)}\n`).join(''));
  return problems.length === 0 ? 0 : 1;
}

/** Removes the texts of a document, in one language or in all. It works for files that cannot be read, too. */
async function remove(run: Run): Promise<number> {
  const { folder, streams, words, language } = run;
  const [name = ''] = words;
  const inLanguages = language === undefined ? languages : [language];
  const filesOf = (id: string) =>
    inLanguages.map((each) => fileOfText(folder, id, each)).filter((file) => existsSync(file));
  let files = /^[a-z0-9-]+$/u.test(name) ? filesOf(name) : [];
  if (files.length === 0) {
    const document = await documentOf(run, name, await coreOf(run));
    if (document === undefined) return 2;
    files = filesOf(document.id);
  }
  if (files.length === 0) return refuse(streams, `There is no such text in ${folder}.\n`);
  for (const file of files) rmSync(file);
  await write(streams.output, files.map((file) => `removed: ${basename(file)}\n`).join(''));
  return 0;
}

/** The data without the added texts: a broken one of these must not stop the command that mends it. */
function coreOf({ config }: Run): Promise<Core> {
  return loadCore(config.dataFolder ?? dataFolder);
}

async function documentOf({ streams }: Run, name: string, core: Core): Promise<SourceDocument | undefined> {
  const named = documentNamed(name, core, askIndexOf(core.knowledge, 'en'));
  const document = 'noMatch' in named ? undefined : core.knowledge.documents.get(named.id);
  if (document === undefined) {
    const near = 'noMatch' in named ? (named.near ?? []) : [];
    const ids = near.flatMap((query) =>
      'id' in query && core.knowledge.documents.has(query.id) ? [query.id] : [],
    );
    const nearest = ids.length === 0 ? '' : ` Did you mean ${ids.join(' or ')}?`;
    await write(
      streams.errors,
      `The data has no document “${name}”. Give its id or its symbol, like A/RES/73/195; “sources” lists them.${nearest}\n`,
    );
  }
  return document;
}

async function refuse(streams: Streams, sentence: string, exitCode = 1): Promise<number> {
  await write(streams.errors, sentence);
  return exitCode;
}
