import { allPhrases, isFromSource, type Knowledge } from '../knowledge/knowledge.ts';
import type { Concept, Event, Fact } from '../knowledge/schema.ts';
import { type Language, languages } from '../language.ts';
import { foldPhrase } from '../text/normalise.ts';

/** What the main document is called in sentences, folded: a digest puts its name and date there. */
const theArticle: Readonly<Record<Language, string>> = {
  en: ' the article ',
  fr: ' l article ',
  es: ' el articulo ',
};

/** Words for what a record looks like rather than what it is: spellings, symbols, pages, parts. */
const looks = new Set(['spelling', 'symbol', 'paragraph', 'wording', 'title', 'name']);
const looksOrParts = new Set([...looks, 'include', 'draw-up']);

/**
 * True for a fact that a digest may open with: what a source says for certain and without another against it, of a thing
 * that its sentence names in every language. What is not in the sources, is doubted, or only says how something is written
 * or where it stands in a text is told behind another fact, or where somebody asks for it.
 */
export function mayLead(fact: Fact | Event, knowledge: Knowledge): boolean {
  return (
    fact.known === undefined &&
    fact.inDigests !== false &&
    fact.doubt === undefined &&
    fact.positions === undefined &&
    !isOfLooks(fact) &&
    namesSubject(fact, knowledge)
  );
}

export function isOfLooks({ says }: Fact | Event): boolean {
  return says.some((said) => looks.has(said)) && says.every((said) => looksOrParts.has(said));
}

/** True where the sentence holds a name of its subject, in every language; or of the article, where that says it. */
export function namesSubject(fact: Fact | Event, knowledge: Knowledge): boolean {
  const { entities } = knowledge;
  const subject = entities.get(fact.subject);
  if (subject === undefined) return true;
  const names = [
    ...languages.flatMap((language) => [subject.name[language], subject.short?.[language]]),
    ...allPhrases(subject.aliases),
  ].flatMap((name) => (name === undefined ? [] : [` ${foldPhrase(name)} `]));
  return languages.every((language) => {
    const said = ` ${foldPhrase((fact.correction ?? fact).text[language])} `;
    const isArticle = isFromSource(knowledge, fact) && said.includes(theArticle[language]);
    return isArticle || names.some((name) => said.includes(name));
  });
}

/** Words that say so little that two facts which share them need not be about the same. */
const common = new Set([
  'be',
  'have',
  'include',
  'relate',
  'say',
  'role',
  'head',
  'not',
  'need',
  'lead',
  'come-from',
]);

/** What a fact says was done, without words that any fact may have. */
export function deedsOf({ says }: Fact | Event): Concept[] {
  return says.filter((said) => !common.has(said));
}

/** True where a fact tells no deed that another of the same subject does not tell as well. */
export function isToldBy(fact: Fact | Event, other: Fact | Event): boolean {
  const deeds = deedsOf(fact);
  return (
    fact !== other &&
    fact.subject === other.subject &&
    deeds.length > 0 &&
    deeds.every((deed) => other.says.includes(deed))
  );
}
