import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { fits, tryKinds } from '../../src/ask/choose.ts';
import { type Evidence, evidenceFor, type Features } from '../../src/ask/evidence/features.ts';
import { acceptanceFeatures, rank } from '../../src/ask/evidence/weights.ts';
import { kinds } from '../../src/ask/kinds.ts';
import { guessLanguage } from '../../src/ask/language-of.ts';
import { readQuestion } from '../../src/ask/reading.ts';
import { rawText } from '../../src/ask/segments.ts';
import { answer } from '../../src/builders/answer.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { dataFingerprint } from '../../src/knowledge/checked.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { isRightAnswer, type Line, linesOf } from './score.ts';

/** A question to learn from: the short answers that may be meant, and which of them are right. */
interface Example {
  readonly set: string;
  readonly found: readonly Evidence[];
  readonly right: readonly boolean[];
  /** True where no kind of question has a place for every word. */
  readonly isRefused: boolean;
  /** Questions that the kinds leave to the evidence count more. */
  readonly weight: number;
}

/** The sets that the numbers are learned from; what each was at its first asking stands in their README. */
const readers = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `reader-${letter}`);
const learnedFrom = ['built', ...readers];
const nearMisses = ['', '-2', '-3', '-4', '-5', '-6'].map((which) => `near-misses${which}`);
const setFile = (name: string) => join(import.meta.dirname, 'sets', `${name}.jsonl`);
const elsewhereFile = join(import.meta.dirname, 'sets', 'elsewhere.json');
const weightsFile = join(dataFolder, 'evidence.json');

function examplesOf(set: string, lines: readonly Line[], core: Core): Example[] {
  return lines.flatMap((line) => {
    const mayAnswer = line.status.includes('answered');
    if (mayAnswer && line.status.length > 1 && line.allOf.length === 0) return [];
    const example = exampleOf(set, line, core);
    return example === undefined ? [] : [example];
  });
}

function exampleOf(set: string, line: Line, core: Core): Example | undefined {
  const { question } = line;
  const { order } = guessLanguage(question, core.knowledge, line.language);
  const index = askIndexOf(core.knowledge, order[0] ?? line.language);
  const reading = readQuestion(question, index);
  const tried = tryKinds(kinds, reading, index);
  const isRefused = !tried.some(fits);
  const unfinished = tried.filter(({ candidate }) => candidate.unexplained.length > 0);
  const found = evidenceFor(question, reading, unfinished, index).filter(({ lacks }) => !lacks);
  if (found.length === 0) return undefined;
  const right = found.map(({ query }) => isRightAnswer(line, answer(query, core, line.language)));
  const isElsewhere = line.id.endsWith('elsewhere');
  return { set, found, right, isRefused, weight: isElsewhere ? 0.5 : isRefused ? 3 : 1 };
}

/**
 * Questions about something else: of a known one, every name and topic gives way to a word of another world, and most
 * of its other words too.
 */
function elsewhereLines(lines: readonly Line[], core: Core): Line[] {
  const words = JSON.parse(readFileSync(elsewhereFile, 'utf8')) as Record<string, string[]>;
  return lines.flatMap((line): Line[] => {
    // Each question has its own, so that one that is read otherwise changes nothing of the others.
    const random = randomFrom(Number.parseInt(hash('sha256', line.question).slice(0, 8), 16));
    const others = words[line.language] ?? [];
    const index = askIndexOf(core.knowledge, line.language);
    const { segments } = readQuestion(line.question, index);
    if (segments.length < 3) return [];
    let changed = 0;
    const said = segments.map((segment) => {
      const isNamed = segment.ids.length > 0 || segment.topics.size > 0;
      if (!isNamed && (segment.stop || random() < 0.55)) return rawText(segment);
      if (isNamed && random() < 0.15) return rawText(segment);
      changed += isNamed ? 1 : 0;
      return others[Math.floor(random() * others.length)] ?? rawText(segment);
    });
    if (changed === 0) return [];
    const question = `${said.join(' ')}?`;
    return [
      {
        ...line,
        id: `${line.id} elsewhere`,
        question,
        status: ['not_in_sources'],
        allOf: [],
        noneOf: [],
        cites: [],
      },
    ];
  });
}

