import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, parseAddress } from '../../src/query/address.ts';
import { asides } from '../../src/query/asides.ts';
import {
  countables,
  depths,
  nameables,
  noAnswers,
  stances,
  tones,
  voteTones,
} from '../../src/query/choices.ts';
import type { Query } from '../../src/query/query.ts';
import { styles } from '../../src/query/styles.ts';
import { runs } from '../runs.ts';

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom('San José', 'a/b', 'x+y', 'q?r=s&t', '100%', 'snake_case', '@everyone', 'St. Louis'),
);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}[a-z0-9]$/);
const number = fc.integer({ min: 0, max: 99_999 });

const claimed = number;
const several = (least: number) => fc.array(name, { minLength: least, maxLength: 4 });

/** The values of a kind's fields: those behind `needed` always, the others now and then. */
function values<Needed extends object, Others extends object>(
  needed: { [Name in keyof Needed]: fc.Arbitrary<Needed[Name]> },
  others: { [Name in keyof Others]: fc.Arbitrary<Others[Name]> },
): fc.Arbitrary<Needed & Partial<Others>> {
  return fc
    .tuple(fc.record(needed), fc.record(others, { requiredKeys: [] }))
    .map(([one, other]) => ({ ...one, ...other }) as Needed & Partial<Others>);
}

const inArticle = fc.constant('article' as const);
const spans = fc
  .uniqueArray(number, { minLength: 2, maxLength: 6 })
  .filter(({ length }) => length % 2 === 0)
  .map((at) => at.toSorted((one, other) => one - other));

/** Every kind: one that is new does not compile until it stands here. */
const ofKind: { [Kind in Query['kind']]: fc.Arbitrary<Omit<Extract<Query, { kind: Kind }>, 'kind'>> } = {
  help: values({}, { command: name }),
  greeting: fc.record({ of: fc.constantFrom('hello', 'thanks') }),
  compacts: fc.record({}),
  record: values({ id }, { in: inArticle }),
  commitments: values({}, { claimed }),
  commitment: fc.record({ number }),
  'commitments-on': fc.record({ numbers: fc.array(number, { minLength: 1, maxLength: 4 }) }),
  objectives: values({}, { of: id, claimed }),
  objective: values({ number }, { of: id }),
  'objectives-on': fc.record({ ids: fc.array(id) }),
  principles: values({}, { claimed }),
  paragraph: values({ number }, { to: number, of: id }),
  cities: values(
    {},
    { only: fc.constantFrom('city', 'county'), state: name, outside: name, claimed, except: several(1) },
  ),
  listed: fc.oneof(
    fc.record({ letters: several(1) }),
    fc.record({ place: fc.array(fc.integer({ min: -1, max: 20 }), { minLength: 1, maxLength: 4 }) }),
  ),
  named: fc.record({ of: fc.constantFrom(...nameables) }),
  city: fc.record({ id }),
  endorsed: values({ names: several(0) }, { tone: fc.constantFrom(...tones) }),
  member: values({ names: several(0) }, { tone: fc.constantFrom(...tones) }),
  'members-endorsed': values({}, { claimed }),
  count: values({ of: fc.constantFrom(...countables) }, { claimed, in: inArticle }),
  difference: fc.record({ of: fc.array(fc.constantFrom(...countables), { minLength: 2, maxLength: 2 }) }),
  covers: fc.record({ item: id, topic: several(1) }),
  duration: fc.record({ id }),
  order: fc.record({ of: several(2) }),
  several: fc.record({ of: several(2) }),
  export: fc.record({ of: fc.constantFrom('supporters' as const, 'timeline' as const, 'votes' as const) }),
  brief: fc.record({ of: name, as: fc.constantFrom(...depths) }),
  country: values(
    { names: several(0) },
    {
      of: id,
      stance: fc.constantFrom(...stances),
      on: fc.constantFrom('either', 'only'),
      said: fc.constantFrom(['.for.refugee-compact'], ['poland.against.', 'hungary.for.']),
      tone: fc.constantFrom(...voteTones),
    },
  ),
  office: values({ id }, { on: fc.constantFrom('2019', '2020-11', '2017-12-08') }),
  votes: values({ stance: fc.constantFrom(...stances) }, { of: id, claimed }),
  poll: values(
    {
      of: fc
        .tuple(fc.constantFrom(...stances), fc.constantFrom('migration-compact', 'refugee-compact'))
        .map((part) => [part.join('.')]),
      as: fc.constantFrom('list', 'any', 'each', 'sum', 'same'),
    },
    { group: several(1), outside: fc.constant('outside'), claimed },
  ),
  timeline: fc.oneof(
    values({}, { year: number }),
    values(
      { year: number, month: fc.integer({ min: 1, max: 12 }) },
      { day: fc.integer({ min: 1, max: 31 }) },
    ),
  ),
  sources: fc.record({}),
  source: fc.record({ id }),
  facts: values({ ids: fc.array(id) }, { not: several(1), denied: id, in: inArticle }),
  compare: fc.record({ of: several(2) }),
  choose: fc.record({ ids: fc.array(id) }),
  cite: values({ id }, { style: fc.constantFrom(...styles) }),
  verify: values({ quotation: name }, { document: id }),
  phrase: fc.record({ words: name }),
  passage: values(
    { document: id, at: spans },
    { aside: fc.array(fc.constantFrom(...asides), { minLength: 1 }) },
  ),
  unknown: fc.record({ because: fc.constantFrom(...noAnswers) }),
};

const anyQuery: fc.Arbitrary<Query> = fc.oneof(
  ...Object.entries(ofKind).map(([kind, fields]) => fields.map((given) => ({ kind, ...given }) as Query)),
);

describe('the address of a query', () => {
  it('gives the query back, whatever names it holds', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parseAddress(addressOf(query))).toEqual(query);
      }),
      { numRuns: runs(4000) },
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

  it('is read as versions before wrote it under their buttons', () => {
    expect(parseAddress('several/endorsed%2Fsan_jose+cities%3Fstate%3DCalifornia')).toEqual({
      kind: 'several',
      of: ['endorsed/san_jose', 'cities?state=California'],
    });
    expect(parseAddress('several/endorsed%2Fchicago+nothing%2Fof%2Fours')).toBeUndefined();
  });

  it('that is none gives nothing and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const query = parseAddress(text);
        if (query !== undefined) expect(addressOf(query)).toBe(text);
      }),
      { numRuns: runs(2000) },
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
      'city/chicago?claimed=3',
      'compacts/x',
      'compare/a',
      'difference/city',
      'listed',
      'listed/a?place=3',
      'timeline?month=3',
      'timeline/2019?month=13',
      'office/x?on=2019-02-30',
      'count/member?in=paper',
      'country/x?tone=when',
      'commitments-on/',
      'phrase/',
      'passage/x',
      'passage/x?at=1',
      'passage/x?at=3+1',
      'passage/x?aside=nothing&at=1+3',
      'covers/x',
    ]) {
      expect(parseAddress(forged), forged).toBeUndefined();
    }
  });
});
