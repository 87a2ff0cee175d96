import { describe, expect, it } from 'vitest';
import { plainInline, plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { startDraft } from '../../src/builders/draft.ts';
import { loadCore } from '../../src/core.ts';
import { staleIn, withoutOutcome } from '../../src/knowledge/freshness.ts';
import { dataFolder, loadDataFiles } from '../../src/knowledge/load.ts';
import { languages } from '../../src/language.ts';

const core = await loadCore();
const { files } = loadDataFiles(dataFolder, undefined);

/** The core as it answers on a day. */
const on = (day: string) => ({ ...core, today: () => day });

describe('what has grown old', () => {
  const of = (today: string, months: number, because: string) =>
    staleIn(files, today, months).flatMap((each) => (each.because === because ? [each.record] : []));

  it('is an event that was expected and has no outcome, once it is over', () => {
    expect(of('2026-05-08', 12, 'no-outcome')).not.toContain('imrf-2026');
    expect(of('2026-05-09', 12, 'no-outcome')).toContain('imrf-2026');
    expect(of('2028-01-01', 12, 'no-outcome')).toContain('grf-2027');
  });

  it('is never what something else says the outcome of', () => {
    expect(of('2030-01-01', 12, 'no-outcome')).not.toContain('gcm-expected');
  });

  it('is a day that lay ahead at the review and has come', () => {
    expect(of('2026-12-30', 12, 'passed')).not.toContain('guterres-term');
    expect(of('2027-05-01', 12, 'passed')).toContain('guterres-term');
  });

  it('is what can change and was known long ago', () => {
    expect(of('2027-05-01', 24, 'old')).toContain('met-secretary');
    expect(of('2027-05-01', 36, 'old')).not.toContain('met-secretary');
  });
});

describe('an answer on what is past', () => {
  it.each([
    ['en', /That date has passed\. The next Global Refugee Forum is scheduled for 2027/],
    ['fr', /Cette date est passée\. Le prochain Forum mondial sur les réfugiés/],
    ['es', /Esa fecha ya pasó\. El próximo Foro Mundial sobre los Refugiados/],
  ] as const)('says in %s what comes next', (language, expected) => {
    expect(plainText(answer({ kind: 'facts', ids: ['grf-2019'] }, core, language))).toMatch(expected);
    expect(plainText(answer({ kind: 'record', id: 'grf-2025' }, core, language))).toMatch(expected);
  });

  const sinceReview = { en: /has passed since/, fr: /Date passée depuis/, es: /Fecha ya pasada/ };

  const days = ['2026-05-04', '2026-05-05', '2026-05-08', '2026-05-09', '2027-05-09'];

  it.each([
    [
      'en',
      /The sources do not say whether it took place/,
      /No source here gives a date[\s\S]*takes place every four years/,
    ],
    [
      'fr',
      /Les sources ne disent pas si cela a eu lieu/,
      /Aucune source ici ne donne de date[\s\S]*tous les quatre ans/,
    ],
    [
      'es',
      /Las fuentes no dicen si llegó a celebrarse/,
      /Ninguna fuente aquí da fecha[\s\S]*cada cuatro años/,
    ],
  ] as const)(
    'says in %s of a forum without an outcome that it is past, and what comes next',
    (language, open, next) => {
      for (const day of days) {
        const isOver = day > '2026-05-08';
        for (const query of [
          { kind: 'facts', ids: ['imrf-2026'] },
          { kind: 'record', id: 'imrf-2026' },
        ] as const) {
          const text = plainText(answer(query, on(day), language));
          expect(open.test(text.slice(0, 300)), `${query.kind} on ${day}: ${text}`).toBe(isOver);
          expect(next.test(text), `${query.kind} on ${day}: ${text}`).toBe(isOver);
        }
        // What comes after the forum before is that forum until it is over.
        const before = plainText(answer({ kind: 'facts', ids: ['imrf-2022'] }, on(day), language));
        expect(before, day).toContain('2026');
        expect(next.test(before), day).toBe(isOver);
      }
    },
  );

  it.each(languages)('holds for every event and what was expected, in %s', (language) => {
    const { facts } = core.knowledge;
    for (const day of ['2018-01-01', '2022-05-18', '2026-11-29', '2028-06-01', '2031-01-01']) {
      for (const fact of facts.filter(({ known }) => known === undefined)) {
        const isOpen = withoutOutcome(fact, day) !== undefined;
        const given = answer({ kind: 'facts', ids: [fact.id] }, on(day), language);
        const text = plainText(given);
        const [first = ''] = text.split('\n\n');
        expect(first.includes(say('event.open')), `${fact.id} on ${day}: open`).toBe(isOpen);
        if (fact.next === undefined) continue;
        const [last = ''] = (fact.roles.when ?? []).toSorted().reverse();
        const saysPast = text.includes(say('event.past')) || sinceReview[language].test(text);
        expect(saysPast, `${fact.id} on ${day}: past`).toBe(last < day);
      }
    }
    function say(key: 'event.open' | 'event.past'): string {
      return plainInline(startDraft(core, language).say(key));
    }
  });

  it.each([
    ['en', 'Did the forum of May 2026 take place?', /do not say whether it took place/],
    ['en', 'What happened at the IMRF in 2026?', /do not say whether it took place/],
    ['en', 'What came out of the May 2026 forum?', /^Whether .* is not in the sources/],
    ['fr', 'Le forum de mai 2026 a-t-il eu lieu ?', /ne disent pas si cela a eu lieu/],
    ['fr', 'Quand est le prochain forum d’examen ?', /^Aucune source ici ne donne de date/],
    ['es', '¿Se celebró el foro de mayo de 2026?', /no dicen si llegó a celebrarse/],
    ['es', '¿Cuándo será el próximo FEMI?', /^Ninguna fuente aquí da fecha/],
  ] as const)('is given in %s to “%s”', (language, question, expected) => {
    const today = on('2026-11-29');
    const asked = understand(question, today, language);
    expect(plainText(answer(asked.query, today, language)).slice(0, 300)).toMatch(expected);
  });

  it('says of a day that was ahead at the review that it has passed since', () => {
    const query = { kind: 'facts', ids: ['grf-2027'] } as const;
    expect(plainText(answer(query, on('2027-12-31'), 'en'))).not.toContain('has passed');
    expect(plainText(answer(query, on('2028-01-01'), 'en'))).toContain(
      '(That date, 2027, has passed since; the data was last reviewed on 23 November 2026.)',
    );
  });
});
