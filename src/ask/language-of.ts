import { holding } from '../holding.ts';
import { kept } from '../knowledge/kept.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Concept } from '../knowledge/schema.ts';
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
export function guessLanguage(asked: string, knowledge: Knowledge, suggested: Language): LanguageGuess {
  const question = withoutQuotations(asked).replace(letterPair, ' ');
  const scores = scoresOf(question, knowledge);
  const subjects = subjectScoresOf(question, knowledge);
  const order = languages.toSorted(
    (a, b) =>
      scores[b] - scores[a] || subjects[b] - subjects[a] || Number(b === suggested) - Number(a === suggested),
  );
  const [first = suggested, second = suggested] = order;
  const isApart = scores[first] > scores[second];
  const own = isApart || subjects[first] > subjects[second] ? first : undefined;
  const worthTrying = !isApart ? order : order.filter((language) => scores[language] * 2 >= scores[first]);
  return { order: worthTrying, own };
}

/** A text without what it quotes, which may be in any language; as it is where it is nothing else. */
function withoutQuotations(text: string): string {
  const own = text.replace(quotation, ' ');
  return /\p{L}/u.test(own) ? own : text;
}

const quotation = /“[^”]*”|«[^»]*»|"[^"]*"/gu;

/** Letters for two answers, as in "y/n": "y" and "n" are small words of other languages. */
const letterPair = /(?<!\p{L})\p{L}\/\p{L}(?!\p{L})/gu;

function scoresOf(question: string, knowledge: Knowledge): Record<Language, number> {
  const scores: Record<Language, number> = { en: 0, fr: 0, es: 0 };
  const { markers } = signsOf(knowledge);
  for (const word of foldPhrase(question.replace(numberSign, ' ')).split(' ')) {
    const spoken = markers.get(word);
    for (const language of spoken ?? []) scores[language] += 1 / (spoken?.length ?? 1);
  }
  if (!ascii.test(question)) {
    if (/[¿¡ñ]/iu.test(question)) scores.es += 2;
    if (/[áíóú]/iu.test(question)) scores.es += 0.5;
    if (/[çœèêëîùûàâ]/iu.test(question)) scores.fr += 0.5;
  }
  if (/(?<!\p{L})(?:l|d|qu|c|n|j)['’]\p{L}/iu.test(question)) scores.fr += 1;
  return scores;
}

/** "No 4" is said in every language. */
const numberSign = /(?<!\p{L})no\.?\s*(?=\d)/giu;

/** How many words of the subject ("pacto", "signé") a language has for itself: they tell where no small word does. */
function subjectScoresOf(question: string, knowledge: Knowledge): Record<Language, number> {
  const scores: Record<Language, number> = { en: 0, fr: 0, es: 0 };
  const { subjects } = signsOf(knowledge);
  for (const word of foldPhrase(question).split(' ')) {
    const language = subjects.get(word);
    if (language !== undefined) scores[language] += 1;
  }
  return scores;
}

/** Text without any letter that tells Spanish or French from English. */
const ascii = /^[\0-~]*$/;

/** Words that are signs of a language. */
interface Signs {
  /** The small words, with the languages that have them. */
  readonly markers: ReadonlyMap<string, readonly Language[]>;
  /** The words that only one language has for the subject, with that language. */
  readonly subjects: ReadonlyMap<string, Language>;
}

const signsOf = holding((knowledge: Knowledge): Signs => {
  const filed = kept(knowledge, 'signs', () => {
    const markers = markersOf(knowledge);
    return { markers: [...markers].map(withList), subjects: [...subjectsOf(knowledge, markers)] };
  });
  return { markers: new Map(filed.markers), subjects: new Map(filed.subjects) };
});

function withList<Key, Item>([key, items]: readonly [Key, Iterable<Item>]): readonly [Key, readonly Item[]] {
  return [key, [...items]];
}

/** The small words of each language: what asks, joins and greets. Names are no sign of a language. */
function markersOf(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<Language>> {
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
  return markers;
}

/** The words of one language's concepts alone, small words apart. */
function subjectsOf(
  knowledge: Knowledge,
  small: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Language> {
  const words = new Map<string, Language | 'several'>();
  for (const language of languages) {
    const phrases = Object.values(knowledge.lexicons[language].concepts).flat();
    for (const word of phrases.map(foldPhrase)) {
      // A phrase may hold a name ("Chicago style"), which is no sign of a language.
      if (word.includes(' ') || small.has(word)) continue;
      words.set(word, (words.get(word) ?? language) === language ? language : 'several');
    }
  }
  return new Map(
    [...words].flatMap(([word, language]) => (language === 'several' ? [] : [[word, language]])),
  );
}

/** Concepts whose words are said in any conversation of a language, whatever it is about. */
const markingConcepts: readonly Concept[] = [...askingConcepts, 'not', 'all', 'greeting', 'thanks', 'help'];
