import { type Answer, type Block, heading, note, paragraph, text } from '../answer/nodes.ts';
import { pointOf } from '../answer/point.ts';
import { answer } from '../builders/answer.ts';
import { startDraft } from '../builders/draft.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { nameOfLanguage } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Report } from './report.ts';

/**
 * A report as a message for those who look after the data, in its own language: what was said, what the answer's point
 * is now, and a button to the answer. Everything in it is literal, so it calls nobody.
 */
export function reportMessage(core: Core, report: Report): Answer {
  const { language } = report;
  const draft = startDraft(core, language);
  const query = parseAddress(report.query);
  const given = query === undefined ? undefined : answer(query, core, language);
  const blocks: Block[] = [
    heading(...draft.say('report.new')),
    { type: 'quote', children: [text(report.said)], language },
    ...(report.source === undefined
      ? []
      : [paragraph(...draft.say('report.its-source', { source: report.source }))]),
    ...(report.name === undefined ? [] : [paragraph(...draft.say('report.its-name', { name: report.name }))]),
    ...(given === undefined ? [] : [paragraph(...draft.say('report.answer-now', { point: pointOf(given) }))]),
    note(
      ...draft.say('report.about', {
        query: report.query,
        language: nameOfLanguage(language, language),
        date: formatDate(report.dataDate, language),
        id: report.id,
      }),
    ),
  ];
  return {
    status: 'answered',
    outcome: 'answered',
    query: `report/${report.id}`,
    language,
    preface: [],
    blocks,
    sources: [],
    hint: [],
    citations: [],
    dataDate: core.knowledge.date,
    next: query === undefined ? [] : [{ query, label: draft.label('report.see'), line: 'help' }],
  };
}
