import { holding } from '../holding.ts';
import { type Knowledge, titleOf } from '../knowledge/knowledge.ts';
import type { Commitment, Concept, Event, Fact, Phrases, Role } from '../knowledge/schema.ts';
import { inLanguage, type Language, type Localised } from '../language.ts';
import { foldedWords, tokenize } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import { type Lists, listAt, listsFiler, listsOf, numbering, sortedAt } from './lists.ts';
import { remembering } from './remembering.ts';

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
  readonly denies: ReadonlySet<Concept>;
  /** Every stem in its text, its quotations and its topics. */
  readonly stems: { has(stem: string): boolean };
}

/** What is named by topics, filed: each topic by its stems, sorted, and the ids of the records that have topics. */
export interface FiledTopics {
  readonly topics: readonly string[];
  readonly ids: readonly string[];
  /** Which of the ids each topic names. */
  readonly named: Lists;
}

/**
 * Files facts, commitments and objectives by their topics: those of the question's language, and the English ones, because
 * people keep terms of the field ("peer review") in any language.
 */
export function fileTopics(knowledge: Knowledge, language: Language): FiledTopics {
  const records = [...knowledge.facts, ...knowledge.commitments, ...knowledge.objectives];
  const stemOf = remembering((word) => stem(word, language));
  const byTopic = new Map<string, number[]>();
  records.forEach(({ topics }, at) => {
    for (const phrase of phrasesFor(topics, language)) {
      add(byTopic, foldedWords(phrase).map(stemOf).join(' '), at);
    }
  });
  const topics = [...byTopic.keys()].toSorted();
  const named = listsOf(topics.map((topic) => byTopic.get(topic) ?? []));
  return { topics, ids: records.map(({ id }) => id), named };
}

/** The ids of what a phrase is the topic of, by its stems; undefined where it is none. There are many, and few are asked for. */
export function topicOf({ topics, ids, named }: FiledTopics, stems: string): Set<string> | undefined {
  const topic = sortedAt(topics, stems);
  return topic === undefined ? undefined : new Set(Array.from(listAt(named, topic), (at) => ids[at] ?? ''));
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
  const stemsOf = (texts: readonly string[]) =>
    texts
      .flatMap(foldedWords)
      .filter((word) => !isStop(word))
      .map((word) => stem(word, language));
  return new Map([...commitments, ...objectives].map(({ id, texts }) => [id, new Set(stemsOf(texts))]));
}

/** The claims by the words in them: which claims, by their positions, hold each stem. */
export interface FiledStems {
  readonly stems: readonly string[];
  readonly holders: Lists;
}

/** Files the words of every claim by their stems in `language`. */
export function fileStems(
  knowledge: Knowledge,
  language: Language,
  isStop: (word: string) => boolean,
): FiledStems {
  const { of: numberOf, keys } = numbering();
  const holders = listsFiler();
  const numberOfWord = remembering((word) => (isStop(word) ? undefined : numberOf(stem(word, language))));
  const words = (text: Localised) => [inLanguage(text, language).text, text.en];
  const file = (at: number, texts: readonly string[]) => {
    for (const text of texts) {
      for (const word of foldedWords(text)) {
        const number = numberOfWord(word);
        if (number !== undefined) holders.add(number, at);
      }
    }
  };
  const { facts, commitments } = knowledge;
  facts.forEach(({ text, more, topics, correction, addition, citations }, at) => {
    file(at, [
      ...[text, more ?? []].flat().flatMap(words),
      ...[correction, addition].flatMap((said) => (said ? words(said.text) : [])),
      ...citations.flatMap(({ quote }) => quote ?? []),
      ...phrasesFor(topics, language),
    ]);
  });
  commitments.forEach(({ wording, short, topics }, at) => {
    file(facts.length + at, [wording, ...words(short), ...phrasesFor(topics, language)]);
  });
  return { stems: keys(), holders: holders.filed() };
}

/**
 * The claim at a position in the order of the data: facts, events, what no source says, commitments. `isHeld` tells whether
 * it holds a stem.
 */
