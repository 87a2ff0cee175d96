import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBlock, plainText } from '../src/answer/plain-text.ts';
import { commands } from '../src/commands/registry.ts';
import { loadCore } from '../src/core.ts';
import { dispatch, dispatchLine, inputFromWords } from '../src/dispatch.ts';
import { inLanguage, languages } from '../src/language.ts';
import { runs } from './runs.ts';

const core = await loadCore();
const say = (line: string) => dispatchLine(line, { suggested: 'en' }, core);
const query = (line: string) => say(line).query;
const text = (line: string) => plainText(say(line));

describe('a command line', () => {
  it.each([
    ['city', 'cities'],
    ['city chicago', 'city/chicago'],
    ['CITY "San Jose"', 'city/san-jose'],
    ['city SAN JOSÉ', 'city/san-jose'],
    ['city name:“saint louis”', 'city/st-louis'],
    ['/ask is chicago on the list', 'endorsed/chicago'],
    ['city Richmond, Virginia', 'endorsed/richmond,_Virginia'],
    ['city boston', 'endorsed/Boston'],
    ['city Springfield', 'endorsed/Springfield'],
    ['compact', 'compacts'],
    ['compact refugees', 'record/refugee-compact'],
    ['compact migration', 'record/migration-compact'],
    ['compact GCM', 'record/migration-compact'],
    ['commitment', 'commitments'],
    ['commitment 3', 'commitment/3'],
    ['commitment third', 'commitment/3'],
    ['commitment peer review', 'commitment/3'],
    ['commitment 9', 'commitment/9'],
    ['timeline', 'timeline'],
    ['timeline 2016', 'timeline/2016'],
    ['timeline year:2016', 'timeline/2016'],
    ['language:en timeline 2016', 'timeline/2016'],
    ['language:fr commitment 3', 'commitment/3'],
    ['Language:English city name:buffalo', 'city/buffalo'],
    ['source', 'sources'],
    ['source A/RES/71/1', 'source/a-res-71-1'],
    ['source article', 'source/metropolis-article'],
    ['source brookings', 'source/brookings-petition'],
    ['help', 'help'],
    ['help city', 'help/city'],
    ['Is Chicago on the list?', 'endorsed/chicago'],
    ['ask Is Chicago on the list?', 'endorsed/chicago'],
    ['ask question:"Is Chicago on the list?"', 'endorsed/chicago'],
    ['Did "Chicago sign it?', 'endorsed/chicago'],
    ['comitment 3', 'commitment/3'],
    ['what is metropolis pledging re: peer review', 'commitment/3'],
    ['engagement 3', 'commitment/3'],
    ['compromiso 3', 'commitment/3'],
    ['Ville Chicago', 'city/chicago'],
    ['ciudad "San José"', 'city/san-jose'],
    ['cronología 2016', 'timeline/2016'],
    ['aide city', 'help/city'],
  ])('%j asks %s', (line, address) => {
    expect(query(line)).toBe(address);
  });

  it.each([
    ['cit chicago', 'city chicago'],
    ['citty boston', 'city boston'],
    ['verfy the cities endorsed', 'verify the cities endorsed'],
    ['hepl', 'help'],
    ['hlep city', 'help city'],
  ])('%j is refused with the command that has an answer: %s', (line, meant) => {
    const [typed] = line.split(' ');
    expect(say(line).status).toBe('not_in_sources');
    expect(text(line)).toContain(`There is no command “${typed}”. Did you mean “${meant}”?`);
    expect(say(meant).query).not.toMatch(/^unknown/u);
  });

  it.each([
    'citty nowhere at all',
    'blah chicago',
    'city nowhere at all',
    'ask citty boston',
    'what is citty',
  ])('%j is refused without naming a command: none was meant that has an answer', (line) => {
    expect(text(line)).not.toContain('There is no command');
  });

  it('may be a question where it is no good command', () => {
    expect(query('timeline of events in 2016')).toBe('timeline/2016');
    expect(query('city of Boston on the list?')).toBe('endorsed/Boston');
  });

  it.each([
    ['city colour:red', '“colour” isn’t an option of city. It takes: name, language.'],
    ['timeline soon', '“soon” isn’t a year.'],
    ['city name:a name:b', '“name” is given twice.'],
    ['city name:chicago boston', 'I didn’t understand “boston” in city.'],
    ['city "san jose', 'A quotation mark opens at “san jose” and never closes.'],
    ['city chicago language:klingon', '“klingon” isn’t a language I know.'],
    [`city ${'x'.repeat(80)}`, 'name is too long.'],
  ])('%j points at what is wrong', (line, expected) => {
    expect(say(line).status).toBe('error');
    expect(text(line)).toContain(expected);
  });

  it('says near records where nothing matches', () => {
    expect(text('compact fishing')).toContain('migration compact');
    expect(say('compact fishing').citations).toEqual([]);
    expect(text('source treaty of westphalia')).toContain('Nothing matches “treaty of westphalia”');
    expect(text('city Richland')).toContain('Richmond');
  });

  it('given as separate words keeps a value with spaces together', () => {
    const answer = dispatch(
      { input: inputFromWords(['city', 'name:san jose']), wish: { suggested: 'en' } },
      core,
    );
    expect(answer.query).toBe('city/san-jose');
  });

  it('never throws and never shows a trace, whatever is typed', () => {
    const start = fc.constantFrom('', ...commands.map(({ name }) => `${name} `));
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 320 }), (command, rest) => {
        const answer = plainText(say(command + rest));
        expect(answer).not.toMatch(/\bat .+:\d+:\d+|Error:/);
      }),
      { numRuns: runs(1500) },
    );
  });
});

