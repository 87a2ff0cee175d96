/** What is looked at. */
export const subjects = [
  'program',
  'settings',
  'data',
  'time zones',
  'store',
  'slack',
  'discord',
  'digest',
  'clock',
] as const;
export type Subject = (typeof subjects)[number];

/**
 * `well`: as it should be. `attention`: it works, but less well than it could. `wrong`: something does not work until
 * it is mended. `unchecked`: it was not looked at, and `says` tells why.
 */
export const verdicts = ['well', 'attention', 'wrong', 'unchecked'] as const;
export type Verdict = (typeof verdicts)[number];

/** One thing that was looked at, for an operator. Holds no secret. */
export interface Finding {
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** What is so, in one sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** How far another clock is ahead of this machine's, in milliseconds. */
export interface ClockSample {
  /** Whose clock it is. */
  readonly of: string;
  readonly ahead: number;
}

/** What one look gave. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly clocks?: readonly ClockSample[];
}

/** One look at one subject. May throw: that is a finding then. */
export interface Examination {
  readonly subject: Subject;
  readonly examine: () => Promise<Examined>;
}

/** Shorthands for the findings of one subject. */
export function findingsOn(subject: Subject) {
  return {
    well: (says: string): Finding => ({ subject, verdict: 'well', says }),
    attention: (says: string, fix: string): Finding => ({ subject, verdict: 'attention', says, fix }),
    wrong: (says: string, fix: string): Finding => ({ subject, verdict: 'wrong', says, fix }),
    unchecked: (says: string, fix?: string): Finding => ({
      subject,
      verdict: 'unchecked',
      says,
      ...(fix !== undefined && { fix }),
    }),
  };
}
