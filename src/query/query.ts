import { isCalendarDate } from '../calendar.ts';
import { type Aside, asides } from './asides.ts';
import { type Style, styles } from './styles.ts';

/**
 * A question, typed. Whatever a user does (a command, a sentence, a button) becomes a Query, and only a Query
 * is answered, so that no surface can answer differently from another.
 */
export type Query =
  | { readonly kind: 'help'; readonly command?: string }
  | { readonly kind: 'greeting'; readonly of: 'hello' | 'thanks' }
  | { readonly kind: 'compacts' }
  | { readonly kind: 'record'; readonly id: string; readonly in?: 'article' }
  | { readonly kind: 'commitments'; readonly claimed?: number }
  | { readonly kind: 'commitment'; readonly number: number }
  | { readonly kind: 'commitments-on'; readonly numbers: readonly number[] }
  /** The objectives of one compact, or of both. */
  | { readonly kind: 'objectives'; readonly of?: string; readonly claimed?: number }
  /** One objective by its number, of the migration compact unless another is given. */
  | { readonly kind: 'objective'; readonly number: number; readonly of?: string }
  /** Objectives or principles by their ids: those on a topic. */
  | { readonly kind: 'objectives-on'; readonly ids: readonly string[] }
  | { readonly kind: 'principles'; readonly claimed?: number }
  /** What stands in a paragraph of one compact, or of each. */
  | { readonly kind: 'paragraph'; readonly number: number; readonly of?: string }
  | {
      readonly kind: 'cities';
      readonly only?: 'city' | 'county';
      readonly state?: string;
      readonly claimed?: number;
      /** Places to leave out: "all but Chicago". */
      readonly except?: readonly string[];
    }
  /** Names on the list by their first letters, or the one at a place in its order: 3, or -1 for the last. */
  | { readonly kind: 'listed'; readonly letters?: readonly string[]; readonly place?: number }
  /** What the article names. */
  | { readonly kind: 'named'; readonly of: Nameable }
  | { readonly kind: 'city'; readonly id: string }
  | { readonly kind: 'endorsed'; readonly names: readonly string[]; readonly tone?: Tone }
  | { readonly kind: 'member'; readonly names: readonly string[]; readonly tone?: Tone }
  | { readonly kind: 'members-endorsed'; readonly claimed?: number }
  | { readonly kind: 'count'; readonly of: Countable; readonly claimed?: number; readonly in?: 'article' }
  /** How much one number is larger than another. */
  | { readonly kind: 'difference'; readonly of: readonly Countable[] }
  /** Whether a commitment, an objective or a principle (`item`) is one of those that a topic is in. */
  | { readonly kind: 'covers'; readonly item: string; readonly topic: readonly string[] }
  /** How long something took. */
  | { readonly kind: 'duration'; readonly id: string }
  /** What came before what. */
  | { readonly kind: 'order'; readonly of: readonly string[] }
  /** Several questions at once, as their addresses. */
  | { readonly kind: 'several'; readonly of: readonly string[] }
  /** Another question, by its address, answered with its point alone, or so that everybody understands it. */
  | { readonly kind: 'brief'; readonly of: string; readonly as: Depth }
  /** How countries voted on one compact, or on both. */
  | {
      readonly kind: 'country';
      /** Ids; or the names of what is no Member State. */
      readonly names: readonly string[];
      readonly of?: string;
      /** What the question supposes that they did. */
      readonly stance?: Stance;
      /** Set where the question asks why, which no roll call gives, or whether they signed, which no source says. */
      readonly tone?: VoteTone;
    }
  /** Who held an office: at a time (`2019`, `2020-11`, `2017-12-08`), or as the last that is known. */
  | { readonly kind: 'office'; readonly id: string; readonly on?: string }
  /** The countries that voted so, on one compact or on both. */
  | { readonly kind: 'votes'; readonly stance: Stance; readonly of?: string; readonly claimed?: number }
  | { readonly kind: 'timeline'; readonly year?: number; readonly month?: number; readonly day?: number }
  | { readonly kind: 'sources' }
  | { readonly kind: 'source'; readonly id: string }
  | {
      readonly kind: 'facts';
      readonly ids: readonly string[];
      /** What the question took for granted and the sources do not confirm. */
      readonly not?: readonly string[];
      /** What the question asks to confirm and a correction denies, as a word of the lexicon: "sign". */
      readonly denied?: string;
      /** Set where the question is about the article: then its words come first, and what is known today after. */
      readonly in?: 'article';
    }
  | { readonly kind: 'compare'; readonly of: readonly string[] }
  | { readonly kind: 'choose'; readonly ids: readonly string[] }
  | { readonly kind: 'cite'; readonly id: string; readonly style?: Style }
  | { readonly kind: 'verify'; readonly quotation: string; readonly document?: string }
  /** Whether one or two words, too few to be a quotation, stand in the article. */
  | { readonly kind: 'phrase'; readonly words: string }
  | {
      readonly kind: 'passage';
      readonly document: string;
      /** Where each part begins and ends in the document's text, in UTF-16 units: `[12, 40, 60, 95]`. */
      readonly at: readonly number[];
      readonly aside?: readonly Aside[];
    }
  | { readonly kind: 'unknown'; readonly because: Refusal };

