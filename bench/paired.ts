import { median, type Result } from './result.ts';

/** Rounds in which the two take turns, and how often each runs in a round. */
const usualRounds = 40;
const usualRuns = 50;

/** Inputs that each sees before anything is measured. */
const warmUps = 150;

/** Two ways of working on the same input: the one that is measured, and the one it is measured against. */
export interface Pair<Input> {
  readonly group: string;
  readonly name: string;
  readonly against: string;
  readonly inputs: readonly Input[];
  /** How many rounds, and how often each runs in a round, where a single run takes long. */
  readonly rounds?: number;
  readonly runs?: number;
  readonly own: (input: Input) => unknown;
  readonly other: (input: Input) => unknown;
}

/**
 * Measures both in turns, round by round, so that a slower moment of the machine meets both. Gives p50 and p99 of
 * a single run in µs, and the median of the rounds' ratios of the same percentiles.
 */
export function measureInTurns<Input>({
  group,
  name,
  against,
  inputs,
  rounds = usualRounds,
  runs = usualRuns,
  own,
  other,
}: Pair<Input>): Result[] {
  for (const input of inputs.slice(0, Math.min(warmUps, rounds * runs))) {
    own(input);
    other(input);
  }
  const measured = Array.from({ length: rounds }, (_, round) => {
    const chosen = Array.from({ length: runs }, (__, run) => inputs[(round * runs + run) % inputs.length]);
    return { own: times(chosen as Input[], own), other: times(chosen as Input[], other) };
  });
  return ([50, 99] as const).map((percent) => ({
    group,
    name: `${name}, p${percent}`,
    value: percentile(
      measured.flatMap((round) => round.own),
      percent,
    ),
    unit: 'µs',
    ratio: median(measured.map((round) => percentile(round.own, percent) / percentile(round.other, percent))),
    against,
  }));
}

/** The time of each run in µs. */
function times<Input>(inputs: readonly Input[], work: (input: Input) => unknown): number[] {
  return inputs.map((input) => {
    const start = performance.now();
    work(input);
    return (performance.now() - start) * 1000;
  });
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
