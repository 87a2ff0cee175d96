import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { askIndexOf } from '../src/ask/ask-index.ts';
import { loadCore } from '../src/core.ts';
import { dispatchLine } from '../src/dispatch.ts';
import { holding, letGoOfHeld } from '../src/holding.ts';
import { languages } from '../src/language.ts';
import { linesOf } from './ask/score.ts';

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

it('lets go of all that questions are read with, whatever was asked', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const core = await loadCore();
  const asked = ['built', 'held'].flatMap(linesOf).filter((_, at) => at % 10 === 0);
  for (const { question } of asked) dispatchLine(question, { suggested: 'en' }, core);
  const indexes = languages.map((language) => new WeakRef(askIndexOf(core.knowledge, language)));
  letGoOfHeld();
  // A weak reference keeps what it is of until the turn of the event loop ends.
  await new Promise((resolve) => setImmediate(resolve));
  gc();
  expect(indexes.map((index) => index.deref()?.language)).toEqual([undefined, undefined, undefined]);
});
