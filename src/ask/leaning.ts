import type { Core } from '../core.ts';
import { factById } from '../knowledge/filed-facts.ts';
import { type Knowledge, shortName } from '../knowledge/knowledge.ts';
import { inLanguage, type Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { askIndexOf } from './ask-index.ts';
import { subjectConcepts } from './concepts.ts';
import { isYear } from './frames/frame.ts';
import { keptByPlaces } from './frames/ordered.ts';
import { readQuestion } from './reading.ts';
import { rawText, type Segment } from './segments.ts';
import { doesInAny, isRemark } from './several.ts';

/** What a question is about: records, and the words that named them. */
export interface Subject {
  /** Empty where only a set is named: "the commitments". */
  readonly ids: readonly string[];
  /** Facts by the topic that named it, where no record has that name: "the Progress Declaration". */
  readonly facts?: readonly string[];
  readonly name: string;
  /** The years that it was named with: what says no year of its own means these. */
  readonly years: string;
}

/**
 * The records that a question names, beside those whose world all questions are from, with the years it names; where it
 * names none, the set it asks about ("commitments"), or the record that the facts of its answer are about.
 */
export function subjectOf(
  question: string,
  query: Query,
  core: Core,
  language: Language,
): Subject | undefined {
  const index = askIndexOf(core.knowledge, language);
  const { segments, named } = readQuestion(question, index);
  const { source } = core.knowledge.keyRecords;
  // "I read your article on the compacts. When was it published?": what was read, not what it is on.
  const read = segments.find((segment) => segment.ids.includes(source));
  if (read !== undefined && named[0] === source && isRemark(question, core.knowledge))
    return { ids: [source], name: rawText(read), years: '' };
  const ids = named.filter((each) => !index.surroundings.has(each));
  const isName = (segment: Segment) =>
    segment.ids.length > 0
      ? segment.ids.some((id) => ids.includes(id))
      : segment.meanings.length > 0 || segment.concepts.has('compact');
  const isYearNamed = ({ number }: Segment) => number !== undefined && isYear(number.value);
  const row = (some: readonly Segment[]) => some.map(rawText).join(' ');
  const years = row(segments.filter(isYearNamed));
  const naming = segments.filter(isName);
  if (naming.length > 0) return { ids, name: row(naming), years };
  const offices = segments.filter(({ topics, tokens }) => topics.size > 0 && tokens.length > 1);
  const facts = offices
    .flatMap(({ topics }) => [...topics])
    .filter((id) => factById(core.knowledge.facts, id) !== undefined);
  if (offices.length > 0) return { ids: [], facts, name: row(offices), years };
  const sets = segments.filter(({ concepts }) => subjectConcepts.some((concept) => concepts.has(concept)));
  if (sets.length > 0) return { ids: [], name: row(sets), years };
  const fact = query.kind === 'facts' ? factById(core.knowledge.facts, query.ids[0]) : undefined;
  const entity = fact === undefined ? undefined : core.knowledge.entities.get(fact.subject);
  return entity === undefined
    ? undefined
    : { ids: [entity.id], name: inLanguage(shortName(entity), language).text, years: '' };
}

/** True where a question stands for what was named before it by a pronoun ("when was it endorsed?"). */
export function leans(question: string, knowledge: Knowledge): boolean {
  const words = question.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => doesInAny(word, 'stands-for-a-name', knowledge));
}

/** The question with its subject named: "when was it endorsed New Urban Agenda?" is read as a question about it. */
export function withSubject(question: string, { name, years }: Subject): string {
  const when = /\b(?:19|20)\d\d\b/u.test(question) ? '' : ` ${years}`;
  return `${question.replace(/[\s?]+$/u, '')} ${name}${when}?`;
}

/** True for facts on another person than the one who was asked about: "cuándo asumió el cargo" leans without a pronoun. */
export function isOnSomeoneElse(query: Query, { ids }: Subject, { knowledge }: Core): boolean {
  const isPerson = (id: string) => knowledge.entities.get(id)?.kind === 'person';
  if (query.kind !== 'facts' || !ids.some(isPerson)) return false;
  const [first] = query.ids;
  const about = factById(knowledge.facts, first)?.subject ?? '';
  return !ids.includes(about) && isPerson(about);
}

/** A Query as far as it is about this subject; undefined where it is not. */
export function narrowedTo(query: Query, subject: Subject, core: Core): Query | undefined {
  const { ids, facts = [] } = subject;
  const { knowledge } = core;
  if (query.kind === 'brief') {
    const inner = parseAddress(query.of);
    return inner === undefined || narrowedTo(inner, subject, core) === undefined ? undefined : query;
  }
  if (query.kind === 'unknown' || query.kind === 'choose') return undefined;
  if (ids.length === 0) {
    if (query.kind !== 'facts' || facts.length === 0) return query;
    const named = query.ids.filter((id) => facts.includes(id));
    return named.length === 0 ? undefined : { ...query, ids: named };
  }
  if (query.kind !== 'facts') {
    const places = query.kind === 'listed' ? keptByPlaces(query, knowledge) : [];
    const held = [...(Object.values(query).flat() as readonly unknown[]), ...places];
    return ids.some((id) => held.includes(id)) ? query : undefined;
  }
  const about = query.ids.filter((each) => {
    const fact = factById(knowledge.facts, each);
    const { who = [], what = [] } = fact?.roles ?? {};
    const named = [fact?.subject, ...(fact?.involves ?? []), ...who, ...what];
    return ids.some((id) => named.includes(id));
  });
  return about.length === 0 ? undefined : { ...query, ids: about };
}
