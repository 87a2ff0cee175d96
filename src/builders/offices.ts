import { type Answer, type Inline, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Term, termsAt } from '../knowledge/offices.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { factBlocks } from './facts.ts';
import { finishAnswer } from './finish.ts';

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
  const name = draft.nameOf(office.name);
  const next: Query[] = [queryAbout(office.of, knowledge)];
  const terms = query.on === undefined ? office.terms.slice(-1) : termsAt(office, query.on, knowledge);
  const date = query.on === undefined ? '' : formatDate(query.on, language);
  if (terms.length === 0) {
    const unknown = paragraph(...draft.say('office.unknown', { office: name, date }));
    return finishAnswer(draft, 'not_in_sources', query, [unknown], next);
  }
  const ids = new Set(terms.map(({ fact }) => fact));
  const facts = knowledge.facts.filter(({ id }) => ids.has(id));
  const names = inRow(
    draft,
    terms.map((term) => [...holder(draft, term)]),
  );
  const sentence =
    query.on === undefined
      ? draft.say('office.latest', { office: name, names })
      : draft.say('office.at', { office: name, date, names });
  const proof = draft.cite(...facts.flatMap(({ citations }) => citations));
  const blocks = [
    paragraph(...sentence, ...proof),
    ...facts.flatMap((fact) => factBlocks(draft, fact, { order: 'today-first' })),
  ];
  return finishAnswer(draft, 'answered', query, blocks, next);
}

/** A holder with the term, as far as it is known: "Claudia López (June 2022 – December 2023)". */
function holder(draft: Draft, { name, from, to }: Term): Inline[] {
  const day = (date: string | undefined) => (date === undefined ? '…' : formatDate(date, draft.language));
  return [draft.nameOf(name), text(from === to ? ` (${day(from)})` : ` (${day(from)} – ${day(to)})`)];
}
