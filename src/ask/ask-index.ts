import { holding } from '../holding.ts';
import { kept } from '../knowledge/kept.ts';
import { allPhrases, compacts, type Knowledge } from '../knowledge/knowledge.ts';
import type { Concept } from '../knowledge/schema.ts';
import { wholeOf } from '../knowledge/wording.ts';
import { inLanguage, type Language } from '../language.ts';
import { fold, foldedWords, foldPhrase, stemPhrase, type Token, tokenize } from '../text/normalise.ts';
import { longestByFirst } from '../text/phrase-lengths.ts';
import { type ClaimLookup, lookUpClaims } from './claim-lookup.ts';
import { fileStems, fileTopics, itemStemsOf, topicOf } from './claims.ts';
import { fileWords, indexWords, type WordIndex } from './lexicon.ts';
import { indexNames, type NameIndex } from './names.ts';
import { once } from './remembering.ts';

/** Everything a question in one language is read with, built once from the knowledge. */
export interface AskIndex {
  readonly language: Language;
  readonly knowledge: Knowledge;
  readonly names: NameIndex;
  readonly words: WordIndex;
  /** What the data claims, filed. */
  readonly lookup: ClaimLookup;
  /** The words of each commitment, objective and principle, by its id. */
  readonly itemStems: ReadonlyMap<string, ReadonlySet<string>>;
  /** The words of each compact's names and other names, by its id. */
  readonly compactStems: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids of what a phrase is the topic of, by its stems. */
  topicOf(stems: string): ReadonlySet<string> | undefined;
  /** Every concept that some claim says, but the two that fit any. */
  readonly saidConcepts: ReadonlySet<Concept>;
  readonly endorserIds: ReadonlySet<string>;
  readonly compactIds: readonly string[];
  /** The ids of the countries whose people are called so ("Poles"), by the word's stem. */
  readonly peoples: ReadonlyMap<string, readonly string[]>;
  /** Records that a question may name without being about them: whose world the questions are from. */
  readonly surroundings: ReadonlySet<string>;
  /** Words that make another place of a name, folded. */
  readonly placeWords: Readonly<Record<'before' | 'after' | 'inside' | 'between', ReadonlySet<string>>>;
  /** The most words that a name, a phrase or a topic has that may begin here; at least one. */
  longestFrom(word: Token): number;
  /** True for a word that occurs in the data or the lexicon: it is spelled right. */
  isKnownWord(stem: string, word: string): boolean;
}

const indexesOf = holding((_: Knowledge) => new Map<Language, AskIndex>());

/** Names are the same in every language: people write "Nueva York" in English, too. */
const namesOf = holding(indexNames);

/** The index of this knowledge for questions in `language`; the first call for each builds it. */
export function askIndexOf(knowledge: Knowledge, language: Language): AskIndex {
  const ofKnowledge = indexesOf(knowledge);
  const known = ofKnowledge.get(language);
  if (known !== undefined) return known;
  const index = buildIndex(knowledge, language);
  ofKnowledge.set(language, index);
  return index;
}

