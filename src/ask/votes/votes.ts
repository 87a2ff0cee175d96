import type { Frame } from '../frames/frame.ts';
import { statesAsked } from './states.ts';
import { votersAsked } from './voters.ts';

/** How states voted that are named. */
export const statesVotes: Frame = (reading, index) => {
  const asked = statesAsked(reading, index);
  // "Which members of the European Union": those are asked about, not the Union.
  return asked !== undefined && votersAsked(reading, index)?.unexplained.length === 0 ? undefined : asked;
};

/** Which states did something, how many, and what their numbers add up to. */
export const voters: Frame = votersAsked;
