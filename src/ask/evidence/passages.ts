import { compacts, principles, shortName, titleOf } from '../../knowledge/knowledge.ts';
import type { Commitment, Event, Fact, Role } from '../../knowledge/schema.ts';
import { inLanguage } from '../../language.ts';
import { queryAbout } from '../../query/about.ts';
import { addressOf } from '../../query/address.ts';
import { countables, type Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { textReaderOf } from '../data-words.ts';
import { isYear } from '../frames/frame.ts';
import { circumstancesOf } from './circumstances.ts';

/** What a short answer is of: a fact, what no source says, an item with a number, a record, a number, a list. */
export type PassageKind = 'fact' | 'unknown' | 'commitment' | 'objective' | 'record' | 'count' | 'list';

/** A short answer that the data can give, as a question may meet it. */
export interface Passage {
  readonly query: Query;
  readonly address: string;
  readonly kind: PassageKind;
  readonly subject: string | undefined;
  /** Every record it names. */
  readonly entities: ReadonlySet<string>;
  /** Concepts it states. */
  readonly says: ReadonlySet<string>;
  /** Concepts it may be asked with besides. */
  readonly mentions: ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
  /** The records that did what it says. */
  readonly actors: ReadonlySet<string>;
  readonly dates: readonly string[];
  /** The first and the last year of a time in office or of an event, where its text gives both. */
  readonly term: readonly [first: number, last: number] | undefined;
  /** The id that topics of questions point to. */
  readonly topic: string | undefined;
  /** Its words, folded, in the question's language and in English; put together when they are asked for. */
  readonly words: ReadonlySet<string>;
  /** The words of each of its texts. */
  readonly texts: readonly (readonly string[])[];
}

/** Every short answer of the data for questions in the index's language, in the order of the data. */
export function passagesOf(index: AskIndex): Passage[] {
  const facts = new Map(index.knowledge.facts.map((fact) => [fact.id, fact]));
  const commitments = new Map(index.knowledge.commitments.map((commitment) => [commitment.id, commitment]));
  const circumstances = circumstancesOf(index.knowledge);
  const all = [
    ...index.claims.map((claim) =>
      passageOfClaim(claim, facts.get(claim.id), commitments.get(claim.id), circumstances, index),
    ),
    ...objectivePassages(index),
    ...recordPassages(index),
    ...listPassages(index),
  ];
  return [...new Map(all.map((passage) => [passage.address, passage])).values()];
}

function passageOfClaim(
  claim: Claim,
  fact: Fact | Event | undefined,
  commitment: Commitment | undefined,
  circumstances: ReturnType<typeof circumstancesOf>,
  index: AskIndex,
): Passage {
  const topics = (fact ?? commitment)?.topics;
  const stated = [
    fact?.text,
    fact?.correction?.text,
    fact?.addition?.text,
    ...(fact?.positions ?? []).map(({ text }) => text),
  ].filter((text) => text !== undefined);
  const texts = [
    ...stated.flatMap((text) => [inLanguage(text, index.language).text, text.en]),
    ...(commitment === undefined
      ? []
      : [inLanguage(commitment.short, index.language).text, commitment.short.en]),
    ...(commitment === undefined ? [] : [commitment.wording]),
    ...(fact?.citations ?? []).flatMap(({ quote }) => quote ?? []),
    ...(topics?.[index.language] ?? []),
    ...(topics?.en ?? []),
  ];
  const query: Query =
    claim.commitment === undefined
      ? { kind: 'facts', ids: [claim.id] }
      : { kind: 'commitment', number: claim.commitment };
  const kind = claim.commitment !== undefined ? 'commitment' : fact?.known === undefined ? 'fact' : 'unknown';
  const { subject, says, actors } = claim;
  const around = [...claim.entities].flatMap((id) => circumstances.get(id) ?? []);
  const entities = new Set([...claim.entities, ...around.flatMap((each) => each.entities)]);
  const dates = [...claim.dates, ...around.flatMap((each) => each.dates)];
  const wordsOf = textReaderOf(index.knowledge);
  const given = stated.map((text) => inLanguage(text, index.language).text);
  const mentions = new Set([
    ...claim.mentions,
    ...(fact?.asOf === undefined ? [] : ['now']),
    ...amountIn(given),
  ]);
  const read = texts.map(wordsOf);
  const said = given.map(wordsOf);
  const roles = new Set([...claim.roles, ...rolesIn(said, claim.entities, index)]);
  const term = says.has('head') || says.has('role') || says.has('hold') ? termIn(said, index) : undefined;
  return {
    ...{
      query,
      address: addressOf(query),
      kind,
      subject,
      entities,
      says,
      mentions,
      roles,
      actors,
      dates,
      term,
    },
    topic: claim.id,
    texts: read,
    get words() {
      return together(read);
    },
  };
}

/** The years from the first to the last that a text names. */
function termIn(
  [words = []]: readonly (readonly string[])[],
  index: AskIndex,
): readonly [number, number] | undefined {
  const years = words.flatMap((word) => {
    const value = index.words.number(word)?.value;
    return value !== undefined && isYear(value) ? value : [];
  });
  return years.length < 2 ? undefined : [Math.min(...years), Math.max(...years)];
}

/** "How much" is answered by what names money. */
function amountIn(texts: readonly string[]): string[] {
  return texts.some((text) => /[$€£]|\bUSD?\b\s?\d/u.test(text)) ? ['how-much', 'money'] : [];
}

/** What a text tells, by what stands in it: a number, a year, a place. */
function rolesIn(
  texts: readonly (readonly string[])[],
  entities: ReadonlySet<string>,
  index: AskIndex,
): Role[] {
  const numbers = texts.flat().flatMap((word) => index.words.number(word) ?? []);
  const roles: Role[] = [];
  if (numbers.some(({ value, ordinal }) => !ordinal && !isYear(value) && value !== 1)) roles.push('how-many');
  if (numbers.some(({ value }) => isYear(value))) roles.push('when');
  if ([...entities].some((id) => index.knowledge.entities.get(id)?.kind === 'place')) roles.push('where');
  return roles;
}

function objectivePassages(index: AskIndex): Passage[] {
  return index.knowledge.objectives.map((objective) => {
    const { id, of, kind, title, label, topics } = objective;
    const texts = [
      ...[title, inLanguage(titleOf(objective), index.language).text, inLanguage(label, index.language).text],
      ...[...(topics?.[index.language] ?? []), ...(topics?.en ?? [])],
    ];
    return listed(queryAbout(id, index.knowledge) ?? { kind: 'principles' }, 'objective', index, {
      entities: [id, of],
      says: [kind === 'objective' ? 'objective' : 'principle', 'aim'],
      texts,
      topic: id,
    });
  });
}

/** What a record is: for who asks by a name or another name alone. Titles of documents hold words of anything. */
function recordPassages(index: AskIndex): Passage[] {
  const others = new Set(['objective', 'principle', 'document']);
  return [...index.knowledge.entities.values()]
    .filter(({ kind }) => !others.has(kind))
    .map((entity) => {
      const query = queryAbout(entity.id, index.knowledge) ?? { kind: 'record' as const, id: entity.id };
      const texts = [entity.name, shortName(entity)].flatMap((name) => [
        inLanguage(name, index.language).text,
        name.en,
      ]);
      const says = entity.kind === 'person' ? ['be', 'role', 'who'] : ['be', 'title'];
      return listed(query, 'record', index, { entities: [entity.id], says, texts, topic: undefined });
    });
}

/** What is counted and listed, by the concepts that questions name it with. */
function listPassages(index: AskIndex): Passage[] {
  const { knowledge } = index;
  const { network, paper } = knowledge.keyRecords;
  const states = new Set(knowledge.endorsers.flatMap(({ place }) => place.state ?? []));
  const counted = countables.map((of): [Query, string[]] => [
    { kind: 'count', of },
    ['how-many', ...of.split('-').map((word) => (word === 'migration' || word === 'refugee' ? '' : word))],
  ]);
  const lists: [Query, string[]][] = [
    ...counted,
    [{ kind: 'cities' }, ['city', 'endorse', 'endorser', 'sign', 'support', 'on-list', 'list', 'which']],
    [{ kind: 'cities', only: 'county' }, ['county', 'endorse', 'endorser', 'list', 'which']],
    ...[...states].map((state): [Query, string[]] => [
      { kind: 'cities', state },
      ['city', 'endorse', 'list'],
    ]),
    [{ kind: 'commitments' }, ['commitment', 'commit', 'list', 'which']],
    [{ kind: 'compacts' }, ['compact', 'list', 'which', 'be']],
    [{ kind: 'members-endorsed' }, ['member', 'endorse', 'endorser', 'how-many', 'which']],
    [{ kind: 'timeline' }, ['timeline', 'when']],
    [{ kind: 'sources' }, ['source', 'list']],
    [{ kind: 'compare', of: index.compactIds }, ['compare', 'compact']],
    ...(principles(knowledge).length > 0
      ? [[{ kind: 'principles' }, ['principle', 'list']] as [Query, string[]]]
      : []),
    ...compacts(knowledge).map(({ id }): [Query, string[]] => [
      { kind: 'objectives', of: id },
      ['objective', 'aim', 'list'],
    ]),
  ];
  return lists.map(([query, says]) =>
    listed(query, query.kind === 'count' ? 'count' : 'list', index, {
      entities: query.kind === 'objectives' && query.of !== undefined ? [query.of] : [network, paper],
      says,
      texts: query.kind === 'cities' && query.state !== undefined ? [query.state] : [],
      topic: undefined,
    }),
  );
}

function listed(
  query: Query,
  kind: PassageKind,
  { knowledge }: AskIndex,
  given: { entities: string[]; says: string[]; texts: string[]; topic: string | undefined },
): Passage {
  const read = given.texts.map(textReaderOf(knowledge));
  return {
    query,
    address: addressOf(query),
    kind,
    subject: given.entities[0],
    entities: new Set(given.entities),
    says: new Set(given.says),
    mentions: new Set(),
    roles: new Set<Role>(),
    actors: new Set(),
    dates: [],
    term: undefined,
    topic: given.topic,
    texts: read,
    get words() {
      return together(read);
    },
  };
}

const known = new WeakMap<readonly (readonly string[])[], ReadonlySet<string>>();

/** All words of these texts. Thousands of passages are filed by their words, and few are ever asked what theirs are. */
function together(texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const words = known.get(texts) ?? new Set(texts.flat());
  known.set(texts, words);
  return words;
}
