import { type Answer, type Block, heading, type Inline, note, paragraph, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { createBounded } from '../bounded.ts';
import { type Draft, startDraft } from '../builders/draft.ts';
import { finishAnswer } from '../builders/finish.ts';
import { formatDate, formatDay, formatSpan } from '../calendar.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import type { Query } from '../query/query.ts';
import { addressOfDigest, type Telling } from './address.ts';
import { buttonsOf } from './buttons.ts';
import type { Digest } from './digest.ts';
import { isFollowed } from './follow.ts';
import type { Item } from './item.ts';
import { milestones, onTheseDays, untoldChanges } from './occasions.ts';
import { isFrequent } from './rhythm.ts';
import { nextItem } from './rotation.ts';
import { periodBegin } from './schedule.ts';
import { sentences } from './stories.ts';
import type { LocalDate, LocalTime, Memory, Settings } from './subscription.ts';

/** The most characters and things that a digest tells by itself; the rest is behind its buttons. */
export const leadLimit = 900;
const mostTold = 5;

/** The settings that decide what a digest holds. */
export type Content = Omit<Settings, 'time' | 'zone'>;

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
 * The digest of a date: what changed in the data, what happened on this day and those since the digest before, what is
 * coming, one story; each with its sources. One that comes on most days has its story on days without news. It opens with the first of them, in words that stand alone. Undefined where
 * there is nothing new. The same input always gives the same digest, so that every attempt at a delivery says the same.
 */
export function composeDigest(
  core: Core,
  content: Content,
  memory: Memory,
  occasion: Occasion,
): Digest | undefined {
  const { knowledge } = core;
  const { language, onlyChanges = false } = content;
  const { date } = occasion;
  const wants = (section: Settings['sections'][number]) => content.sections.includes(section);
  const wantsChanges = wants('changes') || onlyChanges;
  const follows = (item: Item) => isFollowed(item, content.follow, knowledge);
  const changes = wantsChanges ? untoldChanges(knowledge, memory).filter(({ item }) => follows(item)) : [];
  if (onlyChanges && changes.length === 0) return undefined;
  const coming = wants('upcoming')
    ? milestones(knowledge, date, memory).filter(({ item }) => follows(item))
    : [];
  const news = [
    ...changes.map(({ item }) => item),
    ...(wants('day') ? onTheseDays(knowledge, periodBegin(content, date), date).filter(follows) : []),
    ...coming.map(({ item }) => item),
  ];
  // A digest of everything on most days keeps its stories for the days without news.
  const isSpread = isFrequent(content) && content.follow === undefined;
  const isOwnDay = news.length > 0 && wants('changes') && isSpread;
  const record =
    wants('record') && !isOwnDay
      ? nextItem(knowledge, memory, date, {
          follow: content.follow,
          beside: news,
          isSpread: isSpread && news.length === 0,
        })
      : undefined;
  const items = [...news, ...(record === undefined ? [] : [record.item])];
  if (items.length === 0) return undefined;
  // Who does not hear of changes is not told that there are none.
  const isQuiet = news.length === 0 && wantsChanges;
  return {
    answer: postOf(core, language, items, { ...occasion, isQuiet, toldBefore: record?.toldOn }),
    memory: {
      ...(record?.memory ?? memory),
      changes: wantsChanges ? knowledge.changes.map(({ id }) => id) : memory.changes,
      milestones: remembered(memory, coming, [...knowledge.events, ...knowledge.facts]),
    },
  };
}

/** What is said where a digest tells nothing new. */
interface Archive {
  readonly isQuiet: boolean;
  /** When its story was told before. */
  readonly toldBefore: LocalDate | undefined;
}

/** How many digests are kept at least: those of a day, which channels in three languages share. */
const keptPosts = 500;

const postsOf = holding((_: Core) => createBounded<Answer>(keptPosts));

/** A digest as it is posted. Many channels get the same on a day, and it is put in words once for them. */
function postOf(
  core: Core,
  language: Settings['language'],
  items: readonly Item[],
  occasion: Occasion & Archive,
): Answer {
  const { date } = occasion;
  const ofCore = postsOf(core);
  const key = JSON.stringify([language, occasion, items.map(({ kind, id }) => [kind, id])]);
  const known = ofCore.get(key);
  if (known !== undefined) return known;
  const told = occasion.toldBefore;
  const shown =
    told === undefined ? items : items.map((item) => (item.kind === 'story' ? again(item, told) : item));
  const answer = tellAs('digest-post', core, language, date, shown, noticeOf(occasion));
  ofCore.set(key, answer);
  return answer;
}

/**
 * A digest in words: as it is posted, its first items that fit and its buttons; otherwise all of them; or the words of
 * their sources. It has an address of its own, under which its buttons find it again.
 */
export function tellAs(
  telling: Telling,
  core: Core,
  language: Settings['language'],
  date: LocalDate,
  items: readonly Item[],
  notices: (draft: Draft) => readonly Block[] = () => [],
): Answer {
  // What has passed since the data was reviewed has on the digest's own day, whenever it is told again.
  const onDay = { ...core, today: () => date };
  const draft = startDraft(onDay, language);
  const { told, left } =
    telling === 'digest-post' ? leadOf(onDay, language, items) : { told: items, left: 0 };
  const title = heading(...draft.say('digest.title', { date: formatDay(date, language) }));
  const blocks: Block[] = [
    title,
    ...notices(draft),
    ...told.flatMap((item, index) => toldIn(draft, item, index === 0, telling === 'digest-post')),
    ...(left > 0 ? [note(...draft.say('digest.more', { count: left }))] : []),
  ];
  const answer = finishAnswer(draft, 'answered', { kind: 'help' }, blocks, nextQueries(items));
  const query = addressOfDigest(telling, date, items);
  if (telling === 'digest-post') {
    const isWhole = isToldWhole(onDay, language, items);
    return { ...answer, query, buttons: buttonsOf(core, language, date, items, isWhole) };
  }
  if (telling === 'digest') return { ...answer, query };
  return {
    ...answer,
    query,
    blocks: [title, ...answer.sources],
    sources: [],
    citations: [],
    next: [],
    hint: [],
  };
}

/** What a new subscription knows: nothing was shown, and what changed before it is no news. */
export function newMemory({ knowledge }: Core): Memory {
  return { round: 1, shown: [], changes: knowledge.changes.map(({ id }) => id), milestones: [] };
}

/** The first items that fit together, the story of each where there is room; the very first always does. */
function leadOf(core: Core, language: Settings['language'], items: readonly Item[]) {
  // What does not fit must not be cited, so the lengths are taken on a draft of their own.
  const scratch = startDraft(core, language);
  let room = leadLimit;
  const told: Item[] = [];
  for (const item of items) {
    const length = plainInline(item.say(scratch)).length;
    if (told.length === mostTold || (told.length > 0 && length > room)) continue;
    room -= length;
    const story = item.more === undefined ? 0 : plainInline(item.more(scratch)).length;
    const { more: _, ...short } = item;
    told.push(story > room && item.more !== undefined ? short : item);
    if (story <= room) room -= story;
  }
  return { told, left: items.length - told.length };
}

/** True where the digest as it is posted tells all that its items have to say. */
function isToldWhole(core: Core, language: Settings['language'], items: readonly Item[]): boolean {
  const { told, left } = leadOf(core, language, items);
  const scratch = startDraft(core, language);
  const isShort = (item: Item) => plainInline(item.say(scratch)).length <= leadLimit;
  return left === 0 && told.every((item, at) => item === items[at] && isShort(item));
}

/** What opens a digest stands alone, and its story is below; all else is one paragraph. */
function toldIn(draft: Draft, item: Item, opens: boolean, isShort: boolean): Block[] {
  const said = isShort ? fitted(item.say(draft)) : item.say(draft);
  const story = item.more?.(draft) ?? [];
  if (story.length === 0) return [paragraph(...said)];
  return opens ? [paragraph(...said), paragraph(...story)] : [paragraph(...sentences(said, story))];
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

/** A story that says when it was told before. */
function again(item: Item, told: LocalDate): Item {
  return {
    ...item,
    say: (draft) =>
      draft.say('digest.again', { date: formatDate(told, draft.language), text: item.say(draft) }),
  };
}

function noticeOf({ dueAt, missed, isQuiet }: Occasion & Archive): (draft: Draft) => Block[] {
  return (draft) => [
    ...(dueAt === undefined ? [] : [note(...draft.say('digest.late', { time: dueAt }))]),
    ...(missed === undefined
      ? []
      : [
          note(
            ...draft.say('digest.missed', { days: formatSpan(missed.from, missed.through, draft.language) }),
          ),
        ]),
    ...(isQuiet ? [note(...draft.say('digest.quiet'))] : []),
  ];
}

/** What to ask next: the record first, then the rest in their order, each question once. */
function nextQueries(items: readonly Item[]): Query[] {
  const stories = items.filter(({ kind }) => kind === 'story');
  const queries = [...stories, ...items].map(({ query }) => query);
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

/** The milestones that were announced, of what the data still holds. */
function remembered(
  { milestones: before }: Memory,
  coming: readonly { readonly mark: string }[],
  records: readonly { readonly id: string }[],
): string[] {
  const known = new Set(records.map(({ id }) => id));
  const marks = [...before, ...coming.map(({ mark }) => mark)];
  return marks.filter((mark) => known.has(mark.slice(0, mark.lastIndexOf('@'))));
}
