import type { ReportIncident } from '../../src/builders/incident.ts';
import type { Surface, Surfaces } from '../../src/chat/surface.ts';
import type { Core } from '../../src/core.ts';
import type { Store } from '../../src/digest/store.ts';
import type { Language, LanguageWish } from '../../src/language.ts';
import type { Clock, Service } from '../../src/ports.ts';
import type { Config } from '../../src/settings/config.ts';
import type { ConsoleArguments } from './arguments.ts';
import type { Streams } from './streams.ts';

/** Serves the page that stands beside the console in `start`, until it is stopped. */
export type OpenPage = (core: Core, report: ReportIncident) => Promise<Pick<Service, 'stop'> & OpenedPage>;

/** Where the page is; where it is not at the wanted port, that port and why. */
export interface OpenedPage {
  readonly address: string;
  readonly instead?: { readonly port: number; readonly because: 'taken' | 'forbidden' } | undefined;
}

/** What `start` shows besides the console. */
export interface Beside {
  readonly openPage: OpenPage;
  /** Resolves when the program should end, as on SIGINT or SIGTERM. */
  readonly ended: Promise<unknown>;
}

/** What lines for digests work with. */
export interface StoreBeside {
  readonly open: () => Promise<Store>;
  readonly clock: Clock;
  /** The platforms whose payloads can be printed. */
  readonly surfaces: Surfaces;
}

/** One run of the program on a console: what it reads and writes, what it was told, what it answers from. */
export interface Session {
  readonly streams: Streams;
  readonly config: Config;
  readonly core: Core;
  readonly given: ConsoleArguments;
  readonly report: ReportIncident;
  /** The platform whose payloads are printed; undefined for the console's own forms. */
  readonly surface: Surface | undefined;
  /** The page beside the console; undefined where none is wanted. */
  readonly beside: Beside | undefined;
  /** The store, for lines about digests; undefined where there is none. */
  readonly store: StoreBeside | undefined;
}

/** The language of this run's answers where a command does not choose one. */
export function languageOf({ given, config }: Session): Language {
  return given.language ?? config.language;
}

/** The same, with what was chosen for this run told from what is only the setting. */
export function wishOf({ given, config }: Session): LanguageWish {
  return { chosen: given.language, suggested: config.language };
}
