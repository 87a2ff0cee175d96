import { type Answer, heading, list, paragraph, strong } from '../answer/nodes.ts';
import { formatSpan, yearOf } from '../calendar.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query.ts';
import { finishAnswer, startDraft } from './draft.ts';

/** The dated events in order, of all years or of one. */
export function answerTimeline(
  query: Extract<Query, { kind: 'timeline' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = core.knowledge.events.toSorted((a, b) => a.date.localeCompare(b.date));
  const events = all.filter(({ date }) => query.year === undefined || yearOf(date) === query.year);
  const whole: Query = { kind: 'timeline' };
  if (query.year !== undefined && events.length === 0) {
    const years = [...new Set(all.map(({ date }) => yearOf(date)))].join(', ');
    const none = draft.say('timeline.none', { year: String(query.year), years });
    return finishAnswer(draft, 'not_in_sources', query, [paragraph(...none)], [whole]);
  }
  const title =
    query.year === undefined
      ? draft.say('timeline.title')
      : draft.say('timeline.year', { year: String(query.year) });
  const items = events.map(({ date, end, text, citations }) => {
    const label = formatSpan(date, end, language);
    const day = strong({ type: 'time', date, label });
    return [
      ...draft.say('timeline.item', { date: day, text: draft.textOf(text) }),
      ...draft.cite(...citations),
    ];
  });
  const next = query.year === undefined ? [] : [whole];
  return finishAnswer(draft, 'answered', query, [heading(...title), list(items)], next);
}
