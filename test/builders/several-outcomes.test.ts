import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/nodes.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { type Language, languages } from '../../src/language.ts';
import { addressOf, parseAddress } from '../../src/query/address.ts';
import { noAnswers, tones } from '../../src/query/choices.ts';
import type { Query } from '../../src/query/query.ts';
import { runs } from '../runs.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();
const { knowledge } = core;
const ids = knowledge.facts.map(({ id }) => id);
const names = ['Boston', 'chicago', 'richmond', 'European Union', 'Liberia', 'Xanadu'];

/** Every Query there is one of, and what a question can make of it: premises, doubts, tones, the article's words. */
const queries: readonly Query[] = [
  ...everyQuery(knowledge),
  ...ids.flatMap((id): Query[] => [
    { kind: 'facts', ids: [id], not: ['Liberia'] },
    { kind: 'facts', ids: [id], in: 'article' },
    { kind: 'facts', ids: [id], denied: 'sign' },
  ]),
  ...knowledge.facts.flatMap(({ known = [], id }): Query[] =>
    known.length === 0 ? [] : [{ kind: 'facts', ids: [id, ...known] }],
  ),
  ...noAnswers.map((because): Query => ({ kind: 'unknown', because })),
  ...tones.flatMap((tone): Query[] => [
    { kind: 'endorsed', names, tone },
    { kind: 'member', names, tone },
  ]),
  ...(['why', 'signed'] as const).flatMap((tone): Query[] => [
    { kind: 'country', names: ['Xanadu'], tone },
    { kind: 'country', names: ['poland', 'hungary'], tone },
  ]),
  ...[...knowledge.entities.values()]
    .filter(({ kind }) => kind === 'instrument' || kind === 'person')
    .map(({ id }): Query => ({ kind: 'record', id, in: 'article' })),
].filter((query, at, all) => all.findIndex((each) => addressOf(each) === addressOf(query)) === at);

/** What every answer must be, whatever was asked. */
function mindAnswer(query: Query, language: Language): Answer {
  const given = answer(query, core, language);
  if (given.status === 'not_in_sources' || given.status === 'error') expect(given.citations).toEqual([]);
  expect(given.blocks.length).toBeGreaterThan(0);
  return given;
}

/** Two questions at once: answered where one is, and one of both otherwise. */
function mindBoth(one: Query, other: Query, language: Language): void {
  const both: Query = { kind: 'several', of: [addressOf(one), addressOf(other)] };
  const statuses = [one, other].map((each) => answer(each, core, language).status);
  const { status } = mindAnswer(both, language);
  expect(statuses).toContain(status);
  if (statuses.includes('answered')) expect(status).toBe('answered');
}

describe.each(languages)('in %s', (language) => {
  it('every question alone can be answered', () => {
    for (const query of queries) {
      expect(parseAddress(addressOf(query))).toEqual(query);
      mindAnswer(query, language);
    }
  });

  it('every two kinds of question can be answered at once, with every two outcomes', () => {
    const outcomes = new Map(
      queries
        .filter(({ kind }) => kind !== 'several')
        .map((query) => [`${query.kind} ${answer(query, core, language).status}`, query]),
    );
    expect(outcomes.size).toBeGreaterThan(40);
    for (const one of outcomes.values())
      for (const other of outcomes.values()) mindBoth(one, other, language);
  });
});

it('any two questions can be answered at once', () => {
  const single = fc.constantFrom(...queries.filter(({ kind }) => kind !== 'several'));
  const chosen = fc
    .uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 3 })
    .map((some): Query => ({ kind: 'choose', ids: some }));
  const told = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    )
    .map(([some, not]): Query => ({ kind: 'facts', ids: some, ...(not.length > 0 && { not }) }));
  const any = fc.oneof(single, chosen, told);
  fc.assert(fc.property(any, any, fc.constantFrom(...languages), mindBoth), { numRuns: runs(2000) });
});
