import { type Answer, type Inline, list, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Term, termsAt } from '../knowledge/offices.ts';
import type { Office } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { factBlocks } from './facts.ts';
import { finishAnswer } from './finish.ts';

/** As many letters has a date that is known to the month: 2022-06. */
const monthLength = 7;

/** Who held an office at a time, or the last who is known to have held it, with the facts that say so. */
export function answerOffice(
  query: Extract<Query, { kind: 'office' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const office = knowledge.offices.find(({ id }) => id === query.id);
  if (office === undefined) throw new RangeError(`no office has the id "${query.id}"`);
  const next: Query[] = [queryAbout(office.of, knowledge)];
  const { on, also } = query;
  if (on !== undefined && also !== undefined) {
    const times = [on, ...also];
    const items = times.map((each) => heldAt(draft, office, each));
    const isKnown = times.some((each) => termsAt(office, each, knowledge).length > 0);
    return finishAnswer(draft, isKnown ? 'answered' : 'not_in_sources', query, [list(items)], next);
  }
  const terms = termsAsked(query, office, knowledge);
  if (terms.length === 0) {
    const named = office.terms.find(({ person }) => person !== undefined && person === query.person);
    if (named !== undefined) {
      const key = query.as === 'before' ? 'office.before-unknown' : 'office.after-unknown';
      const given = { office: draft.nameOf(office.name), name: draft.nameOf(named.name) };
      const about: Query[] = [{ kind: 'facts', ids: [named.fact] }, ...next];
      return finishAnswer(draft, 'not_in_sources', query, [paragraph(...draft.say(key, given))], about);
    }
    const around = query.on === undefined ? [] : termsAround(office, query.on);
    if (query.on !== undefined && around.length === 2)
      return answerBetween(draft, query, office, around, next);
    const date = query.on === undefined ? '' : formatDate(query.on, language);
    const unknown = paragraph(...draft.say('office.unknown', { office: draft.nameOf(office.name), date }));
    return finishAnswer(draft, 'not_in_sources', query, [unknown], next);
  }
  const ids = new Set(terms.map(({ fact }) => fact));
  const facts = knowledge.facts.filter(({ id }) => ids.has(id));
  const names = inRow(
    draft,
    terms.map((term) => [...holder(draft, term)]),
  );
  const sentence = opening(draft, query, office, names, terms);
  const proof = draft.cite(...facts.flatMap(({ citations }) => citations));
  const blocks = [
    paragraph(...sentence, ...proof),
    ...facts.flatMap((fact) => factBlocks(draft, fact, { order: 'today-first' })),
  ];
  return finishAnswer(draft, 'answered', query, blocks, next);
}

/** Who held an office at one of several times. */
function heldAt(draft: Draft, office: Office, on: string): Inline[] {
  const { knowledge, language } = draft;
  const terms = termsAt(office, on, knowledge);
  const given = { office: draft.nameOf(office.name), date: formatDate(on, language) };
  if (terms.length === 0) return draft.say('office.unknown', given);
  const names = inRow(
    draft,
    terms.map((term) => [...holder(draft, term)]),
  );
  const facts = knowledge.facts.filter(({ id }) => terms.some(({ fact }) => fact === id));
  const passages = new Map(facts.flatMap(({ citations }) => citations).map((each) => [each.document, each]));
  return [...draft.say('office.at', { ...given, names }), ...draft.cite(...passages.values())];
}

/** A time that lies between two terms: nobody is known to have held the office then, but who did before and after. */
function answerBetween(
  draft: Draft,
  query: Extract<Query, { kind: 'office' }>,
  office: Office,
  around: readonly Term[],
  next: readonly Query[],
): Answer {
  const { knowledge, language } = draft;
  const facts = knowledge.facts.filter(({ id }) => around.some(({ fact }) => fact === id));
  const names = inRow(
    draft,
    around.map((term) => [...holder(draft, term)]),
  );
  const date = formatDate(query.on ?? '', language);
  const said = draft.say('office.between', { office: draft.nameOf(office.name), date, names });
  const proof = draft.cite(...facts.flatMap(({ citations }) => citations));
  return finishAnswer(draft, 'answered', query, [paragraph(...said, ...proof)], next);
}

/** The last term that ended before a time, and the first that began after it. */
function termsAround({ terms }: Office, on: string): Term[] {
  const before = terms.findLast(({ to }) => to !== undefined && to < on);
  const after = terms.find(({ from }) => from !== undefined && from > on);
  return before === undefined || after === undefined ? [] : [before, after];
}

/** The terms that a question is about, in their order. */
function termsAsked(
  { on, as, person }: Extract<Query, { kind: 'office' }>,
  office: Office,
  knowledge: Knowledge,
): readonly Term[] {
  if (as === 'all') {
    const since = on ?? '';
    return office.terms.filter(({ from, to }) => (to ?? knowledge.date) >= since || (from ?? '') >= since);
  }
  if (person !== undefined && as !== 'held') {
    const held = office.terms.flatMap((term, at) => (term.person === person ? [at] : []));
    const [first = 0] = held;
    const beside = as === 'before' ? first - 1 : (held.at(-1) ?? 0) + 1;
    return office.terms.slice(Math.max(0, beside), Math.max(0, beside + 1));
  }
  return on === undefined ? office.terms.slice(-1) : termsAt(office, on, knowledge);
}

function opening(
  draft: Draft,
  { on, as, person }: Extract<Query, { kind: 'office' }>,
  { name, terms }: Office,
  names: Inline[],
  shown: readonly Term[],
): Inline[] {
  const office = draft.nameOf(name);
  const of = terms.find((term) => term.person === person);
  if (as === 'all') return draft.say('office.all', { office, names });
  if (as === 'held') {
    const given = { office, date: formatDate(on ?? '', draft.language), names };
    const isSo = person !== undefined && shown.some((term) => term.person === person);
    return draft.say(isSo ? 'office.held' : 'office.not-held', given);
  }
  if (person !== undefined && of !== undefined) {
    const given = { name: draft.nameOf(of.name), names };
    // Who held one office only is followed in that one: it need not be named.
    const held = draft.knowledge.offices.filter((each) => each.terms.some((term) => term.person === person));
    if (held.length === 1)
      return draft.say(as === 'before' ? 'office.before-alone' : 'office.after-alone', given);
    return draft.say(as === 'before' ? 'office.before' : 'office.after', { office, ...given });
  }
  return on === undefined
    ? draft.say('office.latest', { office, names })
    : draft.say('office.at', { office, date: formatDate(on, draft.language), names });
}

/** A holder with the term, as far as it is known: "Claudia López (June 2022 – December 2023)", "Barham Salih (since …)". */
function holder(draft: Draft, { name, from, to }: Term): Inline[] {
  if (from === undefined && to === undefined) return [draft.nameOf(name)];
  if (from !== undefined && to === undefined) {
    const date = formatDate(from, draft.language);
    const since =
      from.length > monthLength
        ? draft.say('office.since-day', { date })
        : draft.say('office.since', { date });
    return [draft.nameOf(name), text(' ('), ...since, text(')')];
  }
  const day = (date: string | undefined) => (date === undefined ? '…' : formatDate(date, draft.language));
  return [draft.nameOf(name), text(from === to ? ` (${day(from)})` : ` (${day(from)} – ${day(to)})`)];
}
