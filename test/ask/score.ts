import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../../src/answer/nodes.ts';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';

const lineSchema = z.object({
  id: z.string(),
  language: z.enum(languages),
  kind: z.string().default(''),
  question: z.string(),
  status: z.array(z.enum(['answered', 'not_in_sources', 'needs_clarification', 'error'])),
  allOf: z.array(z.string()).default([]),
  noneOf: z.array(z.string()).default([]),
  cites: z.array(z.string()).default([]),
});
export type Line = z.infer<typeof lineSchema>;

/** How one question went. `sure` is an answer where none is right, or one that says what it must not. */
export interface Verdict {
  readonly line: Line;
  readonly right: boolean;
  readonly sure: boolean;
}

/** Asks every question of a set (`built`, `held`) and judges the answers. */
export function judgeSet(name: string, core: Core): Verdict[] {
  return linesOf(name).map((line) => judge(line, core));
}

/** The questions of a set. */
export function linesOf(name: string): Line[] {
  return readLines(name).map((line) => lineSchema.parse(line));
}

/** The groups of variants: questions that mean the same, or that differ. */
export function variants(): { id: string; kind: 'same' | 'differs'; questions: string[] }[] {
  const schema = z.object({
    id: z.string(),
    kind: z.enum(['same', 'differs']),
    questions: z.array(z.string()),
  });
  return readLines('variants').map((line) => schema.parse(line));
}

function readLines(name: string): unknown[] {
  const content = readFileSync(join(import.meta.dirname, 'sets', `${name}.jsonl`), 'utf8');
  return content
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function judge(line: Line, core: Core): Verdict {
  const asked = understand(line.question, core, line.language);
  return judgeAnswer(line, answerAsked(asked, core, line.language));
}

/** How many characters of an answer a reader sees at once, on a phone or read aloud: what was asked stands in them. */
const atOnce = 300;

/** True where an answer is what the question wanted, at its beginning. */
export function isRightAnswer(line: Line, answer: Answer): boolean {
  return answer.status === 'answered' && line.status.includes('answered') && judgeAnswer(line, answer).right;
}

function judgeAnswer(line: Line, answer: Answer): Verdict {
  const whole = plainText(answer);
  const answered = answer.status === 'answered';
  const rightStatus = line.status.includes(answer.status);
  const complete = !answered || !line.status.includes('answered') || holdsWhatWasAsked(line, answer, whole);
  const forbidden = line.noneOf.some((pattern) => matches(pattern, whole));
  const cited =
    !answered ||
    line.cites.length === 0 ||
    answer.citations.some(({ quote }) => line.cites.some((cite) => touches(plain(quote ?? ''), plain(cite))));
  const right = rightStatus && complete && !forbidden && cited;
  const wrongNearest = answer.outcome === 'nearest' && !right;
  return { line, right, sure: answered && (!rightStatus || forbidden || wrongNearest) };
}

/** Enumerations are right where they begin rightly and hold the rest below: lists, comparisons, whole records. */
function holdsWhatWasAsked({ allOf }: Line, { blocks }: Answer, whole: string): boolean {
  const beginning = whole.slice(0, atOnce);
  if (!blocks.some(({ type }) => type === 'list' || type === 'table'))
    return allOf.every((pattern) => matches(pattern, beginning));
  const begins = allOf.length === 0 || allOf.some((pattern) => matches(pattern, beginning));
  return begins && allOf.every((pattern) => matches(pattern, whole));
}

function matches(pattern: string, text: string): boolean {
  return forms(text).some((form) => new RegExp(pattern, 'i').test(form));
}

/** The text as it is, and without accents, so that a pattern may be written either way. */
function forms(text: string): string[] {
  const straight = plain(text);
  return [straight, straight.normalize('NFD').replace(/\p{M}/gu, '')];
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”«»]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True where one holds the other, or a run of twelve characters of it. */
function touches(quote: string, cite: string): boolean {
  if (quote === '' || quote.includes(cite) || cite.includes(quote)) return quote !== '';
  for (let at = 0; at + 12 <= cite.length; at += 1) if (quote.includes(cite.slice(at, at + 12))) return true;
  return false;
}

if (import.meta.main) {
  const core = await loadCore();
  for (const name of ['built', 'held'] as const) {
    const verdicts = judgeSet(name, core);
    const row = (label: string, of: readonly Verdict[]) =>
      `${label.padEnd(22)} ${of.filter(({ right }) => right).length}/${of.length}, sure and wrong ${of.filter(({ sure }) => sure).length}`;
    const groups = [
      ...Map.groupBy(verdicts, ({ line }) => line.language),
      ...Map.groupBy(verdicts, ({ line }) => line.kind),
    ];
    const lines = [row(name, verdicts), ...groups.map(([label, of]) => row(`  ${label}`, of))];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
