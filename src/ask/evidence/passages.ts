import { compacts, type Knowledge, principles, shortName, titleOf } from '../../knowledge/knowledge.ts';
import type { Event, Fact, Role } from '../../knowledge/schema.ts';
import { wordingsOf } from '../../knowledge/wording.ts';
import { inLanguage } from '../../language.ts';
import { queryAbout } from '../../query/about.ts';
import { addressOf } from '../../query/address.ts';
import { countables } from '../../query/choices.ts';
import type { Query } from '../../query/query.ts';
import { foldedWords } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { type Claim, claimAt } from '../claims.ts';
import { isYear } from '../frames/frame.ts';
import type { NumberMeant } from '../lexicon.ts';
import { once } from '../remembering.ts';
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
  /** The texts it is found by, in the question's language and in English. */
  readonly texts: readonly string[];
  /** Ways of asking for it in the question's language: their words meet those of a question, what they name does not. */
  readonly asked: readonly string[];
}

/** Every short answer of the data for questions in a language, by its position in the order of the data. */
export interface Passages {
  readonly total: number;
  at(position: number): Passage;
}

/** The short answers of the data. There are many, and a question looks at few: each is made anew for who looks at it. */
export function passagesOf(index: AskIndex): Passages {
  const { facts, commitments } = index.knowledge;
  const claims = facts.length + commitments.length;
  const others = once(() => {
    const all = [...objectivePassages(index), ...recordPassages(index), ...listPassages(index)];
    return [...new Map(all.map((passage) => [passage.address, passage])).values()];
  });
  return {
    get total() {
      return claims + others().length;
    },
    at(position) {
      const claim = claimAt(index.knowledge, position, () => false);
      const passage =
        claim === undefined ? others()[position - claims] : passageOfClaim(claim, position, index);
      if (passage === undefined) throw new RangeError(`there is no short answer ${position}`);
      return passage;
    },
  };
}

function passageOfClaim(claim: Claim, position: number, { knowledge, language, words }: AskIndex): Passage {
  const fact: Fact | Event | undefined = knowledge.facts[position];
  const commitment = knowledge.commitments[position - knowledge.facts.length];
  const topics = (fact ?? commitment)?.topics;
  const stated = fact === undefined ? [] : wordingsOf(fact);
  const query: Query =
    claim.commitment === undefined
      ? { kind: 'facts', ids: [claim.id] }
      : { kind: 'commitment', number: claim.commitment };
  const kind = claim.commitment !== undefined ? 'commitment' : fact?.known === undefined ? 'fact' : 'unknown';
  const { subject, says, actors } = claim;
  const circumstances = circumstancesOf(knowledge);
  const around = [...claim.entities].flatMap((id) => circumstances.get(id) ?? []);
  const given = stated.map((text) => inLanguage(text, language).text);
  const numbersOf = (text: string) => {
    const said = foldedWords(text);
    // "8 December", "December 8", "8 de diciembre" count nothing.
    const isMonth = (word: string | undefined) => word !== undefined && words.month(word) !== undefined;
    return said.flatMap((word, at) => {
      const number = words.number(word);
      const isDay =
        !isYear(number?.value ?? 0) && [at - 1, at + 1, at + 2].some((near) => isMonth(said[near]));
      return number === undefined || isDay ? [] : number;
    });
  };
  const roles = once(
    () => new Set([...claim.roles, ...rolesIn(given.flatMap(numbersOf), claim.entities, knowledge)]),
  );
  const hasTerm = says.has('head') || says.has('role') || says.has('hold');
  const term = once(() => (hasTerm ? termIn(numbersOf(given[0] ?? '')) : undefined));
  return {
    query,
    address: addressOf(query),
    kind,
    subject,
    entities: new Set([...claim.entities, ...around.flatMap((each) => each.entities)]),
    says,
    mentions: new Set([...claim.mentions, ...(fact?.asOf === undefined ? [] : ['now']), ...amountIn(given)]),
    get roles() {
      return roles();
    },
    actors,
    dates: [...claim.dates, ...around.flatMap((each) => each.dates)],
    get term() {
      return term();
    },
    topic: claim.id,
    texts: [
      ...stated.flatMap((text) => [inLanguage(text, language).text, text.en]),
      ...(commitment === undefined
        ? []
        : [inLanguage(commitment.short, language).text, commitment.short.en, commitment.wording]),
      ...(fact?.citations ?? []).flatMap(({ quote }) => quote ?? []),
      ...(topics?.[language] ?? []),
      ...(topics?.en ?? []),
    ],
    asked: knowledge.asked.byId[claim.id]?.[language] ?? [],
  };
}

/** The years from the first to the last of these numbers. */
function termIn(numbers: readonly NumberMeant[]): readonly [number, number] | undefined {
  const years = numbers.map(({ value }) => value).filter(isYear);
  return years.length < 2 ? undefined : [Math.min(...years), Math.max(...years)];
}

/** "How much" is answered by what names money. */
function amountIn(texts: readonly string[]): string[] {
  return texts.some((text) => /[$€£]|\bUSD?\b\s?\d/u.test(text)) ? ['how-much', 'money'] : [];
}

/** What a text tells, by what stands in it: a number, a year, a place. */
function rolesIn(
  numbers: readonly NumberMeant[],
  named: ReadonlySet<string>,
  { entities }: Knowledge,
): Role[] {
  const roles: Role[] = [];
  if (numbers.some(({ value, ordinal }) => !ordinal && !isYear(value) && value !== 1)) roles.push('how-many');
  if (numbers.some(({ value }) => isYear(value))) roles.push('when');
  if ([...named].some((id) => entities.get(id)?.kind === 'place')) roles.push('where');
  return roles;
}

function objectivePassages(index: AskIndex): Passage[] {
  return index.knowledge.objectives.map((objective) => {
    const { id, of, kind, title, label, topics } = objective;
    const texts = [
      ...[title, inLanguage(titleOf(objective), index.language).text, inLanguage(label, index.language).text],
      ...[...(topics?.[index.language] ?? []), ...(topics?.en ?? [])],
    ];
    return listed(queryAbout(id, index.knowledge) ?? { kind: 'principles' }, 'objective', {
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
      return listed(query, 'record', { entities: [entity.id], says, texts, topic: undefined });
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
    listed(query, query.kind === 'count' ? 'count' : 'list', {
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
  given: { entities: string[]; says: string[]; texts: string[]; topic: string | undefined },
): Passage {
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
    texts: given.texts,
    asked: [],
  };
}
