import type { Language } from '../language.ts';

/** What a digest may hold, in the order it is shown. */
export const sections = ['changes', 'day', 'record', 'upcoming'] as const;
export type Section = (typeof sections)[number];

/** The days of the week as ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** A day as a zone's calendar shows it: `2027-03-28`. */
export type LocalDate = string;

/** A time of day on a zone's clock, to the minute: `09:00`. */
export type LocalTime = string;

/** The pause that has no end. */
export const forever: LocalDate = '9999-12-31';

/** The channel a digest goes to. */
export interface Target {
  /** Which adapter posts there: "slack", "discord", "console". */
  readonly platform: string;
  /** The Slack workspace or the Discord server. */
  readonly workspace: string;
  readonly channel: string;
}

/**
 * The days on which a digest comes: these weekdays of every week. Where `monthly` is given, once in every month: on that
 * day of it, the last one in a month that is shorter, or on its first or last day that is one of the weekdays.
 */
export interface Rhythm {
  readonly days: readonly Weekday[];
  readonly monthly?: number | 'first' | 'last';
}

/** When a digest comes and what it holds: what users choose. */
export interface Settings extends Rhythm {
  readonly time: LocalTime;
  /** An IANA time zone: `Europe/Madrid`. */
  readonly zone: string;
  readonly language: Language;
  readonly sections: readonly Section[];
  /** True where it comes only when something changed in the data. */
  readonly onlyChanges?: boolean;
  /** What it tells of alone: see `Followed`. Left out: of everything. */
  readonly follow?: readonly string[];
}

/** What a new digest has that names nothing. */
export const newSettings = {
  time: '09:00',
  days: [1, 2, 3, 4, 5],
  sections,
} as const satisfies Partial<Settings>;

/** Why a subscription sends nothing until its channel takes messages again. */
export interface Trouble {
  /** The platform's own word for it: `is_archived`, `50001`. */
  readonly reason: string;
  readonly failures: number;
  /** The first failure in a row, in milliseconds since 1970. */
  readonly since: number;
  /** When the channel is looked at next, in milliseconds since 1970. */
  readonly probeAt: number;
}

/** One channel's digest. */
export interface Subscription extends Target, Settings {
  /** Made of the target, so that a channel has one subscription at most. */
  readonly id: string;
  readonly state: 'on' | 'off' | 'suspended';
  /** The channel's name as it was when the digest was last changed, where the platform tells it. */
  readonly channelName?: string;
  /** The first day on which it sends again; `forever` for a pause without end. */
  readonly pausedUntil?: LocalDate;
  /** The day that a user asked to leave out. */
  readonly skip?: LocalDate;
  /** The platform's id of who turned it on, and the name to show. */
  readonly madeBy: string;
  readonly madeByName: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Who last changed it since; left out while nobody did. */
  readonly changed?: Change;
  /** The last local date that was claimed: no date is served twice, and none before it. */
  readonly lastDate?: LocalDate;
  /** The next run: its local date, and its instant in milliseconds since 1970. Left out where there is none. */
  readonly next?: Run;
  readonly memory: Memory;
  readonly trouble?: Trouble;
  /** Counts every change of the settings, so that nobody acts on old ones. */
  readonly revision: number;
}

/** A person's change: the platform's id of who made it, the name to show, and when, in milliseconds since 1970. */
export interface Change {
  readonly by: string;
  readonly byName: string;
  readonly at: number;
}

/** A digest that is due on a local date, at an instant in milliseconds since 1970. */
export interface Run {
  readonly date: LocalDate;
  readonly at: number;
  /** The instant it was planned for before the rules of its zone changed. */
  readonly movedFrom?: number;
}

/** What a subscription remembers of what it has shown, so that nothing comes again before its turn. */
export interface Memory {
  /** Versions before counted rounds; it stays as it was. */
  readonly round: number;
  /** The stories that were told, the latest last. */
  readonly shown: readonly string[];
  /** When each story was told last; what was told by a version before that is not in it. */
  readonly toldOn?: Readonly<Record<string, LocalDate>>;
  /** The changes of the data that were told, by their ids. */
  readonly changes: readonly string[];
  /** The milestones that were announced, each with how many days ahead: `imrf-2030@30`. */
  readonly milestones: readonly string[];
}

/** The id of the one subscription that a channel can have. */
export function subscriptionId({ platform, workspace, channel }: Target): string {
  return [platform, workspace, channel].map((part) => encodeURIComponent(part)).join('/');
}