/**
 * How a question about the list was put: for a reason, a date or a person, none of which the list gives; or with
 * a negation, where "yes" could mean either.
 */
export const tones = ['why', 'when', 'who', 'plain'] as const;
export type Tone = (typeof tones)[number];

/** How a question about a country's vote was put. */
export const voteTones = ['why', 'signed'] as const;
export type VoteTone = (typeof voteTones)[number];

/** How little of an answer is wanted: its point as one sentence, or a few plain ones. */
export const depths = ['sentence', 'simple'] as const;
export type Depth = (typeof depths)[number];

/** What a state can have done in a vote: one of the four, or several of them together. */
export const stances = ['for', 'against', 'abstained', 'absent', 'voted', 'not-for'] as const;
export type Stance = (typeof stances)[number];

/** What can be counted. */
export const countables = [
  'endorser',
  'city',
  'county',
  'member',
  'commitment',
  'compact',
  'recipient',
  'migration-objective',
  'refugee-objective',
  'principle',
] as const;
export type Countable = (typeof countables)[number];

/** What an article names. */
export const nameables = ['person', 'instrument', 'organisation'] as const;
export type Nameable = (typeof nameables)[number];

/** Why a question has no answer here. */
export const refusals = [
  'empty',
  'too-long',
  'no-context',
  'several',
  'unclear',
  'off-topic',
  'advice',
  'not-understood',
  'not-in-sources',
] as const;
export type Refusal = (typeof refusals)[number];

/** The longest address a Query may have: a button's id holds it, and Discord allows 100 characters there. */
export const addressLimit = 90;

/**
 * The Query as a short text: `city/chicago`, `commitment/3`, `endorsed/Boston+chicago`, `count/member?claimed=140`.
 * The same Query always has the same address, and `parseAddress` gives the Query back.
 */
