/** What the store writes and reads: nothing else, so that both databases take the same text. */
export type Value = string | number | null;

/** One column's value by its name, as a row has it. Numbers are whole and below 2^53. */
export type Row = Readonly<Record<string, Value>>;

/** Runs statements. Parameters stand as `$1`, `$2` …, which SQLite and PostgreSQL both read. */
export interface Statements {
  /** Reads; outside of a transaction nothing else. */
  rows(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** The same with each row as a list, in the order of its columns: for many wide rows, which take longer with names. */
  lists(sql: string, ...values: readonly Value[]): Promise<readonly (readonly Value[])[]>;
  /** Runs a statement; gives how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/** A database: the small part in which SQLite and PostgreSQL differ. */
export interface Database extends Statements {
  /** How it is called towards an operator, without any password: a file, or a host and a name. */
  readonly place: string;
  /**
   * All of `work` or nothing of it, durable when the promise resolves. `work` waits for nothing but statements, and may
   * be run again where it lost against other work.
   */
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
  /** A transaction that no other process runs at the same time, for changes of the tables. */
  alone<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
  /** What is wrong with the place itself although statements still succeed; undefined where nothing is. */
  wrongWithPlace?(): string | undefined;
  close(): Promise<void>;
}

/** The database cannot be used as it is; the message says what to do. */
export class StoreError extends Error {
  /** True where waiting may help: nobody has to change anything. */
  readonly isPassing: boolean;

  constructor(
    message: string,
    { isPassing = false, ...options }: ErrorOptions & { isPassing?: boolean } = {},
  ) {
    super(message, options);
    this.isPassing = isPassing;
    this.name = 'StoreError';
  }
}
