import type { Answer } from '../answer/nodes.ts';
import type { Target } from './subscription.ts';

/** What became of a post. Every outcome but `sent` and `unknown` means that the platform certainly has no message. */
export type Outcome =
  /** Taken; `message` is the platform's id of it. */
  | { readonly kind: 'sent'; readonly message: string }
  /** Not taken now; asked to wait so many milliseconds before anything more of that scope. */
  | { readonly kind: 'wait'; readonly for: number; readonly scope: 'channel' | 'workspace' | 'platform' }
  /**
   * Not taken, and nobody knows for how long: a gateway or a workspace that shuts the bot out, a token that cannot be
   * had now, a code that is new. Worth another try; where the digest's time runs out with it, it counts as trouble of
   * the channel.
   */
  | { readonly kind: 'passing'; readonly reason: string }
  /** The answer did not arrive: perhaps it was taken. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** This channel takes nothing until something is changed there. */
  | { readonly kind: 'channel'; readonly reason: string }
  /** This workspace takes nothing: the app was removed or its token revoked. */
  | { readonly kind: 'installation'; readonly reason: string }
  /** The platform does not know the bot any more: nothing may be called until an operator acts. */
  | { readonly kind: 'platform'; readonly reason: string }
  /** The platform refuses the message itself: a defect of ours. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Whether a platform has the message of a key. `unknown` where there is no way to see it; `retryAfter` where it could
 * not be looked up now, in milliseconds.
 */
export type Found = { readonly message: string } | { readonly retryAfter: number } | 'absent' | 'unknown';

/** Whether the bot can post in a channel; `reason` is the platform's word for what is missing, or its code. */
export type Access =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly lasting: boolean };

/** A message that needs nothing any more but to be sent. */
export interface Prepared {
  /** Sends it, once: nothing below may repeat it. Never throws for what the platform or the network does. */
  send(): Promise<Outcome>;
}

/** One platform as the digest needs it. */
export interface Messenger {
  readonly platform: string;
  /**
   * How long a repeated post with the same key gives the first message instead of a second one, in milliseconds
   * since the first; 0 where the platform has no such key.
   */
  readonly repeatWindow: number;
  /** The longest that `send` takes, in milliseconds. */
  readonly timeout: number;
  /** The most posts a second of this process. */
  readonly postsPerSecond: number;
  /**
   * Renders a message and finds the token for it: everything that takes time, so that sending takes none.
   * @param key the same for every attempt at one delivery; at most 25 characters of `A-Z a-z 0-9 - _`.
   */
  prepare(target: Target, answer: Answer, key: string): Promise<Prepared | Outcome>;
  /** Looks for the message of a key that was posted since an instant. */
  find(target: Target, key: string, since: Date): Promise<Found>;
  /** Whether the bot can post in a channel; nobody sees that it was asked. */
  check(target: Target): Promise<Access>;
  /** Writes to one person privately. Gives false where that is not possible. */
  tell(target: Target, person: string, answer: Answer): Promise<boolean>;
}
