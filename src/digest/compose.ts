import { type Block, heading, type Inline, note, paragraph, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { type Draft, startDraft } from '../builders/draft.ts';
import { finishAnswer } from '../builders/finish.ts';
import { formatDay, formatSpan } from '../calendar.ts';
import type { Core } from '../core.ts';
import type { Query } from '../query/query.ts';
import type { Digest } from './digest.ts';
import { milestones, onThisDay, untoldChanges } from './occasions.ts';
import { type Item, nextItem } from './rotation.ts';
import type { LocalDate, LocalTime, Memory, Settings } from './subscription.ts';

/** The most characters that a digest says by itself; the rest is behind its buttons. */
export const leadLimit = 600;

/** What a digest is made for. */
export interface Occasion {
  /** The subscription's local date. */
  readonly date: LocalDate;
  /** Where the digest comes late: the local time it was due at. */
  readonly dueAt?: LocalTime;
  /** Days before it that had none because the bot was down. */
  readonly missed?: { readonly from: LocalDate; readonly through: LocalDate };
}

/**
 * The digest of a date: what changed in the data, what happened on this day, the next record, what is coming; each
 * with its sources. Undefined where the chosen sections have nothing new. The same input always gives the same
 * digest, so that every attempt at a delivery says the same.
 */
export function composeDigest(
  core: Core,
  { language, sections, onlyChanges }: Pick<Settings, 'language' | 'sections' | 'onlyChanges'>,
  memory: Memory,
  occasion: Occasion,
): Digest | undefined {
  const { knowledge } = core;
  const { date } = occasion;
  const wants = (section: Settings['sections'][number]) => sections.includes(section);
  const changes = wants('changes') || onlyChanges === true ? untoldChanges(knowledge, memory) : [];
  const coming = wants('upcoming') ? milestones(knowledge, date, memory) : [];
  const record = wants('record') ? nextItem(knowledge, memory) : undefined;
  const items = [
    ...changes.map(({ item }) => item),
    ...(wants('day') ? onThisDay(knowledge, date) : []),
    ...(record === undefined ? [] : [record.item]),
    ...coming.map(({ item }) => item),
  ];
  if (items.length === 0 || (onlyChanges === true && changes.length === 0)) return undefined;
  const draft = startDraft(core, language);
  const lead = leadOf(core, language, items);
  const blocks: Block[] = [
    heading(...draft.say('digest.title', { date: formatDay(date, language) })),
    ...noticeOf(draft, occasion),
    ...lead.map((item) => paragraph(...fitted(item.say(draft)))),
    ...(lead.length < items.length
      ? [note(...draft.say('digest.more', { count: items.length - lead.length }))]
      : []),
  ];
  const answer = finishAnswer(draft, 'answered', { kind: 'help' }, blocks, nextQueries(items, record?.item));
  return {
    // A digest is no answer to a question that could be asked again.
    answer: { ...answer, query: `digest/${date}` },
    memory: {
      ...(record?.memory ?? memory),
      changes:
        wants('changes') || onlyChanges === true ? knowledge.changes.map(({ id }) => id) : memory.changes,
      milestones: remembered(memory, coming, knowledge.events),
    },
  };
}

/** What a new subscription knows: nothing was shown, and what changed before it is no news. */
export function newMemory({ knowledge }: Core): Memory {
  return { round: 1, shown: [], changes: knowledge.changes.map(({ id }) => id), milestones: [] };
}

/** The first items that fit together; the very first always does, cut if it must. */
function leadOf(core: Core, language: Settings['language'], items: readonly Item[]): Item[] {
  // What does not fit must not be cited, so the lengths are taken on a draft of their own.
  const scratch = startDraft(core, language);
  let left = leadLimit;
  return items.filter((item, index) => {
    const length = plainInline(item.say(scratch)).length;
    if (index > 0 && length > left) return false;
    left -= length;
    return true;
  });
}

/** Running text within the limit: words at its end give way, references stay. */
function fitted(children: readonly Inline[]): Inline[] {
  let left = leadLimit - plainInline(children.filter(({ type }) => type === 'reference')).length;
  return children.map((node) => {
    if (node.type !== 'text') return node;
    const kept =
      node.text.length <= left
        ? node.text
        : `${node.text.slice(0, Math.max(left - 1, 0)).replace(/\s+\S*$/u, '')}…`;
    left = Math.max(left - kept.length, 0);
    return text(kept);
  });
}

function noticeOf(draft: Draft, { dueAt, missed }: Occasion): Block[] {
  return [
    ...(dueAt === undefined ? [] : [note(...draft.say('digest.late', { time: dueAt }))]),
    ...(missed === undefined
      ? []
      : [
          note(
            ...draft.say('digest.missed', { days: formatSpan(missed.from, missed.through, draft.language) }),
          ),
        ]),
  ];
}

/** What to ask next: the record first, then the rest in their order, each question once. */
function nextQueries(items: readonly Item[], record: Item | undefined): Query[] {
  const queries = [...(record === undefined ? [] : [record]), ...items].map(({ query }) => query);
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

/** The milestones that were announced, of events that the data still holds. */
function remembered(
  { milestones: before }: Memory,
  coming: readonly { readonly mark: string }[],
  events: readonly { readonly id: string }[],
): string[] {
  const known = new Set(events.map(({ id }) => id));
  const marks = [...before, ...coming.map(({ mark }) => mark)];
  return marks.filter((mark) => known.has(mark.slice(0, mark.lastIndexOf('@'))));
}
