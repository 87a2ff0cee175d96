import type { Core } from '../../src/core.ts';
import type { Entity } from '../../src/knowledge/knowledge.ts';
import type { Country, Endorser, Event, Fact, Phrases } from '../../src/knowledge/schema.ts';
import { questionLimit } from '../../src/text/normalise.ts';

/**
 * The same data with `total` facts: the real ones and copies of them with half of their words and all of their topics
 * replaced by made-up ones. A copy says the same of the same records at other times, so whatever finds the real fact by
 * its records and concepts finds every copy too: the worst way for data to grow.
 */
export function withFacts(core: Core, total: number): Core {
  const { facts } = core.knowledge;
  const made = Array.from({ length: total - facts.length }, (_, at): Fact | Event => {
    const fact = facts[at % facts.length];
    if (fact === undefined) throw new Error('the data has no fact');
    return copyOf(fact, 1 + Math.floor(at / facts.length));
  });
  return { ...core, knowledge: { ...core.knowledge, facts: [...facts, ...made] } };
}

/** The same data with a list of `total` places: the real ones and made-up ones. */
export function withEndorsers(core: Core, total: number): Core {
  const { endorsers, entities } = core.knowledge;
  const [like] = endorsers;
  if (like === undefined) throw new Error('the data has no endorser');
  const made = Array.from({ length: total - endorsers.length }, (_, index): Endorser => {
    const name = `${madeUpName(index)} ${index % 3 === 0 ? 'City' : 'Falls'}`;
    return {
      ...like,
      id: `made-${index}`,
      name: { en: name, fr: name, es: name },
      short: undefined,
      printed: name,
      aliases: {},
    };
  });
  const all = [...endorsers, ...made];
  const named = new Map<string, Entity>([...entities, ...made.map((each) => [each.id, each] as const)]);
  return { ...core, knowledge: { ...core.knowledge, endorsers: all, entities: named } };
}

/** The same data with `more` made-up countries besides the real ones, which voted as those did. */
export function withCountries(core: Core, more: number): Core {
  const { countries } = core.knowledge;
  const made = Array.from({ length: more }, (_, index): Country => {
    const like = countries[index % countries.length];
    if (like === undefined) throw new Error('the data has no country');
    const name = `${madeUpName(index)} Republic`;
    return {
      id: `made-country-${index}`,
      name: { en: name },
      aliases: {},
      groups: like.groups,
      votes: like.votes,
    };
  });
  return { ...core, knowledge: { ...core.knowledge, countries: [...countries, ...made] } };
}

function copyOf(fact: Fact | Event, copy: number): Fact | Event {
  const other = (text: string) => withOtherWords(text, copy, 2);
  const { when, ...roles } = fact.roles;
  return {
    ...fact,
    id: `${fact.id}-${copy}`,
    text: { en: other(fact.text.en), fr: other(fact.text.fr), es: other(fact.text.es) },
    topics: eachPhrase(fact.topics, (phrase) => withOtherWords(phrase, copy, 1)),
    citations: fact.citations.map(({ quote, ...citation }) => ({
      ...citation,
      ...(quote !== undefined && { quote: other(quote) }),
    })),
    roles: { ...roles, ...(when !== undefined && { when: when.map((date) => inOtherYear(date, copy)) }) },
  };
}

function eachPhrase(phrases: Phrases | undefined, change: (text: string) => string): Phrases | undefined {
  if (phrases === undefined) return undefined;
  return Object.fromEntries(Object.entries(phrases).map(([language, each]) => [language, each?.map(change)]));
}

/** A text in which one of `of` words of five letters and more, always the same ones, is another word. */
function withOtherWords(text: string, copy: number, of: number): string {
  return text.replace(/\p{L}{5,}/gu, (word) => {
    const number = hash(`${word.toLowerCase()} ${copy}`);
    return number % of === 0 ? madeUpName(number % vocabulary).toLowerCase() : word;
  });
}

/** How many words the copies are written with besides those of the data: what a long report holds. */
const vocabulary = 9973;

function inOtherYear(date: string, copy: number): string {
  const year = Number(date.slice(0, 4));
  return `${year + (copy % 2 === 0 ? copy % 8 : -(copy % 40))}${date.slice(4)}`;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}

/** A name that sounds like one, different for every number below ten thousand. */
function madeUpName(number: number): string {
  const parts = ['ba', 'ker', 'lo', 'min', 'ta', 'ros', 'vel', 'dun', 'shi', 'gor'];
  const name = [...String(number).padStart(4, '0')].map((digit) => parts[Number(digit)] ?? '').join('');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** Questions of the greatest length, each made of what costs most: common words, names, numbers, misspellings. */
export function hardQuestions({ knowledge }: Core): string[] {
  const said = new Set(knowledge.facts.flatMap(({ says }) => says));
  const { concepts } = knowledge.lexicons.en;
  const verbs = [...said].flatMap((concept) => concepts[concept]?.[0] ?? []);
  const names = [...knowledge.entities.values()].map(({ name, short }) => (short ?? name).en);
  const slips = [...said].flatMap((concept) => concepts[concept]?.[0]?.replace(/(?<=\w{3})\w/u, '') ?? []);
  const numbers = Array.from({ length: 99 }, (_, number) => String(number + 1));
  const years = Array.from({ length: 70 }, (_, year) => String(year + 1980));
  return [verbs, names, slips, numbers, years, [...verbs, ...names]].map((words) => filled(words));
}

/** As many of these as fit a question, each as far from the one before as the list allows. */
function filled(words: readonly string[]): string {
  let question = '';
  for (let at = 0; at < words.length; at += 1) {
    const next = `${question} ${words[(at * 7) % words.length]}`.trim();
    if (next.length > questionLimit) break;
    question = next;
  }
  return question;
}
