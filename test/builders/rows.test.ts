import fc from 'fast-check';
import { expect, it } from 'vitest';
import { text } from '../../src/answer/nodes.ts';
import { plainInline } from '../../src/answer/plain-text.ts';
import { inRow, startDraft } from '../../src/builders/draft.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';

const core = await loadCore();

it('puts things in a row as Intl lists them, in every language, with "e" before an i in Spanish', () => {
  const names = [
    ...core.knowledge.countries.map(({ name }) => name.es ?? name.en),
    'hielo',
    'hijos',
    'Íñigo',
    '4',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...languages),
      (row, language) => {
        // Intl takes an accented "Í" for another sound; Spanish does not ("e Íñigo"), as is said below.
        fc.pre(row.length === 1 || row.at(-1) !== 'Íñigo');
        const draft = startDraft(core, language);
        const written = plainInline(
          inRow(
            draft,
            row.map((name) => [text(name)]),
          ),
        );
        expect(written).toBe(new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(row));
      },
    ),
    { numRuns: 500 },
  );
  const draft = startDraft(core, 'es');
  expect(plainInline(inRow(draft, [[text('Chile')], [text('Italia')]]))).toBe('Chile e Italia');
  expect(plainInline(inRow(draft, [[text('Chile')], [text('Íñigo')]]))).toBe('Chile e Íñigo');
});
