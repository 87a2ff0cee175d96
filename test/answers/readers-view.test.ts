import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/answers/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { addressOf, parseAddress } from '../../src/query.ts';

const core = await loadCore();
const say = (line: string) => plainText(dispatchLine(line, { suggested: 'en' }, core));

describe('what is taken for granted and wrong is corrected before the answer', () => {
  it.each([
    ['why does metropolis have 140 members', /^The sources do not say 140; they say 136\.\n\nBy the count/],
    ['what are the seven commitments', /^The sources do not say 7; they say 5\./],
    ['is it true that 15 cities signed?', /^The sources do not say 15; they say 13\./],
    ['what is the seventh commitment', /^There is no commitment 7: Metropolis made 5\./],
    [
      'Was the meeting in Cancún?',
      /^The sources do not confirm “Cancún”\. What they say:\n\n.*Puerto Vallarta/,
    ],
    [
      'was the declaration signed on 18 September 2016?',
      /^The sources do not confirm “18”[\s\S]*19 September 2016/,
    ],
    ['Did Metropolis sign the New York Declaration?', /^The sources do not confirm “Metropolis”/],
    [
      'why did the 13 members sign?',
      /^The 13 supporters on the list are not members of Metropolis[\s\S]*136 members/,
    ],
    [
      'Who was the mayor of Toronto who presented the paper?',
      /“Toronto”[\s\S]*Valérie Plante, then the new Mayor of Montréal/,
    ],
  ])('%s', (question, expected) => {
    expect(say(question)).toMatch(expected);
  });

  it('and a right number is not', () => {
    expect(say('why does metropolis have 136 members')).toMatch(/^By the count/);
    expect(say('what are the five commitments')).not.toContain('do not say');
  });
});

describe('what another source corrects stands beside the article’s words', () => {
  it.each([
    ["what's the resolution number of the new york declaration", ['A/71/L.1', 'Note:', 'A/RES/71/1']],
    ['when was the New York Declaration signed', ['signed', 'Note:', 'adopted it unanimously']],
    ['who is Louise Arbour', ['“Louise Arbor” [sic]', 'Special Representative']],
    ['who is Filippo Grandi', ['11th', 'ended on 31 December 2025']],
    ['when is the migration compact supposed to be adopted', ['expected', '2018', '10 December 2018']],
  ])('%s', (question, parts) => {
    const said = say(question);
    for (const part of parts) expect(said).toContain(part);
  });
});

describe('the timeline', () => {
  it('is in the order of time', () => {
    const dates = [...say('timeline').matchAll(/^- (\d+ |\d+–\d+ )?(\w+ )?(\d{4}):/gmu)].map(([, , , year]) =>
      Number(year),
    );
    expect(dates.length).toBeGreaterThan(4);
    expect(dates).toEqual(dates.toSorted((a, b) => a - b));
    expect(say('timeline').indexOf('19 September 2016')).toBeLessThan(
      say('timeline').indexOf('October 2016:'),
    );
  });
});

describe('what is offered next', () => {
  const lines = [
    'chicago',
    'compact',
    'commitment 3',
    'who presented the paper',
    'timeline 2016',
    'source',
    'hello',
    'who is the mayor of Sacramento',
    'what is the NUA',
    'where was the meeting held',
    'compact fishing',
  ];
  it.each(lines)('after "%s" can be typed as it is written, and shows what was offered', (line) => {
    for (const step of dispatchLine(line, { suggested: 'en' }, core).next) {
      expect(dispatchLine(step.line, { suggested: 'en' }, core).query, step.line).toBe(addressOf(step.query));
    }
  });
});

describe('an address that is older than the data, or forged', () => {
  it.each([
    'facts/nope',
    'compare/a+b',
    'commitments-on/99',
    'city/nope',
    'record/nope',
    'source/nope',
    'choose/x',
    'endorsed/',
  ])('%s gets no answer and no source, and no exception', (address) => {
    const query = parseAddress(address);
    if (query === undefined) return;
    const given = answer(query, core, 'en');
    expect(given.status).toBe('not_in_sources');
    expect(given.citations).toEqual([]);
  });

  it.each(['timeline?month=5', 'count/member?year=3', 'city/chicago?x=1', 'facts', 'facts/'])(
    '%s is none',
    (address) => {
      const query = parseAddress(address);
      expect(query === undefined || answer(query, core, 'en').status === 'not_in_sources').toBe(true);
    },
  );
});
