import { describe, expect, it } from 'vitest';
import { plainInline, plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { languages } from '../../src/language.ts';
import { addressOf, parseAddress } from '../../src/query/address.ts';

const core = await loadCore();
const say = (line: string) => plainText(dispatchLine(line, { suggested: 'en' }, core));

describe('what is taken for granted and wrong is corrected before the answer', () => {
  it.each([
    ['why does metropolis have 140 members', /^The article does not say 140; it says 136\.\n\nBy the count/],
    ['what are the seven commitments', /^The sources do not say 7; they say 5\./],
    ['is it true that 15 cities signed?', /^The article does not say 15; it says 13\./],
    ['what is the seventh commitment', /^There is no commitment 7: Metropolis made 5\./],
    [
      'Was the meeting in Cancún?',
      /^The sources do not confirm “Cancún”\. Here is what they say:\n\n.*Puerto Vallarta/,
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

describe('what is nearly what was asked is not said as if it were', () => {
  it.each([
    [
      'What came first, the Marrakech Mayors Declaration or the migration compact?',
      /^First: Marrakech Mayors Declaration [(]8 December 2018[)][.][\s\S]*10 December 2018: migration compact/,
    ],
    ['Is San Jose in the Philippines on the list?', /^No, the San José on the list .* not in Philippines/],
    ['Is Richmond in the United Kingdom on the list?', /^Not certain: “Richmond”/],
    ['How many refugees were there in the world in 2024?', /^I didn’t understand/],
    [
      'Was the 2026 review forum held?',
      /^The second .* was scheduled for 5 to 8 May 2026.*do not say whether/,
    ],
    ['Who was running UNHCR in 2019?', /^Filippo Grandi was .* to 31 December 2025/],
    ['Who was Secretary-General in 2020?', /^(?:Secretary-General .*2020: )?António Guterres/],
    ['Has any country ratified the migration compact?', /^No source says that a state signed or ratified/],
    ['Did the US attend the Puerto Vallarta meeting?', /^The sources do not confirm “United States”/],
    ['Did the US sign the GCM?', /^No source says that a state signed or ratified/],
    [
      'When was the migration compact adopted and when was it endorsed?',
      /^1\. .*adopted on 10 December 2018 in Marrakech[\s\S]*2\. .*152 votes/,
    ],
    [
      'Quand le pacte sur les migrations a-t-il été adopté et quand a-t-il été approuvé ?',
      /^1\. .*adopté le 10 décembre 2018 à Marrakech[\s\S]*2\. .*152 voix/,
    ],
    ['When was the meeting held and where was it held?', /^The stocktaking meeting .*(?![\s\S]*Question 2)/],
    ['How many cities are there?', /^The article lists 13 supporters/],
    ['Does commitment 3 mention funding?', /^I didn’t understand/],
    [
      'Does objective 15 cover healthcare?',
      /^Going by the title, which is all the data has, the closest is: Objective 15/,
    ],
    ['Does objective 5 mention healthcare?', /^Going by the titles, .*Objective 15/],
    ['Does commitment 3 mention peer review?', /^Yes: commitment 3/],
    [
      'When was the New Urban Agenda adopted and when was it endorsed by the General Assembly?',
      /^(?![\s\S]*152 votes)/,
    ],
    ['Who is Barham Salih and when was he elected?', /^(?![\s\S]*Plante)[\s\S]*18 December 2025/],
    [
      'When was the Progress Declaration adopted and when was it endorsed by the General Assembly?',
      /^(?![\s\S]*152 votes)/,
    ],
  ])('%s', (question, expected) => {
    expect(say(question)).toMatch(expected);
  });
});

describe('the timeline', () => {
  it('is in the order of time', () => {
    const dates = [...say('timeline').matchAll(/^(\d{4})$/gmu)].map(([year]) => Number(year));
    expect(dates.length).toBeGreaterThan(4);
    expect(dates).toEqual(dates.toSorted((a, b) => a - b));
    expect(say('timeline').indexOf('19 September 2016')).toBeLessThan(
      say('timeline').indexOf('20 October 2016'),
    );
  });

  it.each(languages)('prints no date twice in a sentence, in %s', (language) => {
    const given = answer({ kind: 'timeline' }, core, language);
    const items = given.blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
    expect(items.length).toBeGreaterThan(20);
    const twice = items.map(plainInline).filter((item) => {
      const [lead = '', sentence = ''] = item.split(/\s?: /u, 2);
      return /^\d.*\d{4}$/u.test(lead) && sentence.includes(lead);
    });
    expect(twice).toEqual([]);
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
