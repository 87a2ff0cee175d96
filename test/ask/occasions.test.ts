import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';

const core = await loadCore();

describe('one of a series', () => {
  it.each([
    ['en', 'What was the GRF in December 2019?', 'grf-2019'],
    ['en', 'What was the December 2023 refugee forum?', 'grf-2023'],
    ['en', 'What was the IMRF of May 2022?', 'imrf-2022'],
    ['fr', 'Qu’est-ce que le FEMI de mai 2022 ?', 'imrf-2022'],
    ['fr', 'Qu’est-ce que le forum mondial sur les réfugiés en 2023 ?', 'grf-2023'],
    ['es', '¿Qué fue el foro de examen de mayo de 2022?', 'imrf-2022'],
    ['es', '¿Qué fue el Foro Mundial sobre los Refugiados de diciembre de 2019?', 'grf-2019'],
  ] as const)('is called in %s by its series and its time: %s', (language, question, id) => {
    expect(understand(question, core, language).query).toMatchObject({ kind: 'record', id });
  });
});
