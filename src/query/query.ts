import { isCalendarDate } from '../calendar.ts';
import { datedOf, lastDay } from '../knowledge/dated.ts';
import { factById } from '../knowledge/filed-facts.ts';
import { isRecord, type Knowledge, objectivesOf } from '../knowledge/knowledge.ts';
import { partsOf } from '../knowledge/parts.ts';
import { asides } from './asides.ts';
import {
  countables,
  depths,
  exportables,
  groupings,
  nameables,
  noAnswers,
  stances,
  tones,
  voteTones,
} from './choices.ts';
import {
  address,
  type Fields,
  filled,
  listOf,
  number,
  oneOf,
  optional,
  text,
  type ValuesOf,
  where,
} from './fields.ts';
import { isFact, isItem, isObjective, isVotedOn } from './known.ts';
import { styles } from './styles.ts';

/** A kind of Query: its fields, how it stands in an address, and what must hold of it. */
export interface Kind<Of extends Fields = Fields> {
  /** The field that stands in the address's path; the others follow behind a question mark. */
  readonly path: (keyof Of & string) | undefined;
  readonly fields: Of;
  /** True where the fields fit together. */
  fits?(values: ValuesOf<Of>): boolean;
  /** True where the data has every record that is named. Left out where none is. */
  exists?(values: ValuesOf<Of>, knowledge: Knowledge): boolean;
}

function kind<const Of extends Fields>(
  path: (keyof Of & string) | undefined,
  fields: Of,
  more: Pick<Kind<Of>, 'fits' | 'exists'> = {},
): Kind<Of> {
  return { path, fields, ...more };
}

const claimed = optional(number);
/** Set where the question is about the article: then its words come first, and what is known today after. */
const inArticle = optional(oneOf(['article']));

/**
 * Every kind of Query, once: its type, its address and its check come from here. A new kind is one entry here and one
 * builder in `src/builders/answer.ts`, which does not compile without it.
 */