/** What every question needs is built at once; what only some need, such as every claim's words, when it is needed. */
function buildIndex(knowledge: Knowledge, language: Language): AskIndex {
  const lookup = once(() =>
    lookUpClaims(
      knowledge,
      kept(knowledge, `claims.${language}`, () => fileStems(knowledge, language, words.isStop)),
    ),
  );
  const items = once(() => itemStemsOf(knowledge, language, words.isStop));
  const peoples = once(() => peoplesOf(knowledge, language));
  const filed = kept(knowledge, `words.${language}`, () => {
    const topics = fileTopics(knowledge, language);
    return {
      words: fileWords(knowledge.lexicons[language]),
      compacts: compactStemsOf(knowledge, language),
      topics,
      from: longestByFirst(topics.topics),
    };
  });
  const voteStems = once(() => {
    const words = voteWords(knowledge, language);
    return new Set(words.map((word) => stemPhrase(word, language)));
  });
  const names = namesOf(knowledge);
  const words = indexWords(filed.words, language, () => [
    ...kept(knowledge, `vocabulary.${language}`, () => dataWords(knowledge, language)),
    ...voteWords(knowledge, language),
    ...names.words(),
  ]);
  return {
    language,
    knowledge,
    names,
    words,
    topicOf: (stems) => topicOf(filed.topics, stems),
    compactStems: filed.compacts,
    get lookup() {
      return lookup();
    },
    get itemStems() {
      return items();
    },
    get peoples() {
      return peoples();
    },
    saidConcepts: saidConceptsOf(knowledge),
    surroundings: new Set([knowledge.keyRecords.network, knowledge.keyRecords.source]),
    compactIds: compacts(knowledge).map(({ id }) => id),
    endorserIds: new Set(knowledge.endorsers.map(({ id }) => id)),
    placeWords: {
      before: new Set(knowledge.gazetteer.placeWords.before.map(fold)),
      after: new Set(knowledge.gazetteer.placeWords.after.map(fold)),
      inside: new Set(knowledge.gazetteer.placeWords.inside.map(fold)),
      between: new Set(knowledge.gazetteer.placeWords.between.map(fold)),
    },
    longestFrom: ({ text, stem }) =>
      Math.max(1, names.longestFrom(text), words.longestFrom(text, stem), filed.from.get(stem) ?? 0),
    isKnownWord: (stem, word) =>
      words.isStop(word) ||
      words.number(word) !== undefined ||
      words.month(word) !== undefined ||
      words.concepts(word, stem).size > 0 ||
      names.exactly(word).length > 0 ||
      peoples().has(stem) ||
      voteStems().has(stem) ||
      lookup().isHeld(stem),
  };
}

function compactStemsOf(knowledge: Knowledge, language: Language): Map<string, Set<string>> {
  return new Map(
    compacts(knowledge).map(({ id, name, aliases }) => {
      const texts = [inLanguage(name, language).text, ...allPhrases(aliases)];
      const tokens = texts.flatMap((text) => tokenize(text, language));
      return [id, new Set(tokens.map(({ stem }) => stem))];
    }),
  );
}

/** Every concept that some fact says, but the two that fit any. */
const saidConceptsOf = holding((knowledge: Knowledge): ReadonlySet<Concept> => {
  const concepts = new Set<Concept>();
  for (const { says } of knowledge.facts) for (const concept of says) concepts.add(concept);
  concepts.delete('be');
  concepts.delete('say');
  return concepts;
});

/** The words that say something of votes, and the names of groups of states, folded. */
function voteWords({ lexicons, rollCalls }: Knowledge, language: Language): string[] {
  const groups = rollCalls.groups.flatMap(({ aliases }) => aliases[language] ?? []);
  const phrases = [...Object.values(lexicons[language].votes).flat(), ...groups];
  return [...new Set(phrases.flatMap((phrase) => foldPhrase(phrase).split(' ')))];
}

/** The countries by what their people are called in a language, by stems: "Poles" and "Pole" have the same. */
function peoplesOf({ countries }: Knowledge, language: Language): Map<string, string[]> {
  const filed = new Map<string, string[]>();
  for (const { id, people } of countries) {
    for (const called of new Set((people?.[language] ?? []).map((each) => stemPhrase(each, language)))) {
      filed.set(called, [...(filed.get(called) ?? []), id]);
    }
  }
  return filed;
}

/** The words of the data's own texts, as examples of right spelling. */
function dataWords(knowledge: Knowledge, language: Language): Set<string> {
  const facts = knowledge.facts.flatMap((fact) => [wholeOf(fact, 'en'), wholeOf(fact, language)]);
  const topics = knowledge.commitments.flatMap(({ wording, topics: phrases }) => [
    wording,
    ...allPhrases(phrases),
  ]);
  const words = new Set<string>();
  for (const text of [...facts, ...topics]) for (const word of foldedWords(text)) words.add(word);
  return words;
}
