import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();
const ids = core.knowledge.facts.map(({ id }) => id);

/** One Query of every outcome an answer may have: told, asked back with and without sources, not in the sources. */
const query = fc.oneof(
  fc.constantFrom(...ids).map((id): Query => ({ kind: 'facts', ids: [id] })),
  fc.subarray(ids, { minLength: 2, maxLength: 3 }).map((some): Query => ({ kind: 'choose', ids: some })),
  fc.constantFrom<Query>(
    { kind: 'unknown', because: 'not-in-sources' },
    { kind: 'unknown', because: 'no-context' },
    { kind: 'endorsed', names: ['Boston'] },
    { kind: 'count', of: 'member' },
    { kind: 'help' },
  ),
);

it('answers any two questions at once, whatever comes of each', () => {
  fc.assert(
    fc.property(query, query, fc.constantFrom(...languages), (one, other, language) => {
      const both: Query = { kind: 'several', of: [addressOf(one), addressOf(other)] };
      const statuses = [one, other].map((each) => answer(each, core, language).status);
      const { status } = answer(both, core, language);
      expect(statuses.includes(status)).toBe(true);
      if (statuses.includes('answered')) expect(status).toBe('answered');
    }),
    { numRuns: 500 },
  );
});
