import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { staleIn } from '../../src/knowledge/freshness.ts';
import { dataFolder, loadDataFiles } from '../../src/knowledge/load.ts';

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

  it('says of a forum without an outcome that its day has passed', () => {
    const text = plainText(answer({ kind: 'facts', ids: ['imrf-2026'] }, core, 'en'));
    expect(text).toMatch(
      /no outcome is in the sources[\s\S]*That date has passed\. The International Migration/,
    );
  });

  it('says of a day that was ahead at the review that it has passed since', () => {
    const query = { kind: 'facts', ids: ['grf-2027'] } as const;
    expect(plainText(answer(query, on('2027-12-31'), 'en'))).not.toContain('has passed');
    expect(plainText(answer(query, on('2028-01-01'), 'en'))).toContain(
      '(That date, 2027, has passed since; the data was last reviewed on 23 November 2026.)',
    );
  });
});
