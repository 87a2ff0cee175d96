import { expect, it } from 'vitest';
import { loadCore } from '../src/core.ts';
import { dispatchLine } from '../src/dispatch.ts';
import { holding, letGoOfHeld } from '../src/holding.ts';

it('holds what was made, until it is let go of', () => {
  let made = 0;
  const countOf = holding((words: readonly string[]) => {
    made += 1;
    return { count: words.length };
  });
  const words = ['one', 'two'];
  expect([countOf(words), countOf(words)]).toEqual([{ count: 2 }, { count: 2 }]);
  expect(made).toBe(1);
  letGoOfHeld();
  expect(countOf(words)).toEqual({ count: 2 });
  expect(made).toBe(2);
});

it('answers the same after everything was let go of', async () => {
  const core = await loadCore();
  const lines = [
    ['Is Montreal on the list, and who is on it from Poland?', 'en'],
    ['Que dit l’engagement 4 sur la santé ?', 'fr'],
    ['¿Cómo votó Hungría sobre el pacto mundial?', 'es'],
    ['milwakee', 'en'],
  ] as const;
  const answers = () => lines.map(([line, suggested]) => dispatchLine(line, { suggested }, core));
  const before = answers();
  letGoOfHeld();
  expect(answers()).toEqual(before);
});
