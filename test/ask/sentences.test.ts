import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { splitSentences } from '../../src/ask/several.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const ask = (question: string, language: Language) => addressOf(understand(question, core, language).query);

/** What people say before they ask, with the ends of sentences that are hard to tell. */
const remarks: Record<Language, string[]> = {
  en: [
    'I read the article of 2017.',
    'We work with the UN.',
    'See A/RES/73/195 para. 15(b).',
    'I live in St. Louis.',
    'I work for the U.S. mission.',
    'We are in room 12.',
  ],
  fr: [
    'J’ai lu l’article de 2017.',
    'Nous travaillons avec l’ONU.',
    'Voir A/RES/73/195 par. 15(b).',
    'Je travaille avec M. Grandi.',
  ],
  es: [
    'Leí el artículo de 2017.',
    'Trabajamos con la ONU.',
    'Véase A/RES/73/195 párr. 15(b).',
    'Vivo en EE. UU.',
    'Trabajo con el Sr. Grandi.',
  ],
};
const questions: Record<Language, [string, string][]> = {
  en: [
    ['Is St. Louis on the list?', 'endorsed/st-louis'],
    ['Is Boston on the list?', 'endorsed/Boston'],
    ['How many commitments are there?', 'count/commitment'],
  ],
  fr: [
    ['St. Louis est-elle sur la liste ?', 'endorsed/st-louis'],
    ['Chicago est-elle sur la liste ?', 'endorsed/chicago'],
  ],
  es: [
    ['¿Está St. Louis en la lista?', 'endorsed/st-louis'],
    ['¿Está Boston en la lista?', 'endorsed/Boston'],
  ],
};

describe.each(['en', 'fr', 'es'] as const)('in %s', (language) => {
  it('a question is understood behind a remark', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...remarks[language]),
        fc.constantFrom(...questions[language]),
        (remark, [question, address]) => {
          expect(ask(`${remark} ${question}`, language), `${remark} ${question}`).toBe(address);
        },
      ),
    );
  });
});

describe('sentences', () => {
  it.each([
    ['Is St. Louis on the list?', 1],
    ['What does para. 15 say?', 1],
    ['Did Mr. Grandi and Mrs. Arbour get it?', 1],
    ['Did the U.S. vote for it?', 1],
    ['It was (in 2017). Who spoke?', 2],
    ['They call it "the Compacts." Who wrote them?', 2],
    ['Está en EE. UU. ¿Firmó?', 2],
    ['Who presented it? And when?', 2],
  ])('%j has %i', (text, count) => {
    expect(splitSentences(text, core.knowledge)).toHaveLength(count);
  });

  it('lose no word of the message', () => {
    const words = fc.constantFrom(
      'St.',
      'para.',
      'UN.',
      '2017.',
      '15(b).',
      'Is',
      'Chicago',
      'listed?',
      'M.',
      '¿Y',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 9 }), (all) => {
        const text = all.join(' ');
        expect(splitSentences(text, core.knowledge).join(' ')).toBe(text);
      }),
    );
  });

  it('that ask for something are no remark', () => {
    expect(ask('Tell me about the NUA. Is Chicago on the list?', 'en')).toBe(
      'several/record!new-urban-agenda+endorsed!chicago',
    );
  });
});

describe('a question on "them" of the sentence before', () => {
  it.each([
    ['en', 'Only five states said no. Was Italy one of them?'],
    ['en', 'Only five states said no. Was Chicago one of them?'],
    ['en', 'Twelve states abstained. Was Italy one of them?'],
    ['fr', 'Seuls cinq États ont dit non. L’Italie en fait-elle partie ?'],
    ['es', 'Solo cinco Estados dijeron que no. ¿Italia fue uno de ellos?'],
  ] as const)('is never answered about the list of cities (%s): %s', (language, question) => {
    expect(addressOf(understand(question, core, language).query)).not.toContain('endorsed');
  });

  it.each([
    ['en', 'Thirteen cities supported the paper. Was Boston one of them?', 'endorsed/Boston'],
    ['en', 'I work in Madison. Is it on the list?', 'endorsed/madison'],
    ['fr', 'La réunion est en mai. Chicago est-elle sur la liste ?', 'endorsed/chicago'],
  ] as const)('is about the list where the list is named (%s): %s', (language, question, address) => {
    expect(addressOf(understand(question, core, language).query)).toContain(address);
  });
});

describe('what begins to ask within a sentence', () => {
  it('is not left out as talk for a word of it that frames elsewhere', () => {
    const question =
      '¿Cuántos países campeones participaron en la reunión de Acra, y estaba México entre ellos?';
    expect(addressOf(understand(question, core, 'es').query)).not.toBe('record/puerto-vallarta');
  });
});

describe('what names nothing behind what is not understood', () => {
  it('is not answered about something else', () => {
    const question = 'el texto del pacto de refugiados, en q documento onu está? necesito la signatura';
    const given = understand(question, core, 'es');
    expect(given.query.kind).not.toBe('several');
    expect(given.isNearest === true || given.query.kind === 'unknown').toBe(true);
  });

  it('takes a hurried question for its own language', () => {
    const given = understand('ukraine on the migration compact vote, urgent', core, 'en');
    expect(addressOf(given.query)).toBe('country/ukraine?of=migration-compact');
  });
});

describe('a topic of a fact beside the name of its record', () => {
  it.each([
    ['en', 'Louise Arbor or Arbour, which spelling? printing badges now', 'facts/arbour-spelling'],
    ['en', 'who is Louise Arbour', 'record/louise-arbour'],
  ] as const)('asks for that fact, the name alone for the record (%s): %s', (language, question, address) => {
    expect(addressOf(understand(question, core, language).query)).toBe(address);
  });
});