export const kinds = {
  help: kind('command', { command: optional(text) }),
  greeting: kind('of', { of: oneOf(['hello', 'thanks']) }),
  compacts: kind(undefined, {}),
  record: kind('id', { id: filled, in: inArticle }, { exists: ({ id }, { entities }) => entities.has(id) }),
  commitments: kind(undefined, { claimed }),
  commitment: kind('number', { number }),
  'commitments-on': kind(
    'numbers',
    { numbers: listOf(number, 1) },
    {
      exists: ({ numbers }, { commitments }) => commitments.some((each) => numbers.includes(each.number)),
    },
  ),
  /** The objectives of one compact, or of both. */
  objectives: kind('of', { of: optional(text), claimed }, { exists: hasObjectives }),
  /** One objective by its number, of the migration compact unless another is given. */
  objective: kind('number', { number, of: optional(text) }, { exists: hasObjectives }),
  /** Objectives or principles by their ids: those on a topic. */
  'objectives-on': kind(
    'ids',
    { ids: listOf(text) },
    { exists: ({ ids }, knowledge) => ids.length > 0 && ids.every((id) => isObjective(id, knowledge)) },
  ),
  principles: kind(undefined, { claimed }),
  /** What stands in a paragraph of one compact, or of each; or from one to another, which is a part of one. */
  paragraph: kind(
    'number',
    { number, to: optional(number), of: optional(text) },
    { exists: ({ of }, knowledge) => of === undefined || partsOf(knowledge, of) !== undefined },
  ),
  cities: kind('only', {
    only: optional(oneOf(['city', 'county'])),
    state: optional(text),
    /** The state to leave out: "outside California". */
    outside: optional(text),
    claimed,
    /** Places to leave out: "all but Chicago". */
    except: optional(listOf(text)),
    /** What the whole list is grouped by. */
    by: optional(oneOf(groupings)),
  }),
  /** Names on the list by their first letters, or those at places in its order: 3, or -1 for the last. */
  listed: kind(
    'letters',
    { letters: optional(listOf(text)), place: optional(listOf(number, 1)) },
    { fits: ({ letters, place }) => (letters === undefined) !== (place === undefined) },
  ),
  /** What the article names. */
  named: kind('of', { of: oneOf(nameables) }),
  city: kind(
    'id',
    { id: filled },
    { exists: ({ id }, { endorsers }) => endorsers.some((each) => each.id === id) },
  ),
  endorsed: kind(
    'names',
    { names: listOf(text), tone: optional(oneOf(tones)) },
    { exists: ({ names }) => names.length > 0 },
  ),
  member: kind('names', { names: listOf(text), tone: optional(oneOf(tones)) }),
  'members-endorsed': kind(undefined, {
    claimed,
    /** Set where the question supposes that those on the list are members. */
    asked: optional(oneOf(['so'])),
  }),
  count: kind('of', { of: oneOf(countables), claimed, in: inArticle }),
  /** How much one number is larger than another; or what several add up to, or each of them. */
  difference: kind(
    'of',
    { of: listOf(oneOf(countables), 2), as: optional(oneOf(['sum', 'each'])) },
    { fits: ({ of, as }) => as !== undefined || of.length === 2 },
  ),
  /** Whether a commitment, an objective or a principle (`item`) is one of those that a topic is in. */
  covers: kind(
    'item',
    { item: text, topic: listOf(text) },
    {
      exists: ({ item, topic }, knowledge) =>
        topic.length > 0 && [item, ...topic].every((id) => isItem(id, knowledge)),
    },
  ),
  /** How long something took. */
  duration: kind(
    'id',
    { id: filled },
    {
      exists: ({ id }, { facts }) => {
        const fact = factById(facts, id);
        return fact !== undefined && lastDay(fact) !== undefined;
      },
    },
  ),
  /** What came before what. */
  order: kind(
    'of',
    { of: listOf(text, 2) },
    { exists: ({ of }, knowledge) => of.every((id) => datedOf(knowledge, id) !== undefined) },
  ),
  /** Several questions at once, as their addresses. */
  several: kind('of', { of: listOf(address, 2) }),
  /** Another question, by its address, answered with its point alone, or so that everybody understands it. */
  brief: kind('of', { of: filled, as: oneOf(depths) }),
  /** The whole of something as a table to take along. */
  export: kind('of', { of: oneOf(exportables) }),
  /** How countries voted on one compact, or on both. */
  country: kind(
    'names',
    {
      /** Ids; or the names of what is no Member State. */
      names: listOf(text),
      of: optional(text),
      /** What the question supposes that they did. */
      stance: optional(oneOf(stances)),
      /** On which of the two: on one of them at least, or on `of` only. */
      on: optional(oneOf(['either', 'only', 'both'])),
      /** What it supposes of each, where that differs: "poland.against.", ".for.refugee". */
      said: optional(listOf(where(text, isVoteSaid), 1)),
      /**
       * Set where the question asks why, which no roll call gives; whether they signed, which no source says; whether they
       * voted alike, or not; or which of them did what it supposes.
       */
      tone: optional(oneOf(voteTones)),
    },
    { exists: ({ names, of }, knowledge) => names.length > 0 && isVotedOn(of, knowledge) },
  ),
  /**
   * Who held an office: at a time (`2019`, `2020-11`, `2017-12-08`), or as the last that is known; everybody in their order,
   * since that time where it is given; the one before or after a person; or whether a person held it then.
   */
  office: kind(
    'id',
    {
      id: text,
      on: optional(where(text, isCalendarDate)),
      /** Further times that are asked for. */
      also: optional(listOf(where(text, isCalendarDate), 1)),
      as: optional(oneOf(['all', 'before', 'after', 'held'])),
      person: optional(text),
    },
    {
      fits: ({ as, person, on, also }) =>
        (person !== undefined) === (as !== undefined && as !== 'all') &&
        (as !== 'held' || on !== undefined) &&
        (also === undefined || (on !== undefined && as === undefined)),
      exists: ({ id, person }, { offices }) =>
        offices.some(
          (each) =>
            each.id === id && (person === undefined || each.terms.some((term) => term.person === person)),
        ),
    },
  ),
  /** The countries that voted so, on one compact or on both. */
  votes: kind(
    'stance',
    {
      stance: oneOf(stances),
      of: optional(text),
      /** Countries that are asked about besides: whether they are among them. */
      names: optional(listOf(text, 1)),
      claimed,
    },
    { exists: ({ of }, knowledge) => isVotedOn(of, knowledge) },
  ),
  /** The states that did all of this ("abstained.migration-compact"), what their numbers add up to, or how they differ. */
  poll: kind(
    'of',
    {
      of: listOf(where(text, isPollPart), 1),
      /** The compact of every part that names none; without it such a part is of each compact. */
      compact: optional(text),
      /** Those that did all of it, or any of it; whether all of a part of the world did; each in its turn; the sum; the difference; whether they are the same. */
      as: oneOf(['list', 'any', 'all', 'each', 'sum', 'more', 'same']),
      /** The parts of the world that the states are in; of a country, those that border it. */
      group: optional(listOf(text, 1)),
      /** Set where they are not in these parts. */
      outside: optional(oneOf(['outside'])),
      claimed,
    },
    {
      fits: ({ of, as, compact }) =>
        as !== 'more' || of.length === 2 || (compact === undefined && !of.some((part) => part.includes('.'))),
      exists: ({ of, compact, group }, knowledge) =>
        of.every((part) => isVotedOn(part.split('.')[1] ?? compact, knowledge)) &&
        (group ?? []).every(
          (each) =>
            knowledge.rollCalls.groups.some(({ id }) => id === each) ||
            knowledge.countries.some(({ id, borders }) => id === each && borders !== undefined),
        ),
    },
  ),
  /** What happened: ever, or in a year, in a month of it, on a day of that. */
  timeline: kind(
    'year',
    { year: optional(number), month: optional(number), day: optional(number) },
    { fits: isPeriod },
  ),
  sources: kind(undefined, {}),
  source: kind('id', { id: filled }, { exists: ({ id }, { documents }) => documents.has(id) }),
  facts: kind(
    'ids',
    {
      ids: listOf(text),
      /** What the question took for granted and the sources do not confirm. */
      not: optional(listOf(text)),
      /** What the question asks to confirm and a correction denies, as a word of the lexicon: "sign". */
      denied: optional(text),
      in: inArticle,
    },
    { exists: areFacts },
  ),
  compare: kind(
    'of',
    { of: listOf(text, 2) },
    { exists: ({ of }, knowledge) => of.every((id) => isRecord(id, knowledge)) },
  ),
  choose: kind('ids', { ids: listOf(text) }, { exists: areFacts }),
  cite: kind(
    'id',
    { id: text, style: optional(oneOf(styles)) },
    { exists: ({ id }, knowledge) => isRecord(id, knowledge) },
  ),
  verify: kind(
    'quotation',
    { quotation: text, document: optional(text) },
    { exists: ({ document }, { documents }) => document === undefined || documents.has(document) },
  ),
  /** Whether one or two words, too few to be a quotation, stand in the article. */
  phrase: kind('words', { words: filled }),
  passage: kind(
    'document',
    {
      document: text,
      /** Where each part begins and ends in the document's text, in UTF-16 units: `[12, 40, 60, 95]`. */
      at: where(listOf(number, 2), areSpans),
      aside: optional(listOf(oneOf(asides))),
    },
    {
      exists: ({ document, at }, { texts }) => {
        const end = texts.get(document)?.text.length ?? 0;
        return at.every((offset) => offset <= end);
      },
    },
  ),
  unknown: kind('because', { because: oneOf(noAnswers) }),
};

