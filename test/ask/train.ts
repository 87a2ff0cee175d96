import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { fits, tryKinds } from '../../src/ask/choose.ts';
import { type Evidence, evidenceFor, type Features } from '../../src/ask/evidence/features.ts';
import { acceptanceFeatures, rank } from '../../src/ask/evidence/weights.ts';
import { kinds } from '../../src/ask/kinds.ts';
import { guessLanguage } from '../../src/ask/language-of.ts';
import { rawText, readQuestion } from '../../src/ask/reading.ts';
import { answer } from '../../src/builders/answer.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { dataFingerprint } from '../../src/knowledge/checked.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { isRightAnswer, type Line, linesOf } from './score.ts';

/** A question to learn from: the short answers that may be meant, and which of them are right. */
interface Example {
  readonly question: string;
  readonly found: readonly Evidence[];
  readonly right: readonly boolean[];
  /** Questions that the kinds leave to the evidence count more. */
  readonly weight: number;
}

/** The sets that the numbers are learned from; what each was at its first asking stands in their README. */
const learnedFrom = ['built', 'reader-b', 'reader-d', 'reader-e'] as const;
const setFile = (name: string) => join(import.meta.dirname, 'sets', `${name}.jsonl`);
const elsewhereFile = join(import.meta.dirname, 'sets', 'elsewhere.json');
const weightsFile = join(dataFolder, 'evidence.json');

function examplesOf(lines: readonly Line[], core: Core): Example[] {
  return lines.flatMap((line) => {
    const mayAnswer = line.status.includes('answered');
    if (mayAnswer && line.status.length > 1 && line.allOf.length === 0) return [];
    const example = exampleOf(line.question, line, core);
    return example === undefined ? [] : [example];
  });
}

function exampleOf(question: string, line: Line, core: Core): Example | undefined {
  const { order } = guessLanguage(question, core.knowledge, line.language);
  const index = askIndexOf(core.knowledge, order[0] ?? line.language);
  const reading = readQuestion(question, index);
  const tried = tryKinds(kinds, reading, index);
  const isRefused = !tried.some(fits);
  const unfinished = tried.filter(({ candidate }) => candidate.unexplained.length > 0);
  const found = evidenceFor(question, reading, unfinished, index);
  if (found.length === 0) return undefined;
  const right = found.map(({ query }) => isRightAnswer(line, answer(query, core, line.language)));
  const isElsewhere = line.id.endsWith('elsewhere');
  return { question, found, right, weight: isElsewhere ? 0.5 : isRefused ? 3 : 1 };
}

/**
 * Questions about something else: of a known one, every name and topic gives way to a word of another world, and most
 * of its other words too.
 */
function elsewhereLines(lines: readonly Line[], core: Core): Line[] {
  const words = JSON.parse(readFileSync(elsewhereFile, 'utf8')) as Record<string, string[]>;
  const random = randomFrom(7);
  return lines.flatMap((line): Line[] => {
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

/** Features that the best has and the others too say nothing of which is meant; a softmax over each question's answers. */
function learnRank(examples: readonly Example[]): Weights {
  const useful = examples.filter(({ right }) => right.some(Boolean) && !right.every(Boolean));
  return descend(useful, (example, weights, gradient) => {
    const scores = example.found.map(({ features }) => dot(features, weights));
    const all = softmax(scores);
    const ofRight = softmax(scores.map((score, at) => (example.right[at] === true ? score : -Infinity)));
    for (const [at, { features }] of example.found.entries()) {
      addTo(gradient, features, ((ofRight[at] ?? 0) - (all[at] ?? 0)) * example.weight);
    }
  });
}

function learnAcceptance(
  examples: readonly { features: Features; right: boolean; weight: number }[],
): Weights {
  return descend(examples, ({ features, right, weight }, weights, gradient) => {
    const likely = 1 / (1 + Math.exp(-dot(features, weights)));
    addTo(gradient, features, (Number(right) - likely) * weight);
  });
}

const rounds = 300;
const pull = 0.002;

/** Gradient ascent with a step for each weight (Adagrad) and a pull towards 0; the same in every run. */
function descend<Item>(
  items: readonly Item[],
  step: (item: Item, weights: Weights, gradient: Weights) => void,
): Weights {
  const weights: Weights = {};
  const squares: Weights = {};
  for (let round = 0; round < rounds; round += 1) {
    const gradient: Weights = {};
    for (const item of items) step(item, weights, gradient);
    for (const name of Object.keys(gradient)) {
      const slope = (gradient[name] ?? 0) / items.length - pull * (weights[name] ?? 0);
      squares[name] = (squares[name] ?? 0) + slope * slope;
      weights[name] = (weights[name] ?? 0) + (0.3 * slope) / (Math.sqrt(squares[name] ?? 0) + 1e-8);
    }
  }
  return weights;
}

function dot(features: Features, weights: Weights): number {
  let sum = 0;
  for (const name in features) sum += (features[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}

function addTo(gradient: Weights, features: Features, by: number): void {
  for (const name in features) gradient[name] = (gradient[name] ?? 0) + (features[name] ?? 0) * by;
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
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

/** Learns the weights from the question sets and the data as they are. */
export function train(core: Core): { text: string; figures: string[] } {
  const lines = learnedFrom.flatMap(linesOf);
  const known = examplesOf(lines, core);
  const elsewhere = examplesOf(elsewhereLines(lines, core), core);
  const rankWeights = rounded(learnRank(known));
  const judged = [...known, ...elsewhere].map(({ found, right, weight }) => {
    const ranked = rank(found, rankWeights);
    const at = found.indexOf(ranked[0]?.evidence as Evidence);
    return { features: acceptanceFeatures(ranked), right: right[at] === true, weight };
  });
  const accept = rounded(learnAcceptance(judged));
  const figures = [0.3, 0.5, 0.6, 0.7, 0.8].map((least) => {
    const taken = judged.filter(({ features }) => 1 / (1 + Math.exp(-dot(features, accept))) >= least);
    const right = taken.filter((each) => each.right).length;
    return `at ${least}: ${right} right, ${taken.length - right} wrong`;
  });
  const held = known.filter(({ right }) => right.some(Boolean)).length;
  const first = judged.slice(0, known.length).filter(({ right }) => right).length;
  figures.unshift(
    `${known.length} questions and ${elsewhere.length} about something else; right first ${first} of ${held}`,
  );
  const questions = hash(
    'sha256',
    [...learnedFrom.map(setFile), elsewhereFile].map((file) => readFileSync(file, 'utf8')).join(''),
  );
  const content = {
    $schema: './schemas/evidence.schema.json',
    note: 'Learned by "npm run train"; never edited by hand.',
    trainedOn: { data: dataFingerprint(dataFolder), questions },
    rank: rankWeights,
    accept,
  };
  return { text: `${JSON.stringify(content, null, 2)}\n`, figures };
}

if (import.meta.main) {
  const { text, figures } = train(await loadCore());
  writeFileSync(weightsFile, text);
  process.stdout.write(`${figures.join('\n')}\n`);
}
