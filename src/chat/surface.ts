import type { Answer } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Config } from '../settings/config.ts';
import type { Lead } from './lead.ts';
import type { Audience } from './reply.ts';

/** How an answer reaches its readers. */
export interface Drawing extends Lead {
  /** Which page of it, from 1. */
  readonly page: number;
  readonly audience: Audience;
  /** The answer to a command or to a press, a change of the message that was pressed, or a post of the bot's own. */
  readonly as: 'command' | 'press' | 'turn' | 'post';
}

/** The answer to a command, as its asker sees it first. */
export const firstPage: Drawing = { page: 1, audience: 'asker', as: 'command' };

/** A chat platform as far as the console and the playground show it, without any connection. */
export interface Surface {
  /** The payload that would be sent for an answer; the first page to its asker where nothing else is said. */
  draw(answer: Answer, core: Core, drawing?: Drawing): unknown;
  /** The payload of a sentence that only the one sees who pressed a button. */
  drawNotice(sentence: string): unknown;
  /** What creates the app on the platform, and what to do with it, for an operator. */
  manifest?(core: Core, config: Config): { readonly manifest: unknown; readonly next: string };
  /** The link that invites the bot, with each permission it asks for and why; or what is missing for it. */
  invite?(
    config: Config,
  ): { readonly link: string; readonly permissions: readonly string[] } | { readonly lacks: string };
}

/** Surfaces by the platform's name; each is only loaded where it is used. */
export type Surfaces = Readonly<Record<string, () => Promise<Surface>>>;
