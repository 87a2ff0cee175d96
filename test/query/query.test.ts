import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, countables, parseAddress, type Query, refusals, tones } from '../../src/query/query.ts';

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom('San José', 'a/b', 'x+y', 'q?r=s&t', '100%', 'snake_case', '@everyone', 'St. Louis'),
);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}[a-z0-9]$/);
const number = fc.integer({ min: 0, max: 99_999 });

const anyQuery: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant('help' as const), command: name }, { requiredKeys: ['kind'] }),
  fc.record({
    kind: fc.constant('greeting' as const),
    of: fc.constantFrom('hello' as const, 'thanks' as const),
  }),
  fc.record({ kind: fc.constantFrom('compacts' as const, 'sources' as const) }),
  fc.record({ kind: fc.constantFrom('record' as const, 'source' as const, 'city' as const), id }),
  fc.record({ kind: fc.constant('commitments' as const), claimed: number }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('commitment' as const), number }),
  fc.record({
    kind: fc.constant('commitments-on' as const),
    numbers: fc.array(number, { minLength: 1, maxLength: 4 }),
  }),
  fc.record(
    {
      kind: fc.constant('cities' as const),
      only: fc.constantFrom('city' as const, 'county' as const),
      state: name,
      claimed: number,
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    {
      kind: fc.constant('endorsed' as const),
      names: fc.array(name, { minLength: 1, maxLength: 4 }),
      tone: fc.constantFrom(...tones),
    },
    { requiredKeys: ['kind', 'names'] },
  ),
  fc.record({ kind: fc.constant('member' as const), names: fc.array(name, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('members-endorsed' as const), claimed: number }, { requiredKeys: ['kind'] }),
  fc.record(
    { kind: fc.constant('count' as const), of: fc.constantFrom(...countables), claimed: number },
    { requiredKeys: ['kind', 'of'] },
  ),
  fc.record({ kind: fc.constant('timeline' as const), year: number }, { requiredKeys: ['kind'] }),
  fc.record(
    {
      kind: fc.constant('facts' as const),
      ids: fc.array(id, { minLength: 1, maxLength: 3 }),
      not: fc.array(name, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['kind', 'ids'] },
  ),
  fc.record({ kind: fc.constant('compare' as const), of: fc.array(id, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('choose' as const), ids: fc.array(id, { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('unknown' as const), because: fc.constantFrom(...refusals) }),
);

describe('the address of a query', () => {
  it('gives the query back, whatever names it holds', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parseAddress(addressOf(query))).toEqual(query);
      }),
      { numRuns: 2000 },
    );
  });

  it('is readable for what people ask most', () => {
    expect(addressOf({ kind: 'city', id: 'chicago' })).toBe('city/chicago');
    expect(addressOf({ kind: 'commitment', number: 3 })).toBe('commitment/3');
    expect(addressOf({ kind: 'endorsed', names: ['Los Angeles', 'chicago'] })).toBe(
      'endorsed/Los_Angeles+chicago',
    );
    expect(addressOf({ kind: 'count', of: 'member', claimed: 140 })).toBe('count/member?claimed=140');
  });

  it('that is none gives nothing and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const query = parseAddress(text);
        if (query !== undefined) expect(addressOf(query)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    for (const forged of [
      '',
      'city',
      'city/',
      '__proto__/x',
      'count/pizza',
      'commitment/x',
      'constructor',
      'facts',
      'city/%E0',
    ]) {
      expect(parseAddress(forged), forged).toBeUndefined();
    }
  });
});
