import type { AwaitedMessages, Health, Installations, OnceMarks } from '../ports.ts';
import type { Reports } from '../report/report.ts';
import type { Ledger, Subscriptions } from './ledger.ts';

/** Everything that is kept: one place, SQLite or PostgreSQL. */
export interface Store {
  /** How it is called towards an operator: a file, or a server and a name; never a password. */
  readonly place: string;
  readonly onceMarks: OnceMarks;
  readonly awaited: AwaitedMessages;
  readonly installations: Installations;
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly reports: Reports;
  /** Whether something can be written now: it is tried, in a place of its own. */
  health(): Promise<Health>;
  close(): Promise<void>;
}
