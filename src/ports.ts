import type { Loss } from './answer/caps.ts';
import type { AnswerStatus } from './answer/nodes.ts';

/**
 * What the core and the adapters need from outside, as ports: the composition root (`src/app/`) fills them
 * with real parts.
 */

/** The time, as a port so that tests can stand at any moment. */
export interface Clock {
  /** Now, as an instant. */
  now(): Date;
}

/** Remembers what happened already, on every instance and over restarts. */
export interface OnceMarks {
  /**
   * True for the first who asks with this key, false for everyone after, until the instant `until`; the mark may
   * be forgotten after that. Keys name the platform and the thing: `slack/share/C024/1733.5`.
   */
  first(key: string, until: Date): Promise<boolean>;
}

/** A message that waits for its answer: where it stands and who wrote it, and nothing of what it says. */
export interface AwaitedMessage {
  readonly platform: string;
  /** The workspace or the server, or what stands in its stead with the bot alone. */
  readonly workspace: string;
  /** Which message of that workspace it is. */
  readonly id: string;
  /** What its platform needs to answer there, as JSON. */
  readonly place: string;
}

/** Messages that wait for their answer, over restarts, so that none is left without a word. */
export interface AwaitedMessages {
  /** Notes that the message waits; one that was answered before stays answered. */
  keep(message: AwaitedMessage): Promise<void>;
  /** The message was answered: nothing of it is kept but that it was. */
  done(message: Pick<AwaitedMessage, 'platform' | 'workspace' | 'id'>): Promise<void>;
  /** Takes the messages of a platform that wait since before this instant, each for one taker only. */
  takeLeftBehind(platform: string, before: Date): Promise<readonly AwaitedMessage[]>;
  /** Puts back a message that was taken in vain: it waits again, until it is too old to be known. */
  keepAgain(message: AwaitedMessage): Promise<void>;
}

/** A workspace that installed the app, as it is kept. */
export interface Installation {
  readonly platform: string;
  /** The platform's id of what installed it, such as a team or an enterprise. */
  readonly id: string;
  /** Tokens and what belongs to them, sealed with the key of the environment: the store never sees them open. */
  readonly sealed: string;
}

/** Where installations are kept. */
export interface Installations {
  /** Adds an installation, or replaces the one of the same platform and id. */
  save(installation: Installation): Promise<void>;
  find(platform: string, id: string): Promise<Installation | undefined>;
  /** Removes the installation with everything the store keeps for it. */
  remove(platform: string, id: string): Promise<void>;
}

/** How a running part is. `because` is for an operator and never holds a secret. */
export type Health = { readonly ready: true } | { readonly ready: false; readonly because: string };

/** A part of the program that runs until it is stopped: a platform's connection, the digest, a page. */
export interface Service {
  readonly name: string;
  health(): Health;
  /** Finishes or releases what is in flight, then stops. Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** An answer that went out, as it is counted: nothing of what was asked, and nobody's name. */
export interface CountedAnswer {
  readonly platform: string;
  /** The kind of its Query, such as `city`. */
  readonly query: string;
  readonly status: AnswerStatus;
  /** From when the question arrived until the platform had the answer. */
  readonly seconds: number;
}

/** What is counted for an operator. No call takes a user's words, a name or a secret. */
export interface Metrics {
  answered(answer: CountedAnswer): void;
  /** A platform was told, `seconds` after something arrived from it, that it did. */
  acknowledged(platform: string, seconds: number): void;
  /** What a platform could not show as it was. */
  lost(platform: string, loss: readonly Loss[]): void;
  /** How a digest's delivery ended, and how many seconds after it was due. */
  delivered(platform: string, outcome: string, lateSeconds: number): void;
  /** A platform asked to come back in so many seconds. */
  toldToWait(platform: string, seconds: number): void;
  /** Something failed: `part` is where, `kind` what, each one of few words. */
  failed(part: string, kind: string): void;
}

/** Counts nothing: for where nobody looks. */
export const noMetrics: Metrics = {
  answered: () => undefined,
  acknowledged: () => undefined,
  lost: () => undefined,
  delivered: () => undefined,
  toldToWait: () => undefined,
  failed: () => undefined,
};
