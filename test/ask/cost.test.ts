import { afterEach, describe, expect, it, vi } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { readQuestion } from '../../src/ask/reading.ts';
import { once } from '../../src/ask/remembering.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { hardQuestions, withCountries, withEndorsers, withFacts } from './larger.ts';
import { questions } from './questions.ts';

const core = await loadCore();

/** How often names are looked up while a question is read: the work that grows with its length. */
function lookUps(question: string): number {
  let count = 0;
  const index = askIndexOf(core.knowledge, 'en');
  const names = {
    ...index.names,
    exactly: (phrase: string) => {
      count += 1;
      return index.names.exactly(phrase);
    },
  };
  readQuestion(question, Object.create(index, { names: { value: names } }));
  return count;
}

const hostile = {
  names: 'new york richmond madison ',
  nonsense: 'zzqx qwert ',
  nested: 'is it true that ',
  misspelt: 'chicgo pittsbrgh ',
};

describe('the work that a question costs', () => {
  it.each(Object.entries(hostile))('grows with its length and no faster: %s', (_, words) => {
    const cost = (times: number) => lookUps(words.repeat(times));
    const each = cost(32) / 32;
    expect(cost(128) / 128).toBeLessThanOrEqual(each * 1.15);
  });
});

/** A hundredfold of the data would take too long to file in a test; the work may not grow with any of it. */
const larger = withFacts(core, 3000);
const morePlaces = withCountries(withEndorsers(core, 3000), 193);
const asked = questions.map(([question]) => question);
const hard = hardQuestions(core);
/** What the usual questions cost with so much data, counted once for all that is held against it. */
const askedOfLarger = once(() => costs(asked, larger));

describe('the work that a question costs with much more data', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is at most four times what it is with the data as they are, in one of a hundred questions', () => {
    expect(percentile(99, askedOfLarger())).toBeLessThan(4 * percentile(99, costs(asked, core)));
  });

  it('is nothing where there is more to read than a question may have', () => {
    const [usual = 0, long = 0] = costs(['did Chicago sign?', "'a ".repeat(2000)], core);
    expect(long).toBeLessThan(usual / 10);
  });

  it('hardly grows with the places', () => {
    const many = asked.map((question) => `${question} Chicago, Kerloba Falls, Lominta City, France, Peru?`);
    expect(percentile(99, costs(many, morePlaces))).toBeLessThan(3 * percentile(99, costs(many, core)));
  });

  it('stays in bounds for questions made to be slow', () => {
    const usual = percentile(50, askedOfLarger());
    for (const [at, cost] of costs(hard, larger).entries()) {
      expect(cost, hard[at]).toBeLessThan(20 * usual);
    }
  });
});

/** Everything that looks at the data one by one, or looks something up in it, counted for each question. */
function costs(all: readonly string[], of: Core): number[] {
  // What is built when first needed, and kept, is no question's work.
  for (const question of all) understand(question, of, 'en');
  return all.map((question) => {
    let count = 0;
    const spies = [
      ...(['get', 'has'] as const).map((name) => countCalls(Map.prototype, name, () => (count += 1))),
      countCalls(Set.prototype, 'has', () => (count += 1)),
      ...loops.map((name) => countCalls(Array.prototype, name, (list) => (count += list.length))),
    ];
    understand(question, of, 'en');
    for (const restore of spies) restore();
    return count;
  });
}

const loops = ['map', 'flatMap', 'filter', 'find', 'some', 'every', 'forEach', 'toSorted', 'sort'] as const;

/** Counts the calls of a method of everything of this kind; gives what ends it. */
function countCalls<Kind extends object, Name extends keyof Kind>(
  kind: Kind,
  name: Name,
  counted: (self: Kind) => void,
): () => void {
  const own = kind[name] as (...args: unknown[]) => unknown;
  kind[name] = function (this: Kind, ...args: unknown[]) {
    counted(this);
    return own.apply(this, args);
  } as Kind[Name];
  return () => {
    kind[name] = own as Kind[Name];
  };
}

function percentile(percent: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
