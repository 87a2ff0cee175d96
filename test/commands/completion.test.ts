import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, offersFor } from '../../src/commands/complete.ts';
import { completeLine } from '../../src/commands/complete-line.ts';
import type { Command, CommandOption } from '../../src/commands/define.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Word } from '../../src/commands/words.ts';
import { loadCore } from '../../src/core.ts';
import { dispatch, dispatchLine } from '../../src/dispatch.ts';
import { type Language, languages } from '../../src/language.ts';
import { runs, sample } from '../runs.ts';

const core = await loadCore();

/** What a quotation is called that stands in a text of the data: with it, a document that is offered is checked. */
const quotation = 'strengthen intercity and network bonds';

/** Every option that is completed, with its command. */
const completed = commands.flatMap((command) =>
  command.options.flatMap((option) => (option.completes === undefined ? [] : [{ command, option }])),
);

/** The answer to a command whose option was picked from what is offered, and its others as they must be. */
function answerPicked(command: Command, option: CommandOption, picked: string, language: Language) {
  const others = command.options
    .filter((each) => each !== option && (each.required || each.completes === option.completes))
    .map((each): Word => {
      const other = offersFor('record', core, language).find(({ value }) => value !== picked)?.value ?? '';
      const text = each.name === 'quotation' ? quotation : other;
      return each.rest ? { text } : { text, option: each.name };
    });
  const own: Word = option.rest ? { text: picked } : { text: picked, option: option.name };
  const words = [{ text: command.name }, ...others, own];
  const input = { words, text: words.map(({ text }) => text).join(' ') };
  return dispatch({ input, wish: { suggested: language } }, core);
}

describe('what is offered while an option is typed', () => {
  it.each(completed.flatMap((each) => languages.map((language) => ({ ...each, language }))))(
    'is answered when it is picked: $command.name $option.name in $language',
    ({ command, option, language }) => {
      const offers = offersFor(option.completes ?? 'command', core, language);
      expect(offers.length).toBeGreaterThan(0);
      const unanswered = sample(offers, 60)
        .map(({ value }) => ({ value, answer: answerPicked(command, option, value, language) }))
        .filter(({ answer }) => answer.status !== 'answered')
        .map(({ value, answer }) => `${value}: ${answer.status}, ${answer.query}`);
      expect(unanswered).toEqual([]);
    },
  );

  it('is only documents whose words are here, where a quotation is looked for', () => {
    expect(complete('text', '', core, 'en').map(({ value }) => value)).toEqual(['metropolis-article']);
  });

  it('can be compared: any two', () => {
    const values = offersFor('record', core, 'en').map(({ value }) => value);
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.constantFrom(...values), (first, second) => {
        fc.pre(first !== second);
        const words = [{ text: 'compare' }, { text: first }, { text: second, option: 'second' }];
        const { status, query } = dispatch(
          { input: { words, text: `compare ${first} ${second}` }, wish: { suggested: 'en' } },
          core,
        );
        expect([status, query]).toEqual(['answered', expect.stringMatching(/^compare\//u)]);
      }),
      { numRuns: runs(300) },
    );
  });
});

/** Where a person stops typing, such as behind "compare migr". */
const typed = fc
  .record({
    language: fc.constantFrom(...languages),
    command: fc.constantFrom(...commands),
    pick: fc.nat(),
    also: fc.nat(),
    cut: fc.nat(),
    second: fc.nat(),
  })
  .map(({ language, command, pick, also, cut, second }) => {
    const completes = command.options.find((option) => option.rest)?.completes;
    const offers = completes === undefined ? [] : offersFor(completes, core, language);
    const offer = offers[pick % Math.max(offers.length, 1)];
    const names = offer === undefined ? [''] : [offer.value, ...offer.alsoHere];
    const whole = `${command.name} ${names[also % names.length]}`;
    const line = whole.slice(0, cut % (whole.length + 1));
    const other = offers[second % Math.max(offers.length, 1)]?.value ?? '';
    return { language, line, other };
  });

describe('a line that is offered while it is typed', () => {
  const isHalf = (line: string) => /^compare .* (?:with|avec|con)$/u.test(line);
  const unanswered = (lines: readonly string[], language: Language) =>
    lines
      .filter((line) => line.includes(' ') && !isHalf(line))
      .filter((line) => dispatchLine(line, { suggested: language }, core).status !== 'answered');

  it('is answered as it stands', () => {
    fc.assert(
      fc.property(typed, ({ language, line }) => {
        const lines = completeLine(line, core, language).slice(0, 8);
        expect(unanswered(lines, language)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('comes with the second of a pair, which is answered too', () => {
    fc.assert(
      fc.property(typed, fc.nat(), ({ language, other }, cut) => {
        const [half] = completeLine(`compare ${other}`, core, language);
        fc.pre(half !== undefined && isHalf(half));
        const second = offersFor('record', core, language)[cut % 200]?.value ?? '';
        const lines = completeLine(`${half} ${second.slice(0, 3)}`, core, language).slice(0, 5);
        expect(unanswered(lines, language)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('makes no pair of a thing and its other name', () => {
    expect(completeLine('compare a/res/71/256 with gen', core, 'en')).not.toContain(
      'compare a/res/71/256 with General Assembly resolution 71/256',
    );
  });

  it('names a document of which the words are here, behind a quotation', () => {
    const lines = completeLine(`verify "${quotation}" document:`, core, 'en');
    expect(lines).toEqual([`verify "${quotation}" document:metropolis-article`]);
    expect(unanswered(lines, 'en')).toEqual([]);
    expect(completeLine('verify stren', core, 'en')).toEqual([]);
  });
});