/** A kind of Query by its name, where it does not matter which. */
export function formOf(name: keyof Kinds): Kind {
  return kinds[name] as Kind;
}

type Kinds = typeof kinds;
type FieldsOf<Of> = Of extends Kind<infer Has> ? Has : never;

/**
 * A question, typed. Whatever a user does (a command, a sentence, a button) becomes a Query, and only a Query
 * is answered, so that no surface can answer differently from another.
 */
export type Query = {
  [Name in keyof Kinds]: { readonly kind: Name } & ValuesOf<FieldsOf<Kinds[Name]>>;
}[keyof Kinds];

/** A way to vote and a compact, "abstained.migration-compact"; or of every compact, "abstained". */
function isPollPart(part: string): boolean {
  return (
    stances.some((stance) => part === stance || part.startsWith(`${stance}.`)) && part.split('.').length <= 2
  );
}

/** A state or none, what it did, and a compact or none: "poland.against.migration". */
function isVoteSaid(part: string): boolean {
  const [, stance, , ...more] = part.split('.');
  return more.length === 0 && stances.some((each) => each === stance) && part.split('.').length === 3;
}

/** Pairs of a beginning and an end behind it. */
function areSpans(at: readonly number[]): boolean {
  if (at.length % 2 !== 0) return false;
  return at.every((offset, index) => offset >= 0 && (index % 2 === 0 || offset > (at[index - 1] ?? 0)));
}

/** A day belongs to a month, a month to a year, and both exist. */
function isPeriod({ year, month, day }: { year?: number; month?: number; day?: number }): boolean {
  if (month === undefined) return day === undefined;
  const isMonth = year !== undefined && month >= 1 && month <= 12;
  return isMonth && (day === undefined || (day >= 1 && day <= 31));
}

function areFacts({ ids }: { readonly ids: readonly string[] }, knowledge: Knowledge): boolean {
  return ids.length > 0 && ids.every((id) => isFact(id, knowledge));
}

function hasObjectives({ of }: { readonly of?: string }, knowledge: Knowledge): boolean {
  return of === undefined || objectivesOf(knowledge, of).length > 0;
}
