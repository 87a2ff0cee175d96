import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { understand } from '../src/ask/ask.ts';
import { type Core, loadCore } from '../src/core.ts';
import { keepWith } from '../src/knowledge/kept.ts';
import { fileKeeper } from '../src/knowledge/kept-files.ts';
import { type Language, languages } from '../src/language.ts';
import { hardQuestions, withCountries, withEndorsers, withFacts } from '../test/ask/larger.ts';
import { questions } from '../test/ask/questions.ts';
import { lookUps, miniSearchOf, recordsOf } from './look-ups.ts';
import { measureInTurns } from './paired.ts';
import { median, type Result } from './result.ts';

/** What the data may grow to: all states and pledges, several documents, other networks' lists. */
const facts = 10_000;
const endorsers = 10_000;
const moreCountries = 193;

/** A look-up in ten thousand texts takes tens of milliseconds: fewer rounds tell as much. */
const rounds = 8;

/** Fuse.js reads every text for every question, which takes seconds. */
const few = { rounds: 2, runs: 8 };

/** Understanding at a hundredfold of the data. */
export async function scale(): Promise<Result[]> {
  const core = await loadCore();
  const larger = withFacts(core, facts);
  const asked = questions.map(([question]) => question);
  const name = `understand, ${facts} facts`;
  const own = (question: string) => understand(question, larger, 'en');
  const asItIs = {
    name: 'the data as it is',
    lookUp: (question: string) => understand(question, core, 'en'),
  };
  const rows = [...lookUps(larger), asItIs].flatMap(({ name: against, lookUp }) =>
    measureInTurns({
      group: 'scale',
      name,
      against,
      inputs: asked,
      ...(against === 'Fuse.js' ? few : { rounds }),
      own,
      other: lookUp,
    }),
  );
  return [...rows, ...places(core, asked), ...hard(larger, asked), ...indexing(larger)];
}

/** The same with many more places to be named, and questions that name many of them. */
function places(core: Core, asked: readonly string[]): Result[] {
  const larger = withCountries(withEndorsers(core, endorsers), moreCountries);
  const names = larger.knowledge.endorsers.map(({ name }) => name.en);
  const countries = larger.knowledge.countries.map(({ name }) => name.en);
  const many = Array.from({ length: 100 }, (_, at) => {
    const of = (list: readonly string[], step: number) => list[(at * step) % list.length] ?? '';
    return at % 2 === 0
      ? `Did ${of(names, 97)}, ${of(names, 61)}, ${of(names, 13)} and ${of(names, 7)} sign the paper?`
      : `How did ${of(countries, 97)}, ${of(countries, 61)} and ${of(countries, 13)} vote?`;
  });
  return measureInTurns({
    group: 'scale',
    name: `understand, ${endorsers} endorsers and ${moreCountries} countries more`,
    against: 'the data as it is',
    inputs: [...asked, ...many].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)),
    rounds,
    own: (question) => understand(question, larger, 'en'),
    other: (question) => understand(question, core, 'en'),
  });
}

/** Questions made to be slow, against the others. */
function hard(core: Core, asked: readonly string[]): Result[] {
  const inputs = hardQuestions(core).flatMap((slow) => asked.map((usual) => ({ slow, usual })));
  const [middle] = measureInTurns({
    group: 'scale',
    name: `a question made to be slow, ${facts} facts`,
    against: 'the middle of all questions',
    inputs: inputs.filter((_, at) => at % 3 === 0),
    rounds,
    own: ({ slow }) => understand(slow, core, 'en'),
    other: ({ usual }) => understand(usual, core, 'en'),
  });
  return middle === undefined ? [] : [middle];
}

/**
 * A first question that needs everything, in three languages, against building one index of the same texts: the first time
 * on this data, and with what was kept of that.
 */
function indexing(core: Core): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const records = recordsOf(core);
  const other = () => miniSearchOf(records);
  const own = (keepIn?: string) => {
    // The index belongs to the knowledge: a copy has none yet.
    const fresh = { ...core, knowledge: { ...core.knowledge } };
    if (keepIn !== undefined) keepWith(fileKeeper(keepIn, 'the larger data'), fresh.knowledge);
    for (const language of languages) understand(firstQuestions[language], fresh, language);
  };
  const measured = (name: string, keepIn?: string): Result => {
    own(keepIn);
    other();
    const pairs = Array.from(
      { length: 7 },
      () => [milliseconds(() => own(keepIn)), milliseconds(other)] as const,
    );
    return {
      group: 'scale',
      name: `index of three languages, ${facts} facts${name}`,
      value: median(pairs.map(([each]) => each)),
      unit: 'ms',
      ratio: median(pairs.map(([each, against]) => each / against)),
      against: 'MiniSearch, one',
    };
  };
  try {
    return [measured('', folder), measured(', nothing kept')];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const firstQuestions: Record<Language, string> = {
  en: 'what do the lakes say about the compacts',
  fr: 'que disent les lacs sur les pactes',
  es: 'qué dicen los lagos sobre los pactos',
};

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
