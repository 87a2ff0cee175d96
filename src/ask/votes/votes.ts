import { type Candidate, type Frame, mentions } from '../frames/frame.ts';
import { polls } from '../frames/polls.ts';
import { countryVotes, votes } from '../frames/votes.ts';
import { statesAsked } from './states.ts';
import { votersAsked } from './voters.ts';

/** How states voted that are named. */
export const statesVotes: Frame = (reading, index) => {
  const asked = statesAsked(reading, index);
  // "Which members of the European Union": those are asked about, not the Union.
  if (asked === undefined && votersAsked(reading, index)?.unexplained.length === 0) return undefined;
  return firstWhole([asked, countryVotes(reading, index)]);
};

/** Which states did something, how many, and what their numbers add up to. */
export const voters: Frame = (reading, index) => {
  const isSum = mentions(reading, 'sum');
  const isReckoned = isSum || mentions(reading, 'outnumber', 'by-how-much');
  const frames = isReckoned ? [polls, ...(isSum ? [] : [votersAsked]), votes] : [votersAsked, votes, polls];
  return firstWhole(frames.map((frame) => frame(reading, index)));
};

/** The first that has a place for each word, else the one that leaves out least. */
function firstWhole(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  return candidates
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a.unexplained.length - b.unexplained.length)[0];
}
