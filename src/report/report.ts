import type { CalendarDate } from '../calendar.ts';
import type { Language } from '../language.ts';

/** What a form takes, in UTF-16 code units. */
export const reportLimits = { said: 1_000, source: 300, name: 100 } as const;

/** How many reports one person may send within an hour. */
export const reportsPerHour = 5;

/** That an answer is wrong, as somebody said it. Who it was is not part of it, unless they wrote their name. */
export interface Report {
  /** Made from the platform's id of the form, so that a form that arrives twice is one report. */
  readonly id: string;
  readonly at: Date;
  readonly platform: string;
  /** The workspace or server; empty in a direct message on Discord. */
  readonly workspace: string;
  /** The address of the answered Query, its language, and the date of the data that answered. */
  readonly query: string;
  readonly language: Language;
  readonly dataDate: CalendarDate;
  /** What is wrong, in their words. */
  readonly said: string;
  readonly source?: string;
  readonly name?: string;
  /** True when it stands in the channel for reports. */
  readonly told: boolean;
}

/** Where reports are kept. */
export interface Reports {
  /** Keeps a report; false where one of this id is kept already. */
  keep(report: Report): Promise<boolean>;
  /** All reports, the oldest first. */
  all(): Promise<readonly Report[]>;
  /** The oldest reports that the channel does not have, so many at most. */
  untold(most: number): Promise<readonly Report[]>;
  markTold(id: string): Promise<void>;
  /** Deletes one; false where there is none of this id. */
  remove(id: string): Promise<boolean>;
}

/** The channel where reports are shown, besides the store. */
export interface ReportChannel {
  readonly platform: 'slack' | 'discord';
  readonly workspace: string;
  readonly channel: string;
}
