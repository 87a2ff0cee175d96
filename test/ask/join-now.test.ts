import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const answerTo = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language));

const unknown: Record<Language, string> = {
  en: 'Whether a city can still join the list of supporters, and how, is not in the sources.',
  fr: 'Les sources ne disent pas si une ville peut encore se joindre à la liste des soutiens, ni comment.',
  es: 'Las fuentes no dicen si una ciudad puede sumarse todavía a la lista de apoyos ni cómo.',
};

describe('whether a city can still join', () => {
  it.each<[Language, string]>([
    ['en', 'Can my city still join the list?'],
    ['en', 'How can my city join the list?'],
    ['en', 'Could Boston still sign?'],
    ['en', 'is it too late to sign the position paper?'],
    ['fr', 'Ma ville, Lyon, peut-elle encore adhérer ?'],
    ['es', '¿Puede mi ciudad sumarse todavía a la lista?'],
  ])('is not in the sources, whatever city asks: %s: %s', (language, question) => {
    expect(answerTo(question, language).startsWith(unknown[language])).toBe(true);
  });

  it.each(['Is Lyon on the list?', 'Did Boston sign?', 'Has Paris endorsed the paper?'])(
    'is not what this asks: %s',
    (question) => {
      expect(answerTo(question, 'en')).toMatch(/^No, .* is not on the list/u);
    },
  );
});
