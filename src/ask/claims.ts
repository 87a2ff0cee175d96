import { type Knowledge, titleOf } from '../knowledge/knowledge.ts';
import type { Phrases, Role } from '../knowledge/schema.ts';
import { inLanguage, type Language, type Localised } from '../language.ts';
import { tokenize } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import { remembering, textReaderOf } from './data-words.ts';

/** A fact, an event or a commitment as questions see it: what it says, of whom, and in which words. */
export interface Claim {
  readonly id: string;
  /** Set for a commitment. */
  readonly commitment: number | undefined;
  readonly subject: string;
  /** Every record it names, its subject included. */
  readonly entities: ReadonlySet<string>;
  readonly says: ReadonlySet<string>;
  /** Lexicon words it may be asked with besides. */
  readonly mentions: ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
  /** The records that did what it says. */
  readonly actors: ReadonlySet<string>;
  /** The records it was done to or sent to. */
  readonly receivers: ReadonlySet<string>;
  readonly dates: readonly string[];
  /** True where it tells that something is not in the sources, of whatever place it is asked. */
  readonly ofAnyPlace: boolean;
  /** True where it tells that something is not in the sources, and what it would say is otherwise known: "endorsed", not "can still". */
  readonly onlyByTopic: boolean;
  /** What of it is not so, as other sources have it. */
  readonly denies: ReadonlySet<string>;
  /** Every stem in its text, its quotations and its topics. */
  readonly stems: ReadonlySet<string>;
}

/**
 * The claims by the stems of each topic that names them: topics of the question's language, and the English ones,
 * because people keep terms of the field ("peer review") in any language.
 */
export function topicsOf(knowledge: Knowledge, language: Language): Map<string, Set<string>> {
  const topics = new Map<string, Set<string>>();
  const wordsOf = textReaderOf(knowledge);
  for (const { id, topics: phrases } of [
    ...knowledge.facts,
    ...knowledge.commitments,
    ...knowledge.objectives,
  ]) {
    for (const phrase of phrasesFor(phrases, language)) {
      const stems = wordsOf(phrase)
        .map((word) => stem(word, language))
        .join(' ');
      topics.set(stems, (topics.get(stems) ?? new Set()).add(id));
    }
  }
  return topics;
}

/** The words of everything that has a number: of its title or wording, its label and its topics. */
export function itemStemsOf(
  knowledge: Knowledge,
  language: Language,
  isStop: (word: string) => boolean,
): Map<string, Set<string>> {
  const commitments = knowledge.commitments.map(({ id, wording, short, topics }) => ({
    id,
    texts: [wording, inLanguage(short, language).text, ...phrasesFor(topics, language)],
  }));
  const objectives = knowledge.objectives.map((objective) => ({
    id: objective.id,
    texts: [
      objective.title,
      inLanguage(titleOf(objective), language).text,
      inLanguage(objective.label, language).text,
      ...phrasesFor(objective.topics, language),
    ],
  }));
  const stemsOf = stemsReader(knowledge, language, isStop);
  return new Map([...commitments, ...objectives].map(({ id, texts }) => [id, stemsOf(texts)]));
}

/** The words of every claim, by their stems in `language`, in the order of `claimsOf`. */
export function stemsOfClaims(
  knowledge: Knowledge,
  language: Language,
  isStop: (word: string) => boolean,
): string[][] {
  const stemsOf = stemsReader(knowledge, language, isStop);
  const words = (text: Localised) => [inLanguage(text, language).text, text.en];
  const facts = knowledge.facts.map(({ text, topics, correction, addition, citations }) => [
    ...words(text),
    ...[correction, addition].flatMap((said) => (said ? words(said.text) : [])),
    ...citations.flatMap(({ quote }) => quote ?? []),
    ...phrasesFor(topics, language),
  ]);
  const commitments = knowledge.commitments.map(({ wording, short, topics }) => [
    wording,
    ...words(short),
    ...phrasesFor(topics, language),
  ]);
  return [...facts, ...commitments].map((texts) => [...stemsOf(texts)]);
}

/** Everything the data claims, in the order of the data: facts, events, commitments. `stems` are `stemsOfClaims`. */
export function claimsOf(knowledge: Knowledge, stems: readonly (readonly string[])[]): Claim[] {
  const isSaidOf = new Set(
    knowledge.facts.flatMap(({ subject, says, known }) =>
      known === undefined ? says.map((concept) => `${subject} ${concept}`) : [],
    ),
  );
  const facts = knowledge.facts.map((fact, at): Claim => {
    const { when = [], ...others } = fact.roles;
    return {
      id: fact.id,
      commitment: undefined,
      subject: fact.subject,
      entities: new Set([fact.subject, ...(fact.involves ?? []), ...rolesOf(others)]),
      says: new Set(fact.says),
      mentions: new Set(fact.mentions),
      roles: new Set(Object.keys(fact.roles) as Role[]),
      actors: new Set(fact.roles.who),
      receivers: new Set(fact.roles.to),
      dates: when,
      ofAnyPlace: fact.known !== undefined && (fact.mentions ?? []).includes('city'),
      onlyByTopic:
        fact.known !== undefined && fact.says.every((concept) => isSaidOf.has(`${fact.subject} ${concept}`)),
      denies: new Set(fact.correction?.denies),
      stems: new Set(stems[at]),
    };
  });
  const { network } = knowledge.keyRecords;
  const commitments = knowledge.commitments.map((commitment, at): Claim => {
    return {
      id: commitment.id,
      commitment: commitment.number,
      subject: network,
      entities: new Set([network, ...mentioned(knowledge, commitment.wording)]),
      says: new Set(['commit', 'commitment', 'doing', 'aim', 'relate']),
      mentions: new Set(),
      roles: new Set<Role>(['what']),
      actors: new Set(),
      receivers: new Set(),
      dates: [],
      ofAnyPlace: false,
      onlyByTopic: false,
      denies: new Set(),
      stems: new Set(stems[facts.length + at]),
    };
  });
  return [...facts, ...commitments];
}

function rolesOf(roles: Partial<Record<Role, readonly string[] | undefined>>): string[] {
  return Object.values(roles).flatMap((ids) => ids ?? []);
}

/** Reads the stems of texts but for small words, whose stems may be those of others ("entre", "entrar"). */
function stemsReader(
  knowledge: Knowledge,
  language: Language,
  isStop: (word: string) => boolean,
): (texts: readonly string[]) => Set<string> {
  const wordsOf = textReaderOf(knowledge);
  const stemOf = remembering((word) => (isStop(word) ? none : stem(word, language)));
  return (texts) => {
    const stems = new Set<string>();
    for (const text of texts) for (const word of wordsOf(text)) stems.add(stemOf(word));
    stems.delete(none);
    return stems;
  };
}

/** No word has this stem. */
const none = '';

function phrasesFor(phrases: Phrases | undefined, language: Language): string[] {
  return [...new Set([...(phrases?.[language] ?? []), ...(phrases?.en ?? [])])];
}

/** The instruments whose acronym stands in a text: "the SDGs and the NUA". */
function mentioned(knowledge: Knowledge, wording: string): string[] {
  const words = new Set(tokenize(wording, 'en').map(({ raw }) => raw));
  return [...knowledge.entities.values()]
    .filter(
      (entity) => entity.kind === 'instrument' && entity.acronym !== undefined && words.has(entity.acronym),
    )
    .map(({ id }) => id);
}
