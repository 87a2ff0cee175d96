import type { Knowledge } from '../knowledge/knowledge.ts';
import { isFollowed } from './follow.ts';
import type { Item } from './item.ts';
import {
  commitments,
  facts,
  objectives,
  openQuestions,
  sources,
  spread,
  supporters,
  undatedEvents,
} from './stories.ts';
import type { Memory } from './subscription.ts';

const rotations = new WeakMap<Knowledge, readonly Item[]>();

/**
 * The next story of the rotation through facts, supporters, commitments, objectives, open questions, undated events and
 * sources, and what to remember once it was told. Nothing comes again before everything was; what the data gains
 * meanwhile is told in the same round. Who follows something hears each story of it once. Undefined where there is
 * nothing to tell.
 */
export function nextItem(
  knowledge: Knowledge,
  memory: Memory,
  follow?: readonly string[],
): { item: Item; memory: Memory } | undefined {
  const all = rotationOf(knowledge);
  const items = follow === undefined ? all : all.filter((item) => isFollowed(item, follow, knowledge));
  const shown = new Set(memory.shown);
  const unseen = items.find(({ id }) => !shown.has(id));
  const item = unseen ?? (follow === undefined ? items[0] : undefined);
  if (item === undefined) return undefined;
  const isNewRound = unseen === undefined;
  // Ids that left the data are forgotten with the round.
  const before = isNewRound ? [] : memory.shown;
  return {
    item,
    memory: { ...memory, round: memory.round + (isNewRound ? 1 : 0), shown: [...before, item.id] },
  };
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
  const kinds = [
    facts(knowledge),
    commitments(knowledge),
    supporters(knowledge),
    openQuestions(knowledge),
    objectives(knowledge),
    undatedEvents(knowledge),
  ];
  // A source tells least by itself, so sources come when everything else was told.
  const all = [...spread(kinds), ...sources(knowledge)].map((told): Item => ({ ...told, kind: 'story' }));
  rotations.set(knowledge, all);
  return all;
}