export function claimAt(
  knowledge: Knowledge,
  position: number,
  isHeld: (stem: string) => boolean,
): Claim | undefined {
  const { facts, commitments } = knowledge;
  const fact = facts[position];
  const stems = { has: isHeld };
  if (fact !== undefined) return claimOfFact(fact, stems, knowledge);
  const commitment = commitments[position - facts.length];
  return commitment && claimOfCommitment(commitment, stems, knowledge);
}

function claimOfFact(fact: Fact | Event, stems: Claim['stems'], knowledge: Knowledge): Claim {
  const isUnknown = fact.known !== undefined;
  const isSaid = (concept: string) => claimsBy(knowledge).saidOf.get(fact.subject)?.has(concept) === true;
  return {
    id: fact.id,
    commitment: undefined,
    subject: fact.subject,
    entities: new Set(entitiesOfFact(fact)),
    says: new Set(fact.says),
    mentions: new Set(fact.mentions),
    roles: new Set(Object.keys(fact.roles) as Role[]),
    actors: new Set(fact.roles.who),
    receivers: new Set(fact.roles.to),
    dates: fact.roles.when ?? [],
    ofAnyPlace: isUnknown && (fact.mentions ?? []).includes('city'),
    onlyByTopic: isUnknown && fact.says.every(isSaid),
    denies: new Set(fact.correction?.denies),
    stems,
  };
}

function claimOfCommitment(commitment: Commitment, stems: Claim['stems'], knowledge: Knowledge): Claim {
  return {
    id: commitment.id,
    commitment: commitment.number,
    subject: knowledge.keyRecords.network,
    entities: new Set(entitiesOfCommitment(commitment, knowledge)),
    says: new Set(saidByCommitments),
    mentions: new Set(),
    roles: new Set<Role>(['what']),
    actors: new Set(),
    receivers: new Set(),
    dates: [],
    ofAnyPlace: false,
    onlyByTopic: false,
    denies: new Set(),
    stems,
  };
}

const saidByCommitments: readonly Concept[] = ['commit', 'commitment', 'doing', 'aim', 'relate'];

/** Which claims, by their positions, say each concept, and which name each record. */
export interface ClaimsBy {
  readonly positions: ReadonlyMap<string, number>;
  readonly says: ReadonlyMap<string, readonly number[]>;
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** What facts, and not only what no source says, say of each record they are about. */
  readonly saidOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The claims by what they are found by in every language. */
export const claimsBy: (knowledge: Knowledge) => ClaimsBy = holding(fileClaims);

function fileClaims(knowledge: Knowledge): ClaimsBy {
  const { facts, commitments } = knowledge;
  const says = new Map<string, number[]>();
  const names = new Map<string, number[]>();
  const positions = new Map<string, number>();
  const saidOf = new Map<string, Set<string>>();
  const file = (id: string, said: readonly string[], named: readonly string[], at: number) => {
    positions.set(id, at);
    for (const concept of said) add(says, concept, at);
    for (const record of named) add(names, record, at);
  };
  facts.forEach((fact, at) => {
    file(fact.id, fact.says, entitiesOfFact(fact), at);
    if (fact.known !== undefined) return;
    const said = saidOf.get(fact.subject) ?? new Set();
    saidOf.set(fact.subject, said);
    for (const concept of fact.says) said.add(concept);
  });
  commitments.forEach((each, at) => {
    file(each.id, saidByCommitments, entitiesOfCommitment(each, knowledge), facts.length + at);
  });
  return { positions, says, names, saidOf };
}

function add(filed: Map<string, number[]>, key: string, position: number): void {
  const known = filed.get(key);
  if (known === undefined) filed.set(key, [position]);
  else if (known[known.length - 1] !== position) known.push(position);
}

function entitiesOfFact({ subject, involves, roles }: Fact | Event): string[] {
  const { when: _, ...others } = roles;
  return [subject, ...(involves ?? []), ...rolesOf(others)];
}

function entitiesOfCommitment({ wording }: Commitment, knowledge: Knowledge): string[] {
  return [knowledge.keyRecords.network, ...mentioned(knowledge, wording)];
}

function rolesOf(roles: Partial<Record<Role, readonly string[] | undefined>>): string[] {
  return Object.values(roles).flatMap((ids) => ids ?? []);
}

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
