import { type ClockSample, type Finding, findingsOn } from './finding.ts';

const { well, attention, wrong, unchecked } = findingsOn('clock');

/** From so far apart on it is said, in milliseconds: more than the network and whole seconds explain. */
const noticed = 10_000;

/**
 * From so far apart on things fail, in milliseconds: Slack's requests are refused when they are five minutes old.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
const tooFar = 240_000;

const fix =
  'Let the machine set its clock from the network: timedatectl set-ntp true, or your host’s time service.';

/** How this machine's clock stands to the others. */
export function examineClock(samples: readonly ClockSample[]): Finding {
  const [farthest] = samples.toSorted((a, b) => Math.abs(b.ahead) - Math.abs(a.ahead));
  if (farthest === undefined) return unchecked('no other clock was there to compare with');
  const seconds = Math.round(Math.abs(farthest.ahead) / 1000);
  if (seconds * 1000 < noticed) return well(`at most ${Math.max(1, seconds)} s from ${farthest.of}’s`);
  const says = `${seconds} s ${farthest.ahead > 0 ? 'behind' : 'ahead of'} ${farthest.of}’s`;
  return seconds * 1000 < tooFar
    ? attention(`${says}: digests come that much ${farthest.ahead > 0 ? 'late' : 'early'}`, fix)
    : wrong(`${says}: digests come at wrong times, and Slack’s requests are refused`, fix);
}

/** Another clock's reading, taken between two of this machine's, as a sample. */
export function sampleClock(of: string, reading: number, before: number, after: number): ClockSample {
  // A reading in whole seconds is half a second too small on average.
  return { of, ahead: reading + 500 - (before + after) / 2 };
}
