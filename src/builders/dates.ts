import { type Answer, type Block, type Inline, list, paragraph, strong } from '../answer/nodes.ts';
import { type CalendarDate, daysBetween, formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Dated, datedOf, lastDay } from '../knowledge/dated.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { type Draft, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { factSentence } from './told.ts';

/** How long something took: its first and last day, and the days between. */
export function answerDuration(
  query: Extract<Query, { kind: 'duration' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const fact = core.knowledge.facts.find(({ id }) => id === query.id);
  const span = fact === undefined ? undefined : lastDay(fact);
  if (fact === undefined || span === undefined) throw new RangeError(`"${query.id}" has no end`);
  const sentence = lengthOf(draft, span.start, span.end);
  const blocks = [paragraph(...sentence), paragraph(...factSentence(draft, fact))];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'timeline' }]);
}

/** What came before what, each with its date, the earliest first. */
export function answerOrder(
  query: Extract<Query, { kind: 'order' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const dated = query.of
    .flatMap((id) => datedOf(core.knowledge, id) ?? [])
    .toSorted((a, b) => a.date.localeCompare(b.date));
  const [first, second] = dated;
  if (first === undefined || second === undefined) throw new RangeError('nothing to put in order');
  const title = titleOf(draft, first, second);
  const items = dated.map((each) => [
    ...draft.say('timeline.item', { date: formatDate(each.date, language), text: nameOf(draft, each) }),
    ...draft.cite(...each.citations),
  ]);
  return finishAnswer(
    draft,
    'answered',
    query,
    [...title.map((sentence) => paragraph(...sentence)), list(items, 1), ...apart(draft, dated)],
    [{ kind: 'timeline' }],
  );
}

/** What came first, or that both are of one day; where one date holds the other, no source tells. Then the list begins. */
function titleOf(draft: Draft, first: Dated, second: Dated): Inline[][] {
  const isSame = first.date === second.date && first.date.length === 10;
  if (isSame) return [draft.say('order.same', { date: formatDate(first.date, draft.language) })];
  if (second.date.startsWith(first.date)) return [draft.say('order.unsure')];
  const date = formatDate(first.date, draft.language);
  return [
    draft.say('order.first', { name: strong(...nameOf(draft, first)), date }),
    draft.say('order.in-order'),
  ];
}

/** How much time lies between two days; nothing where there are more, or one of them is not known to the day. */
function apart(draft: Draft, [first, second, ...more]: readonly Dated[]): Block[] {
  if (first === undefined || second === undefined || more.length > 0) return [];
  const count = daysBetween(first.date, second.date);
  if (count === undefined || count === 0) return [];
  const months = Math.round(count / daysOfMonth);
  return [
    paragraph(
      ...(months < 2
        ? draft.say('order.apart', { count })
        : draft.say('order.apart-months', { count, months })),
    ),
  ];
}

/** The mean length of a month, in days. */
const daysOfMonth = 30.44;

/** A record's name, or the sentence of a fact without its stop: it stands within another one. */
function nameOf(draft: Draft, { name }: Dated): Inline[] {
  const spoken = draft.textOf(name);
  return [spoken.type === 'text' ? { ...spoken, text: spoken.text.replace(/\.$/u, '') } : spoken];
}

/** Days for what took less than three months; else from when to when, in years where both ends are only years. */
function lengthOf(draft: Draft, start: CalendarDate, end: CalendarDate): Inline[] {
  const dates = { start: formatDate(start, draft.language), end: formatDate(end, draft.language) };
  const days = daysBetween(start, end);
  if (days !== undefined && days < 92) return draft.say('duration.days', { count: days + 1, ...dates });
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return draft.say('duration.years', { count: years, ...dates });
}
