import { factById } from '../knowledge/filed-facts.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';

/** True for the id of a fact or an event. */
export function isFact(id: string, { facts }: Knowledge): boolean {
  return factById(facts, id) !== undefined;
}

/** True for the id of an objective or a principle. */
export function isObjective(id: string, { objectives }: Knowledge): boolean {
  return objectives.some((each) => each.id === id);
}

/** True for what has a number and a title: a commitment, an objective, a principle. */
export function isItem(id: string, knowledge: Knowledge): boolean {
  return knowledge.commitments.some((each) => each.id === id) || isObjective(id, knowledge);
}

/** True for a compact that states voted on; or where none is named. */
export function isVotedOn(of: string | undefined, { rollCalls }: Knowledge): boolean {
  return of === undefined || rollCalls.rollCalls.some((call) => call.of === of);
}
