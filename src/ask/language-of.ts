import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Language, languages } from '../language.ts';
import { fold, foldPhrase } from '../text/normalise.ts';
import { askingConcepts } from './concepts.ts';

/** In which languages to read a question. */
export interface LanguageGuess {
  /** The languages worth trying, the likeliest first. */
  readonly order: readonly Language[];
  /** The question's own language, where its words show it: a name alone has none. */
  readonly own: Language | undefined;
}

/**
 * The language a question is in, by its small words ("the", "est-ce que", "cuántas") and its letters. Where
 * nothing shows it, `suggested` is tried first.
 */
export function guessLanguage(question: string, knowledge: Knowledge, suggested: Language): LanguageGuess {
  const scores = scoresOf(question, knowledge);
  const order = languages.toSorted(
    (a, b) => scores[b] - scores[a] || Number(b === suggested) - Number(a === suggested),
  );
  const [first = suggested, second = suggested] = order;
  const own = scores[first] > scores[second] ? first : undefined;
  const worthTrying = order.filter((language) => own === undefined || scores[language] * 2 >= scores[first]);
  return { order: worthTrying, own };
}

function scoresOf(question: string, knowledge: Knowledge): Record<Language, number> {
  const scores: Record<Language, number> = { en: 0, fr: 0, es: 0 };
  const markers = markersOf(knowledge);
  for (const word of foldPhrase(question).split(' ')) {
    const spoken = markers.get(word);
    for (const language of spoken ?? []) scores[language] += 1 / (spoken?.size ?? 1);
  }
  if (!ascii.test(question)) {
    if (/[¿¡ñ]/iu.test(question)) scores.es += 2;
    if (/[áíóú]/iu.test(question)) scores.es += 0.5;
    if (/[çœèêëîùûàâ]/iu.test(question)) scores.fr += 0.5;
  }
  if (/(?<!\p{L})(?:l|d|qu|c|n|j)['’]\p{L}/iu.test(question)) scores.fr += 1;
  return scores;
}

/** Text without any letter that tells Spanish or French from English. */
const ascii = /^[\0-~]*$/;

const known = new WeakMap<Knowledge, ReadonlyMap<string, ReadonlySet<Language>>>();

/** The small words of each language: what asks, joins and greets. Names are no sign of a language. */
function markersOf(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<Language>> {
  const before = known.get(knowledge);
  if (before !== undefined) return before;
  const markers = new Map<string, Set<Language>>();
  for (const language of languages) {
    const { stop, grammar, concepts, numbers } = knowledge.lexicons[language];
    // Words that turn or frame a question are words of any length and kind, and some are other languages' ("object").
    const { turns: _, frames: __, reports: ___, checks: ____, ...small } = grammar;
    const asking = markingConcepts.flatMap((concept) => concepts[concept] ?? []);
    const phrases = [...stop, ...Object.values(small).flat(), ...asking, ...Object.keys(numbers)];
    // A sign ("&") folds to nothing, and is no word of any language.
    for (const word of phrases.flatMap((phrase) => foldPhrase(phrase).split(' ')).filter(Boolean)) {
      markers.set(fold(word), (markers.get(fold(word)) ?? new Set()).add(language));
    }
  }
  known.set(knowledge, markers);
  return markers;
}

/** Concepts whose words are said in any conversation of a language, whatever it is about. */
const markingConcepts = [...askingConcepts, 'not', 'all', 'greeting', 'thanks', 'help'];
