import { allPhrases, type Knowledge } from '../knowledge/knowledge.ts';
import type { Role } from '../knowledge/schema.ts';
import { stemPhrase, tokenize } from './normalise.ts';

/** A fact, an event or a commitment as questions see it: what it says, of whom, and in which words. */
export interface Claim {
  readonly id: string;
  /** Set for a commitment. */
  readonly commitment?: number;
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
  /** Every stem in its text, its quotations and its topics. */
  readonly stems: ReadonlySet<string>;
}

/** The claims by the stems of each topic that names them. */
export function topicsOf(knowledge: Knowledge): Map<string, Set<string>> {
  const topics = new Map<string, Set<string>>();
  for (const { id, topics: phrases } of [...knowledge.facts, ...knowledge.commitments]) {
    for (const phrase of allPhrases(phrases)) {
      const stems = stemPhrase(phrase);
      topics.set(stems, (topics.get(stems) ?? new Set()).add(id));
    }
  }
  return topics;
}

/** Everything the data claims, in the order of the data: facts, events, commitments. */
export function claimsOf(knowledge: Knowledge): Claim[] {
  const facts = knowledge.facts.map((fact): Claim => {
    const { when = [], ...others } = fact.roles;
    const topics = allPhrases(fact.topics);
    const correction = fact.correction === undefined ? [] : [fact.correction.text.en];
    const quotes = fact.citations.flatMap(({ quote }) => quote ?? []);
    return {
      id: fact.id,
      subject: fact.subject,
      entities: new Set([fact.subject, ...(fact.involves ?? []), ...rolesOf(others)]),
      says: new Set(fact.says),
      mentions: new Set(fact.mentions),
      roles: new Set(Object.keys(fact.roles) as Role[]),
      actors: new Set(fact.roles.who),
      receivers: new Set(fact.roles.to),
      dates: when,
      stems: stemsOf([fact.text.en, ...correction, ...quotes, ...topics]),
    };
  });
  const { network } = knowledge.keyRecords;
  const commitments = knowledge.commitments.map((commitment): Claim => {
    const topics = allPhrases(commitment.topics);
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
      stems: stemsOf([commitment.wording, commitment.short.en, ...topics]),
    };
  });
  return [...facts, ...commitments];
}

function rolesOf(roles: Partial<Record<Role, readonly string[] | undefined>>): string[] {
  return Object.values(roles).flatMap((ids) => ids ?? []);
}

function stemsOf(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap(tokenize).map(({ stem }) => stem));
}

/** The instruments whose acronym stands in a text: "the SDGs and the NUA". */
function mentioned(knowledge: Knowledge, wording: string): string[] {
  const words = new Set(tokenize(wording).map(({ raw }) => raw));
  return [...knowledge.entities.values()]
    .filter(
      (entity) => entity.kind === 'instrument' && entity.acronym !== undefined && words.has(entity.acronym),
    )
    .map(({ id }) => id);
}
