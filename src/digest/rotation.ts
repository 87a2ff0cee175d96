import { addMonths } from '../calendar.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isFollowed } from './follow.ts';
import type { Item } from './item.ts';
import { commitments, facts, spread, supporters, undatedEvents } from './stories.ts';
import type { LocalDate, Memory } from './subscription.ts';
import { objectives, objectivesOnCities } from './told-objectives.ts';
import { countryVotes, dissents, groupVotes } from './told-votes.ts';

/** How long ago a story was told at least that is told again, in months. */
const agedMonths = 12;

/** So many stories a new channel hears one after the other; then they are spread over the time until they come again. */
const headStart = 10;

/**
 * The next story of the rotation through facts, supporters, commitments, objectives, undated events and votes, and what
 * to remember once it was told. What was told a year ago and before may come again where nothing new is left and
 * the day has no news. What the data gains meanwhile is told in the same round, and what a day has overtaken is left out.
 * Who follows something hears each story of it once, and alone how single states voted with most others. Undefined where there is nothing
 * to tell. What is told `beside` it on the same day is not told twice. `isSpread` keeps stories for all of the year where
 * they are fewer than its days, so that some days have none.
 */
export function nextItem(
  knowledge: Knowledge,
  memory: Memory,
  date: LocalDate,
  {
    follow,
    beside = [],
    isSpread = false,
  }: {
    readonly follow?: readonly string[] | undefined;
    readonly beside?: readonly Item[];
    readonly isSpread?: boolean;
  } = {},
): { item: Item; memory: Memory; toldOn?: LocalDate } | undefined {
  const all = rotationOf(knowledge);
  const { shown: before, toldOn = {} } = memory;
  const shown = new Set(before);
  const toldBeside = new Set(beside.flatMap(factsIn));
  const isTold = (item: Item) =>
    item.isPast?.(date) !== true &&
    (follow === undefined ? item.isForFollowers !== true : isFollowed(item, follow, knowledge)) &&
    !factsIn(item).some((id) => toldBeside.has(id));
  const unseen = all.filter((item) => !shown.has(item.id) && isTold(item));
  const oldest = addMonths(date, -agedMonths);
  const told = all.filter((item) => shown.has(item.id) && isTold(item));
  const isAged = ({ id }: Item) => (toldOn[id] ?? '') <= oldest;
  const recent = told.flatMap((item) => (isAged(item) ? [] : [toldOn[item.id] ?? date])).toSorted();
  if (isSpread && unseen.length > 0 && recent.length > headStart) {
    const [begin = date] = recent;
    const passed = daysBetween(begin, date) / daysBetween(oldest, date);
    if (recent.length - headStart > passed * (recent.length + unseen.length - headStart)) return undefined;
  }
  // A day that has news needs nothing from the archive, and who follows something heard it.
  const mayRepeat = beside.length === 0 && follow === undefined;
  const [aged] = mayRepeat
    ? told
        .filter(isAged)
        .toSorted((one, other) => (toldOn[one.id] ?? '').localeCompare(toldOn[other.id] ?? ''))
    : [];
  const item = unseen[0] ?? aged;
  if (item === undefined) return undefined;
  const last = toldOn[item.id];
  // Ids that left the data are forgotten.
  const ids = new Set(all.map(({ id }) => id));
  const dates = Object.entries(toldOn).filter(([id]) => ids.has(id));
  return {
    item,
    memory: {
      ...memory,
      shown: [...before.filter((id) => id !== item.id && ids.has(id)), item.id],
      toldOn: { ...Object.fromEntries(dates), ...(item.isForFollowers !== true && { [item.id]: date }) },
    },
    ...(shown.has(item.id) && last !== undefined && { toldOn: last }),
  };
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** What an item tells, by the ids of the facts. */
function factsIn({ id, tells = [id] }: Item): readonly string[] {
  return tells;
}

/** What is remembered once something else is followed: stories of it come again, whenever they were told. */
export function forgetFollowed(
  memory: Memory,
  follow: readonly string[] | undefined,
  knowledge: Knowledge,
): Memory {
  if (follow === undefined) return memory;
  const ofIt = new Set(
    rotationOf(knowledge)
      .filter((item) => isFollowed(item, follow, knowledge))
      .map(({ id }) => id),
  );
  return { ...memory, shown: memory.shown.filter((id) => !ofIt.has(id)) };
}

/** Everything that the rotation tells, each kind spread evenly over the round, then single states for who follows one. */
export const rotationOf = holding((knowledge: Knowledge): readonly Item[] => {
  const kinds = [
    // What is said of a document itself is for who asks.
    facts(knowledge).filter(({ query }) => query.kind !== 'source'),
    commitments(knowledge),
    supporters(knowledge),
    objectives(knowledge),
    objectivesOnCities(knowledge),
    undatedEvents(knowledge),
    groupVotes(knowledge),
    dissents(knowledge),
  ];
  return [...spread(kinds, 0.5), ...countryVotes(knowledge)].map(
    (told): Item => ({ ...told, kind: 'story' }),
  );
});