/** Random numbers that are the same at every run: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Weights = Record<string, number>;

/** The signs of an example by number, so that going through thousands of them three hundred times takes seconds. */
interface Signs {
  readonly numbers: Int32Array;
  readonly values: Float64Array;
}

/** Numbers signs by their names, in the order in which they come. */
function numbering(): { readonly names: readonly string[]; numbered(features: Features): Signs } {
  const names: string[] = [];
  const known = new Map<string, number>();
  const numberOf = (name: string) => {
    const number = known.get(name) ?? names.push(name) - 1;
    known.set(name, number);
    return number;
  };
  return {
    names,
    numbered: (features) => ({
      numbers: Int32Array.from(Object.keys(features), numberOf),
      values: Float64Array.from(Object.values(features)),
    }),
  };
}

/** Features that the best has and the others too say nothing of which is meant; a softmax over each question's answers. */
function learnRank(examples: readonly Example[]): Weights {
  const { names, numbered } = numbering();
  const useful = examples
    .filter(({ right }) => right.some(Boolean) && !right.every(Boolean))
    .map(({ found, right, weight }) => ({
      signs: found.map(({ features }) => numbered(features)),
      right,
      weight,
    }));
  return descend(names, useful, ({ signs, right, weight }, weights, gradient) => {
    const scores = signs.map((each) => score(each, weights));
    const all = softmax(scores);
    const ofRight = softmax(scores.map((each, at) => (right[at] === true ? each : -Infinity)));
    for (const [at, each] of signs.entries())
      addTo(gradient, each, ((ofRight[at] ?? 0) - (all[at] ?? 0)) * weight);
  });
}

function learnAcceptance(
  examples: readonly { features: Features; right: boolean; weight: number }[],
): Weights {
  const { names, numbered } = numbering();
  const items = examples.map(({ features, right, weight }) => ({ signs: numbered(features), right, weight }));
  return descend(names, items, ({ signs, right, weight }, weights, gradient) => {
    const likely = 1 / (1 + Math.exp(-score(signs, weights)));
    addTo(gradient, signs, (Number(right) - likely) * weight);
  });
}

const rounds = 100;
const pull = 0.002;

