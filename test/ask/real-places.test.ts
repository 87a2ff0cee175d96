import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { cityNames, outcomeOf } from './places.ts';

const core = await loadCore();

/** `CITY_INHABITANTS=0 npx vitest run test/ask/real-places.test.ts` asks of every city there is in the package. */
const names = cityNames(Number(process.env['CITY_INHABITANTS'] ?? 60_000));

describe.each(languages)('whether a real place is on the list, asked in %s', (language) => {
  const outcomes = Map.groupBy(names, (name) => outcomeOf(name, language, core));
  const of = (outcome: 'another' | 'false yes' | 'none') => outcomes.get(outcome) ?? [];

  it('is never answered with another place’s Yes', () => expect(of('false yes')).toEqual([]));

  // Some of these are the same place by another name ("Sevilla", "Québec") or its country ("Salvador"), which counts too.
  it('is seldom answered with something else', () =>
    expect(of('another').length, of('another').join(', ')).toBeLessThanOrEqual(names.length / 200));

  it('is not left without an answer more often than once in a hundred', () =>
    expect(of('none').length, of('none').join(', ')).toBeLessThanOrEqual(names.length / 100));
});
