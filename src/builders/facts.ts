import { type Answer, type Block, list, paragraph, strong, text } from '../answer/nodes.ts';
import type { CalendarDate } from '../calendar.ts';
import { type Core, todayOf } from '../core.ts';
import { holding } from '../holding.ts';
import { isPast, withoutOutcome } from '../knowledge/freshness.ts';
import { type Knowledge, placeNameIn, shortName } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';
import { wordingsOf } from '../knowledge/wording.ts';
import { type Language, languages } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { factSentence, inOrderOfToday, orderOf, type Telling, toldInline, toldInParts } from './told.ts';

/** One or a few facts; where the question took something else for granted, that is corrected first. */
export function answerFacts(
  query: Extract<Query, { kind: 'facts' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const asked = query.ids.flatMap((id) => core.knowledge.facts.filter((fact) => fact.id === id));
  const denied = (query.not ?? []).filter((claim) => !isSaidIn(draft, asked, claim));
  // Another source may say it of the same subject: then that is shown, and nothing denied.
  const elsewhere = core.knowledge.facts.filter(
    (fact) => fact.subject === asked[0]?.subject && denied.some((claim) => isSaidIn(draft, [fact], claim)),
  );
  const facts = [...asked, ...elsewhere.slice(0, 1)];
  const unconfirmed = denied.filter((claim) => !isSaidIn(draft, facts, claim));
  const claims = inRow(
    draft,
    unconfirmed.map((claim) => [text(draft.placeName(claim))]),
  );
  const premise = unconfirmed.length === 0 ? [] : [paragraph(...draft.say('answer.not-said', { claims }))];
  const order = orderOf(query);
  const shown = inOrderOfToday(facts, core.knowledge, order);
  const blocks = [
    ...premise,
    ...shown.flatMap((fact, at) => factBlocks(draft, fact, { order, denied: query.denied, opens: at === 0 })),
  ];
  const subjects = [...new Set(facts.map(({ subject }) => subject))];
  return finishAnswer(
    draft,
    draft.citations().length > 0 ? 'answered' : 'not_in_sources',
    query,
    blocks,
    subjects.slice(0, 1).map((id) => queryAbout(id, core.knowledge)),
  );
}

/** True where the facts name it after all, in a position or a correction: then nothing is denied. */
function isSaidIn(draft: Draft, facts: readonly (Fact | Event)[], claim: string): boolean {
  const names = languages.map((language) => foldPhrase(placeNameIn(draft.knowledge, claim, language)));
  return facts.some((fact) => {
    const words = wordsOf(fact);
    return names.some((name) => words.includes(` ${name} `));
  });
}

/** Every word of a fact, in all languages, folded: facts never change, so each is read once. */
const wordsOf = holding((fact: Fact | Event) =>
  wordingsOf(fact)
    .flatMap((each) => Object.values(each))
    .map((each) => ` ${foldPhrase(each)} `)
    .join('|'),
);

/** Which of several facts is meant, each offered with what it says. */
export function answerChoose(
  query: Extract<Query, { kind: 'choose' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const facts = query.ids.flatMap((id) => core.knowledge.facts.filter((fact) => fact.id === id));
  const items = facts.map((fact) => {
    const subject = core.knowledge.entities.get(fact.subject);
    const name = strong(subject === undefined ? draft.textOf(fact.text) : draft.nameOf(shortName(subject)));
    return draft.say('choose.item', { name, text: toldInline(draft, fact) });
  });
  const blocks = [paragraph(...draft.say('choose.which')), list(items)];
  const subjects = [...new Set(facts.map(({ subject }) => subject))];
  return finishAnswer(
    draft,
    'needs_clarification',
    query,
    blocks,
    subjects.map((id) => queryAbout(id, core.knowledge)),
  );
}

interface Shown extends Telling {
  /** The fact it is shown under, which is not said twice. */
  readonly after?: Fact | Event;
}

/**
 * A fact in full: what is known today, what it says, where sources differ what each says, what another source adds,
 * what comes nearest to it; of an event also what no source says of it.
 */
export function factBlocks(draft: Draft, fact: Fact | Event, shown: Shown): Block[] {
  const { order, after } = shown;
  const { itself, others } = toldInParts(draft, fact, shown);
  const blocks: Block[] = [
    ...itself.map((sentence) => paragraph(...sentence)),
    ...positionBlocks(draft, fact),
    ...others.map((sentence) => paragraph(...sentence)),
  ];
  const known = draft.knowledge.facts.filter(({ id }) => fact.known?.includes(id));
  if (known.length > 0) {
    blocks.push(
      paragraph(...draft.say('unknown.known')),
      ...known.flatMap((each) => factBlocks(draft, each, { order, after: fact })),
    );
  }
  blocks.push(...openBlocks(draft, fact, after), ...nextBlocks(draft, fact, after));
  return blocks;
}

/**
 * Of what is past, what comes next: the first behind it that is not past itself, or that no source tells of one. `after` is
 * what is said already.
 */
export function nextBlocks(draft: Draft, fact: Fact | Event, after?: Fact | Event): Block[] {
  const today = todayOf(draft.core);
  const isOpen = withoutOutcome(fact, today) !== undefined;
  if (!isPast(fact, today) || !(isOpen || fact.next !== undefined)) return [];
  const behind = draft.knowledge.facts.find(({ id }) => id === fact.next);
  const next = behind === undefined ? undefined : firstAhead(behind, draft.knowledge, today);
  if (next !== undefined && next === after) return [];
  // Where no source tells of one, what they do say of it.
  const known = draft.knowledge.facts.filter((each) => each !== fact && next?.known?.includes(each.id));
  const said = [
    ...(isOpen ? [] : [draft.say('event.past')]),
    ...(next === undefined ? [] : [next, ...known].map((each) => factSentence(draft, each))),
    ...(next === undefined || isPast(next, today) ? [draft.say('event.no-next')] : []),
  ];
  return [paragraph(...said.flatMap((each, at) => (at === 0 ? each : [text(' '), ...each])))];
}

/** The first of a series that is not past, from `start` on, or the last that is known of it. */
function firstAhead(start: Fact | Event, knowledge: Knowledge, today: CalendarDate): Fact | Event {
  const next = isPast(start, today) ? knowledge.facts.find(({ id }) => id === start.next) : undefined;
  return next === undefined ? start : firstAhead(next, knowledge, today);
}

/** What no source says of an event; `after` is what is said already, and of what has no outcome that is said, too. */
export function openBlocks(draft: Draft, fact: Fact | Event, after?: Fact | Event): Block[] {
  if (!('date' in fact) || withoutOutcome(fact, todayOf(draft.core)) !== undefined) return [];
  const open = draft.knowledge.facts.filter(
    (each) =>
      each !== after &&
      each.id !== fact.next &&
      each.subject === fact.subject &&
      each.known?.includes(fact.id),
  );
  return open.map((each) => paragraph(draft.textOf(each.text)));
}

/** What each source says, where they disagree. */
function positionBlocks(draft: Draft, { positions }: Fact | Event): Block[] {
  if (positions === undefined) return [];
  const items = positions.map((position) => [
    draft.textOf(position.text),
    ...draft.cite(...position.citations),
  ]);
  return [paragraph(...draft.say('fact.positions')), list(items)];
}