/** Gradient ascent with a step for each weight (Adagrad) and a pull towards 0; the same in every run. */
function descend<Item>(
  names: readonly string[],
  items: readonly Item[],
  step: (item: Item, weights: Float64Array, gradient: Float64Array) => void,
): Weights {
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  const gradient = new Float64Array(names.length);
  for (let round = 0; round < rounds; round += 1) {
    gradient.fill(0);
    for (const item of items) step(item, weights, gradient);
    for (const [at, uphill] of gradient.entries()) {
      const weight = weights[at] ?? 0;
      const slope = uphill / items.length - pull * weight;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = weight + (0.3 * slope) / (Math.sqrt(square) + 1e-8);
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

function score({ numbers, values }: Signs, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at += 1) sum += (values[at] ?? 0) * (weights[numbers[at] ?? 0] ?? 0);
  return sum;
}

function addTo(gradient: Float64Array, { numbers, values }: Signs, by: number): void {
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    gradient[number] = (gradient[number] ?? 0) + (values[at] ?? 0) * by;
  }
}

function dot(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name in features) sum += (features[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((each) => Math.exp(each - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Three decimals are as much as the numbers are worth; sorted, so that two versions can be compared. */
function rounded(weights: Weights): Weights {
  return Object.fromEntries(
    Object.entries(weights)
      .map(([name, weight]) => [name, Math.round(weight * 1000) / 1000] as const)
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What is learned: how short answers are ranked, and when the first one is given. */
interface Learned {
  readonly rank: Weights;
  readonly accept: Weights;
}

/** The short answer that comes first, as it is judged. */
interface Judged {
  readonly features: Features;
  readonly right: boolean;
  readonly weight: number;
}

function learn(examples: readonly Example[]): Learned {
  const rankWeights = rounded(learnRank(examples));
  return {
    rank: rankWeights,
    accept: rounded(learnAcceptance(examples.map((example) => judged(example, rankWeights)))),
  };
}

function judged({ found, right, weight }: Example, rankWeights: Weights): Judged {
  const ranked = rank(found, rankWeights);
  const at = found.indexOf(ranked[0]?.evidence as Evidence);
  return { features: acceptanceFeatures(ranked), right: right[at] === true, weight };
}

/** The questions to learn from: of the sets, of the near-misses, and such as are about something else. */
function allExamples(core: Core): Example[] {
  const known = learnedFrom.flatMap((set) => examplesOf(set, linesOf(set), core));
  const near = nearMisses.flatMap((set) => examplesOf(set, nearMissesOf(set), core));
  const others = ['built', 'reader-b', 'reader-d', 'reader-e'];
  const elsewhere = others.flatMap((set) => examplesOf(set, elsewhereLines(linesOf(set), core), core));
  return [...known, ...near, ...elsewhere];
}

function nearMissesOf(set: string): Line[] {
  const of = { status: ['not_in_sources', 'needs_clarification'], allOf: [], noneOf: [], cites: [] };
  const lines = readFileSync(setFile(set), 'utf8').trim().split('\n');
  return lines.map((line) => ({ kind: '', ...JSON.parse(line), ...of }));
}

/** Learns the weights from the question sets and the data as they are. */
export function train(core: Core, examples = allExamples(core)): string {
  const questions = hash(
    'sha256',
    [...[...learnedFrom, ...nearMisses].map(setFile), elsewhereFile]
      .map((file) => readFileSync(file, 'utf8'))
      .join(''),
  );
  const content = {
    $schema: './schemas/evidence.schema.json',
    note: 'Learned by "npm run train"; never edited by hand.',
    trainedOn: { data: dataFingerprint(dataFolder), questions },
    ...learn(examples),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * What may be hoped for of questions that nothing was learned from: each set is judged by numbers that were learned from sets
 * of other folds. Only questions that the kinds leave to the evidence are counted.
 */
function crossValidated(examples: readonly Example[]): string[] {
  const foldOf = ({ set }: Example) => {
    const at = [...readers, ...nearMisses].indexOf(set);
    return at < 0 ? -1 : at % foldCount;
  };
  const tested = Array.from({ length: foldCount }, (_, at) => at).flatMap((fold) => {
    const learned = learn(examples.filter((example) => foldOf(example) !== fold));
    return examples
      .filter((example) => foldOf(example) === fold && example.isRefused)
      .map((example) => ({ ...judged(example, learned.rank), set: example.set, learned }));
  });
  const isNear = ({ set }: { set: string }) => nearMisses.includes(set);
  return [0.4, 0.5, 0.55, 0.6, 0.65, 0.7].map((least) => {
    const taken = tested.filter(
      ({ features, learned }) => 1 / (1 + Math.exp(-dot(features, learned.accept))) >= least,
    );
    const right = taken.filter((each) => each.right).length;
    const near = taken.filter(isNear).length;
    return `at ${least}: ${right} right, ${taken.length - right - near} wrong, and ${near} near-misses answered`;
  });
}

const foldCount = 5;

if (import.meta.main) {
  const core = await loadCore();
  const examples = allExamples(core);
  writeFileSync(weightsFile, train(core, examples));
  process.stdout.write(`${examples.length} questions\n${crossValidated(examples).join('\n')}\n`);
}