describe('a user’s words come back as words only', () => {
  const hostile = [
    '\u001b[31mred',
    '\u001b]0;title\u0007',
    '@everyone',
    '<script>alert(1)</script>',
    '<!channel>',
    'x'.repeat(900),
  ];
  const lines = ['help', 'commitment', 'source', 'compact', 'timeline', 'city name:a', 'city colour:'];
  it.each(hostile.map((words) => [JSON.stringify(words).slice(0, 30), words] as const))('%s', (_, words) => {
    for (const line of lines) {
      const said = text(`${line} ${words}`);
      expect(said).not.toMatch(/@everyone|<script|<!/);
      expect(said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      expect(said).not.toContain('x'.repeat(60));
    }
  });

  it('and 10,000 characters or 200,000 quotation marks are refused at once', () => {
    expect(text('x '.repeat(5000))).toContain('Please ask it in 300 characters or fewer');
    expect(text("'a ".repeat(60_000))).toContain('Please ask it in 300 characters or fewer');
  });

  it('whatever words of the subject are typed, there is an answer', () => {
    const words = Object.values(core.knowledge.lexicons.en.concepts).flat();
    const names = core.knowledge.endorsers.map(({ name }) => name.en);
    const anyWord = fc.constantFrom(
      ...words,
      ...names,
      ...core.knowledge.gazetteer.states.map(({ name }) => name),
    );
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1, maxLength: 7 }), (list) => {
        const answer = say(list.join(' '));
        if (answer.status === 'not_in_sources') expect(answer.citations).toEqual([]);
        if (answer.status === 'answered') expect(plainText(answer).length).toBeGreaterThan(20);
      }),
      { numRuns: runs(1500) },
    );
  });
});

describe('the city command takes only names for places', () => {
  it.each([
    ['city Chicago and Boston', 'endorsed/chicago+Boston'],
    ['city chicago, illinois, usa', 'endorsed/chicago,_Illinois'],
    ['city Virginia', 'cities?state=Virginia'],
    ['city 5', 'unknown/not-in-sources'],
    ['city not chicago', 'unknown/not-in-sources'],
    ['city who is the mayor of chicago', 'facts/endorser-mayors'],
    ['commitment -1', 'unknown/not-in-sources'],
    ['commitment 1.5', 'unknown/not-in-sources'],
  ])('%j asks %s', (line, address) => {
    expect(query(line)).toBe(address);
  });
});

describe('help', () => {
  it('is short, has three examples, and is the answer to an unknown command', () => {
    const lines = text('help')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('Data as of'));
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines.find((line) => line.startsWith('Example'))?.split('·')).toHaveLength(3);
    expect(text('help dance')).toContain('There is no command “dance”');
  });

  const inEach = commands.flatMap((command) =>
    languages.map((language) => [command.name, language, command] as const),
  );
  it.each(inEach)('of %s shows in %s an example that works', (name, language, { example }) => {
    const asked = (line: string) => dispatchLine(line, { chosen: language, suggested: language }, core);
    const shown = inLanguage(example, language).text;
    expect(plainText(asked(`help ${name}`))).toContain(shown);
    expect(asked(shown).status).toBe('answered');
    expect(asked(shown).language).toBe(language);
  });

  it.each(languages)('is as short in %s', (language) => {
    const { blocks } = dispatchLine('help', { chosen: language, suggested: language }, core);
    const lines = blocks.flatMap((block) => plainBlock(block).split('\n'));
    expect(lines.length).toBeLessThanOrEqual(15);
  });
});
