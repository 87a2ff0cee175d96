import type { Answer } from '../answer/nodes.ts';
import type { Config } from '../config.ts';
import type { Core } from '../core.ts';

/** A chat platform as far as the console shows it, without any connection. */
export interface Surface {
  /** The payload that would be sent for an answer to its asker: its first page. */
  draw(answer: Answer, core: Core): unknown;
  /** What creates the app on the platform, and what to do with it, for an operator. */
  manifest?(core: Core, config: Config): { readonly manifest: unknown; readonly next: string };
  /** The link that invites the bot, with each permission it asks for and why; or what lacks for it. */
  invite?(
    config: Config,
  ): { readonly link: string; readonly permissions: readonly string[] } | { readonly lacks: string };
}

/** Surfaces by the platform's name; each is only loaded where it is used. */
export type Surfaces = Readonly<Record<string, () => Promise<Surface>>>;
