import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { addressLimit, addressOf } from '../../src/query/address.ts';
import { questionLimit } from '../../src/text/normalise.ts';
import { runs } from '../runs.ts';
import { misspelt, neighbours, questions } from './questions.ts';

const core = await loadCore();
const ask = (question: string) => addressOf(understand(question, core, 'en').query);
/** The kind alone stands for all of its kind: `unknown` for every reason, `choose` for every choice. */
const matches = (address: string, expected: string) =>
  address === expected || (['unknown', 'choose'].includes(expected) && address.startsWith(`${expected}/`));

describe('a question in words', () => {
  it.each(questions)('%j asks %s', (question, expected) => {
    const address = ask(question);
    expect(matches(address, expected), address).toBe(true);
  });

  it.each(misspelt)('%j is understood, and how is said', (question, address, meant) => {
    const { query, understood } = understand(question, core, 'en');
    expect(addressOf(query)).toBe(address);
    expect(understood.map((each) => each.meant)).toContain(meant);
  });

  it.each(neighbours)('%s is not taken for the listed place of a similar name', (name) => {
    const endorsers = new Set(core.knowledge.endorsers.map(({ id }) => id));
    const { query } = understand(`Is ${name} on the list?`, core, 'en');
    expect(query.kind).toBe('endorsed');
    if (query.kind === 'endorsed') expect(query.names.filter((each) => endorsers.has(each))).toEqual([]);
  });
});

describe('a state', () => {
  const states = fc.constantFrom('California', 'Maryland', 'Texas', 'Ohio', 'Virginia');
  const searches = fc.constantFrom(
    ['Did any city in % sign?', 'cities?state=%'],
    ['Did any % city endorse the paper?', 'cities?state=%'],
    ['Is there a county in % on the list?', 'cities/county?state=%'],
    ['¿Hay algún condado de % en la lista?', 'cities/county?state=%'],
    ['Did % sign?', 'endorsed/%'],
    ['Is % on the list?', 'endorsed/%'],
  );

  it('is where to look beside a kind of place, and who is asked about alone', () => {
    fc.assert(
      fc.property(states, searches, (state, [question = '', address = '']) => {
        expect(ask(question.replace('%', state))).toBe(address.replace('%', state));
      }),
    );
  });

  it.each([
    [
      'Is there a county in California on the list?',
      'No county on the list of supporters is identified with California',
    ],
    ['Is there a county in Maryland on the list?', 'On the list of supporters, for Maryland'],
  ])('with %j is answered for counties first', (question, opening) => {
    const shown = plainText(answer(understand(question, core, 'en').query, core, 'en'));
    expect(shown.startsWith(opening), shown).toBe(true);
  });
});

describe('what must not matter', () => {
  const answered = questions.filter(([, address]) => !address.startsWith('unknown'));
  const variants: readonly (readonly [name: string, change: (question: string) => string])[] = [
    ['politeness before', (question) => `please, ${question}`],
    ['a question mark', (question) => `${question} ??`],
    ['spaces and invisible marks', (question) => `  ${question.replaceAll(' ', ' \u200B ')}  `],
    ['curly quotation marks', (question) => `“${question}”`],
    ['a mention in front', (question) => `@everyone ${question}`],
    ['markup in front', (question) => `<b>${question}</b>`],
  ];
  it.each(variants)('%s', (_, change) => {
    const changed = answered
      .filter(([question]) => ask(change(question)) !== ask(question))
      .map(([question]) => question);
    expect(changed).toEqual([]);
  });

  it('accents', () => {
    const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
    const changed = answered
      .filter(([question, address]) => !/[^\x20-\x7e]/.test(address) && ask(bare(question)) !== ask(question))
      .map(([question]) => question);
    expect(changed).toEqual([]);
  });

  it('capitals, but for names that no list knows and short names', () => {
    const dependent = new Set(['did Springfield sign the paper?', 'Is LA among the supporters?']);
    const changed = answered
      .filter(([question]) => !dependent.has(question))
      .filter(([question]) => ask(question.toUpperCase()).toLowerCase() !== ask(question).toLowerCase())
      .map(([question]) => question);
    expect(changed).toEqual([]);
  });

  it('but another name or number does', () => {
    expect(ask('is Chicago on the list')).not.toBe(ask('is Buffalo on the list'));
    expect(ask('commitment 2')).not.toBe(ask('commitment 3'));
    expect(ask('why does metropolis have 140 members')).not.toBe(ask('why does metropolis have 150 members'));
  });
});

describe('any string', () => {
  it('is understood or refused without an exception, and its query has an address for a button', () => {
    const words = fc.constantFrom(
      ...'who which how many when is did not chicago boston richmond virginia members signed commitment peer review 13 2016 the of and paper new york declaration county'.split(
        ' ',
      ),
    );
    const question = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 330 }),
      fc.array(words, { maxLength: 20 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(question, (text) => {
        const { query } = understand(text, core, 'en');
        const parts = query.kind === 'several' ? query.of : [addressOf(query)];
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(addressLimit);
        if (text.length > questionLimit) expect(query).toEqual({ kind: 'unknown', because: 'too-long' });
      }),
      { numRuns: runs(3000) },
    );
  });

  it('always has the same answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(understand(text, core, 'en')).toEqual(understand(text, core, 'en'));
      }),
    );
  });
});
