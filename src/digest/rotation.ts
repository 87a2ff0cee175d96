import type { Knowledge } from '../knowledge/knowledge.ts';
import { isFollowed } from './follow.ts';
import type { Item } from './item.ts';
import {
  commitments,
  facts,
  objectives,
  openQuestions,
  spread,
  supporters,
  undatedEvents,
} from './stories.ts';
import type { LocalDate, Memory } from './subscription.ts';
import { countryVotes, regionVotes } from './told-votes.ts';

const rotations = new WeakMap<Knowledge, readonly Item[]>();

/**
 * The next story of the rotation through facts, supporters, commitments, objectives, open questions, undated events and
 * votes, and what to remember once it was told. Nothing comes again before everything was; what the data gains
 * meanwhile is told in the same round, and what a day has overtaken is left out. Who follows something hears each story of it once. Undefined where there is
 * nothing to tell. What is told `beside` it on the same day is not told twice.
 */
export function nextItem(
  knowledge: Knowledge,
  memory: Memory,
  date: LocalDate,
  follow?: readonly string[],
  beside: readonly Item[] = [],
): { item: Item; memory: Memory } | undefined {
  const all = rotationOf(knowledge);
  const shown = new Set(memory.shown);
  const toldBeside = new Set(beside.flatMap(factsIn));
  const isTold = (item: Item) =>
    item.isPast?.(date) !== true &&
    (follow === undefined || isFollowed(item, follow, knowledge)) &&
    !factsIn(item).some((id) => toldBeside.has(id));
  const unseen = all.find((item) => !shown.has(item.id) && isTold(item));
  const item = unseen ?? (follow === undefined ? all.find(isTold) : undefined);
  if (item === undefined) return undefined;
  const isNewRound = unseen === undefined;
  // Ids that left the data are forgotten with the round.
  const before = isNewRound ? [] : memory.shown;
  return {
    item,
    memory: { ...memory, round: memory.round + (isNewRound ? 1 : 0), shown: [...before, item.id] },
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
export function rotationOf(knowledge: Knowledge): readonly Item[] {
  const known = rotations.get(knowledge);
  if (known !== undefined) return known;
  const votes = countryVotes(knowledge);
  const told = facts(knowledge);
  const kinds = [
    told.filter(({ query }) => query.kind !== 'source'),
    commitments(knowledge),
    supporters(knowledge),
    openQuestions(knowledge),
    objectives(knowledge),
    undatedEvents(knowledge),
    regionVotes(knowledge),
    votes.unlike,
  ];
  // What is said of a document itself, and who voted as most did, is told when everything else was.
  const last = told.filter(({ query }) => query.kind === 'source');
  const all = [...spread(kinds, 0.5), ...last, ...votes.alike].map(
    (told): Item => ({ ...told, kind: 'story' }),
  );
  rotations.set(knowledge, all);
  return all;
}
