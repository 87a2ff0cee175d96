import { addMonths } from '../calendar.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isFollowed } from './follow.ts';
import type { Item } from './item.ts';
import { commitments, facts, objectives, spread, supporters, undatedEvents } from './stories.ts';
import type { LocalDate, Memory } from './subscription.ts';
import { countryVotes, regionVotes } from './told-votes.ts';

/** How long ago a story was told at least that is told again, in months. */
const agedMonths = 10;

/**
 * The next story of the rotation through facts, supporters, commitments, objectives, undated events and votes, and what
 * to remember once it was told. What was told ten months ago and before may come again where nothing new is left and
 * the day has no news; how single states voted comes only where that is not so either. What the data gains meanwhile is told in the same round,
 * and what a day has overtaken is left out. Who follows something hears each story of it once. Undefined where there is
 * nothing to tell. What is told `beside` it on the same day is not told twice.
 */
export function nextItem(
  knowledge: Knowledge,
  memory: Memory,
  date: LocalDate,
  follow?: readonly string[],
  beside: readonly Item[] = [],
): { item: Item; memory: Memory; toldOn?: LocalDate } | undefined {
  const all = rotationOf(knowledge);
  const { shown: before, toldOn = {} } = memory;
  const shown = new Set(before);
  const toldBeside = new Set(beside.flatMap(factsIn));
  const isTold = (item: Item) =>
    item.isPast?.(date) !== true &&
    (follow === undefined || isFollowed(item, follow, knowledge)) &&
    !factsIn(item).some((id) => toldBeside.has(id));
  const unseen = all.filter((item) => !shown.has(item.id) && isTold(item));
  const oldest = addMonths(date, -agedMonths);
  const isAged = ({ id }: Item) => (toldOn[id] ?? date) <= oldest;
  const isAlone = ({ query }: Item) => query.kind === 'country';
  const aged = () =>
    all
      .filter((item) => shown.has(item.id) && !isAlone(item) && isAged(item) && isTold(item))
      .toSorted((one, other) => (toldOn[one.id] ?? '').localeCompare(toldOn[other.id] ?? ''))[0];
  const again = follow === undefined ? (item?: Item) => item : () => undefined;
  const fresh = follow === undefined ? unseen.find((each) => !isAlone(each)) : unseen[0];
  // A day that has news needs nothing from the archive.
  const archived = () =>
    beside.length > 0 ? undefined : (again(aged()) ?? unseen[0] ?? again(all.find(isTold)));
  const item = fresh ?? archived();
  if (item === undefined) return undefined;
  const isNewRound = unseen.length === 0 && !isAged(item);
  // Ids that left the data are forgotten with the round.
  const kept = isNewRound ? [] : before.filter((id) => id !== item.id);
  const last = toldOn[item.id];
  const dates = Object.entries(toldOn).filter(([id]) => all.some((each) => each.id === id));
  return {
    item,
    memory: {
      ...memory,
      round: memory.round + (isNewRound ? 1 : 0),
      shown: [...kept, item.id],
      toldOn: { ...Object.fromEntries(dates), ...(!isAlone(item) && { [item.id]: date }) },
    },
    ...(shown.has(item.id) && last !== undefined && { toldOn: last }),
  };
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

/** Everything that the rotation tells, each kind spread evenly over the round. */
export const rotationOf = holding((knowledge: Knowledge): readonly Item[] => {
  const votes = countryVotes(knowledge);
  const told = facts(knowledge);
  const kinds = [
    told.filter(({ query }) => query.kind !== 'source'),
    commitments(knowledge),
    supporters(knowledge),
    objectives(knowledge),
    undatedEvents(knowledge),
    regionVotes(knowledge),
    votes.unlike,
  ];
  // What is said of a document itself, and who voted as most did, is told when everything else was.
  const last = told.filter(({ query }) => query.kind === 'source');
  return [...spread(kinds, 0.5), ...last, ...votes.alike].map((told): Item => ({ ...told, kind: 'story' }));
});
