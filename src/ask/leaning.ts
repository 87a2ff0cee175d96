import type { Core } from '../core.ts';
import { shortName } from '../knowledge/knowledge.ts';
import { inLanguage, type Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { askIndexOf } from './ask-index.ts';
import { rawText, readQuestion } from './reading.ts';

/** What a question is about: a record, and the words that named it. */
export interface Subject {
  readonly id: string;
  readonly name: string;
}

/**
 * The one record that a question names, beside those whose world all questions are from; where it names none, the one that
 * the facts of its answer are about. Undefined for several.
 */
export function subjectOf(
  question: string,
  query: Query,
  core: Core,
  language: Language,
): Subject | undefined {
  const index = askIndexOf(core.knowledge, language);
  const { segments, named } = readQuestion(question, index);
  const [id, ...more] = named.filter((each) => !index.surroundings.has(each));
  if (more.length > 0) return undefined;
  const segment = segments.find(({ ids }) => id !== undefined && ids.includes(id));
  if (id !== undefined && segment !== undefined) return { id, name: rawText(segment) };
  const fact =
    query.kind === 'facts' ? core.knowledge.facts.find((each) => each.id === query.ids[0]) : undefined;
  const entity = fact === undefined ? undefined : core.knowledge.entities.get(fact.subject);
  return entity === undefined
    ? undefined
    : { id: entity.id, name: inLanguage(shortName(entity), language).text };
}

/** Words that stand for what was named before. */
const pronoun =
  /(?<!\p{L})(?:it|its|they|them|their|he|him|his|she|her|il|elle|ils|elles|él|ella|ellos|ellas)(?!\p{L})/iu;

/** True where a question stands for what was named before it by a pronoun ("when was it endorsed?"). */
export function leans(question: string): boolean {
  return pronoun.test(question);
}

/** The question with its subject named: "when was it endorsed New Urban Agenda?" is read as a question about it. */
export function withSubject(question: string, { name }: Subject): string {
  return `${question.replace(/[\s?]+$/u, '')} ${name}?`;
}

/** True for facts on another person than the one who was asked about: "cuándo asumió el cargo" leans without a pronoun. */
export function isOnSomeoneElse(query: Query, { id }: Subject, { knowledge }: Core): boolean {
  if (query.kind !== 'facts' || knowledge.entities.get(id)?.kind !== 'person') return false;
  const [first] = query.ids;
  const about = knowledge.facts.find((fact) => fact.id === first)?.subject ?? '';
  return about !== id && knowledge.entities.get(about)?.kind === 'person';
}

/** A Query as far as it is about this record; undefined where it is not. */
export function narrowedTo(query: Query, subject: Subject, core: Core): Query | undefined {
  const { id } = subject;
  const { knowledge } = core;
  if (query.kind === 'brief') {
    const inner = parseAddress(query.of);
    return inner === undefined || narrowedTo(inner, subject, core) === undefined ? undefined : query;
  }
  if (query.kind === 'record' || query.kind === 'city') return query.id === id ? query : undefined;
  if (query.kind !== 'facts') return undefined;
  const ids = query.ids.filter((each) => {
    const fact = knowledge.facts.find((known) => known.id === each);
    const { who = [], what = [] } = fact?.roles ?? {};
    return fact?.subject === id || [...(fact?.involves ?? []), ...who, ...what].includes(id);
  });
  return ids.length === 0 ? undefined : { ...query, ids };
}