export function addressOf(query: Query): string {
  const { kind, ...fields } = query;
  const main = mainField[kind];
  const values = fields as Record<string, string | number | readonly (string | number)[] | undefined>;
  const path =
    main === undefined || values[main] === undefined ? kind : `${kind}/${encodeValue(values[main])}`;
  const rest = Object.keys(values)
    .filter((name) => name !== main && values[name] !== undefined)
    .sort()
    .map((name) => `${name}=${encodeValue(values[name] as string)}`);
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`;
}

/** The Query behind an address, or undefined where the text is not one (a button of another age, a forgery). */
export function parseAddress(address: string): Query | undefined {
  const [path = '', search = ''] = address.split('?', 2);
  const [kind = '', value] = path.split('/', 2);
  if (!Object.hasOwn(mainField, kind)) return undefined;
  const main = mainField[kind as Query['kind']];
  const given: Record<string, string> = {};
  if (value !== undefined && main !== undefined) given[main] = value;
  for (const pair of search === '' ? [] : search.split('&')) {
    const [name = '', encoded = ''] = pair.split('=', 2);
    if (!otherFields[kind as Query['kind']]?.includes(name)) return undefined;
    given[name] = encoded;
  }
  try {
    const fields = Object.entries(given).map(([name, encoded]) => [name, decodeField(name, encoded)]);
    const query = { kind, ...Object.fromEntries(fields) } as Query;
    return isComplete(query) && addressOf(query) === address ? query : undefined;
  } catch {
    return undefined;
  }
}

/** The kind of the Query that an address stands for. */
export function kindOf(address: string): Query['kind'] {
  return (/^[^/?]*/.exec(address)?.[0] ?? '') as Query['kind'];
}

/** The fields that may stand behind the question mark, by kind. */
const otherFields: Partial<Record<Query['kind'], readonly string[]>> = {
  commitments: ['claimed'],
  objectives: ['claimed'],
  objective: ['of'],
  principles: ['claimed'],
  paragraph: ['of'],
  listed: ['place'],
  cities: ['state', 'claimed', 'except'],
  covers: ['topic'],
  endorsed: ['tone'],
  member: ['tone'],
  'members-endorsed': ['claimed'],
  count: ['claimed', 'in'],
  record: ['in'],
  country: ['of', 'stance', 'tone'],
  office: ['on'],
  votes: ['of', 'claimed'],
  timeline: ['month', 'day'],
  facts: ['not', 'denied', 'in'],
  cite: ['style'],
  brief: ['as'],
  verify: ['document'],
  passage: ['at', 'aside'],
};

/** The field that stands in the address's path; the others follow behind a question mark. */
const mainField: Record<Query['kind'], string | undefined> = {
  help: 'command',
  greeting: 'of',
  compacts: undefined,
  record: 'id',
  commitments: undefined,
  commitment: 'number',
  'commitments-on': 'numbers',
  objectives: 'of',
  objective: 'number',
  'objectives-on': 'ids',
  principles: undefined,
  paragraph: 'number',
  cities: 'only',
  listed: 'letters',
  named: 'of',
  city: 'id',
  endorsed: 'names',
  member: 'names',
  'members-endorsed': undefined,
  count: 'of',
  difference: 'of',
  covers: 'item',
  duration: 'id',
  order: 'of',
  several: 'of',
  brief: 'of',
  country: 'names',
  office: 'id',
  votes: 'stance',
  timeline: 'year',
  sources: undefined,
  source: 'id',
  facts: 'ids',
  compare: 'of',
  choose: 'ids',
  cite: 'id',
  verify: 'quotation',
  phrase: 'words',
  passage: 'document',
  unknown: 'because',
};

const numberFields = new Set(['number', 'claimed', 'year', 'month', 'day', 'place']);
const numberListFields = new Set(['numbers', 'at']);
const listFields = new Set(['names', 'ids', 'not', 'aside', 'topic', 'except', 'letters']);

function decodeField(name: string, encoded: string): unknown {
  if (numberFields.has(name)) return decodeNumber(encoded);
  if (numberListFields.has(name)) return encoded.split('+').map(decodeNumber);
  if (listFields.has(name)) return encoded === '' ? [] : encoded.split('+').map(decodeText);
  return name === 'of' && encoded.includes('+') ? encoded.split('+').map(decodeText) : decodeText(encoded);
}

function decodeNumber(encoded: string): number {
  if (!/^-?\d{1,9}$/.test(encoded)) throw new RangeError(`not a number: ${encoded}`);
  return Number(encoded);
}

function isComplete(query: Query): boolean {
  if ('in' in query && query.in !== 'article') return false;
  switch (query.kind) {
    case 'greeting':
      return query.of === 'hello' || query.of === 'thanks';
    case 'count':
      return countables.includes(query.of);
    case 'unknown':
      return refusals.includes(query.because);
    case 'timeline':
      return isPeriod(query);
    case 'cities':
      return query.only === undefined || query.only === 'city' || query.only === 'county';
    case 'listed':
      return Array.isArray(query.letters) !== (typeof query.place === 'number');
    case 'named':
      return nameables.includes(query.of);
    case 'compare':
    case 'order':
    case 'several':
      return Array.isArray(query.of) && query.of.length >= 2;
    case 'brief':
      return typeof query.of === 'string' && query.of !== '' && depths.includes(query.as);
    case 'difference':
      return Array.isArray(query.of) && query.of.length === 2 && query.of.every(isCountable);
    case 'covers':
      return typeof query.item === 'string' && Array.isArray(query.topic);
    case 'record':
    case 'source':
    case 'duration':
    case 'city':
      return typeof query.id === 'string' && query.id !== '';
    case 'commitment':
      return typeof query.number === 'number';
    case 'paragraph':
      return typeof query.number === 'number' && isText(query.of);
    case 'commitments-on':
      return Array.isArray(query.numbers);
    case 'objective':
      return typeof query.number === 'number' && (query.of === undefined || typeof query.of === 'string');
    case 'objectives':
      return query.of === undefined || typeof query.of === 'string';
    case 'endorsed':
    case 'member':
      return Array.isArray(query.names) && (query.tone === undefined || tones.includes(query.tone));
    case 'country':
      return (
        Array.isArray(query.names) &&
        isText(query.of) &&
        (query.stance === undefined || isStance(query.stance)) &&
        (query.tone === undefined || voteTones.includes(query.tone))
      );
    case 'office':
      return typeof query.id === 'string' && (query.on === undefined || isCalendarDate(query.on));
    case 'votes':
      return isStance(query.stance) && isText(query.of);
    case 'facts':
      return Array.isArray(query.ids);
    case 'choose':
    case 'objectives-on':
      return Array.isArray(query.ids);
    case 'cite':
      return typeof query.id === 'string' && (query.style === undefined || styles.includes(query.style));
    case 'verify':
      return typeof query.quotation === 'string';
    case 'phrase':
      return typeof query.words === 'string' && query.words !== '';
    case 'passage':
      return typeof query.document === 'string' && isSpans(query.at) && areAsides(query.aside);
    default:
      return true;
  }
}

/** Pairs of a beginning and an end behind it. */
function isSpans(at: readonly number[] | undefined): boolean {
  if (at === undefined || at.length < 2 || at.length % 2 !== 0) return false;
  return at.every((offset, index) => offset >= 0 && (index % 2 === 0 || offset > (at[index - 1] ?? 0)));
}

function areAsides(given: readonly Aside[] | undefined): boolean {
  return given === undefined || given.every((aside) => asides.includes(aside));
}

/** A day belongs to a month, a month to a year, and both exist. */
function isPeriod({ year, month, day }: Extract<Query, { kind: 'timeline' }>): boolean {
  if (month === undefined) return day === undefined;
  const isMonth = year !== undefined && month >= 1 && month <= 12;
  return isMonth && (day === undefined || (day >= 1 && day <= 31));
}

function isStance(value: string): boolean {
  return (stances as readonly string[]).includes(value);
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isCountable(value: string): boolean {
  return (countables as readonly string[]).includes(value);
}

function encodeValue(value: string | number | readonly (string | number)[]): string {
  if (Array.isArray(value)) return value.map((part) => encodeText(String(part))).join('+');
  return encodeText(String(value));
}

/** Only what would be read as the address's own marks is escaped, so that names in any script stay short. */
function encodeText(text: string): string {
  return text
    .replace(/[%/+?=&_]/g, (mark) => encodeURIComponent(mark).replace('_', '%5F'))
    .replaceAll(' ', '_');
}

function decodeText(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll('_', ' '));
}
