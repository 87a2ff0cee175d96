import type { Surface, Surfaces } from '../../src/chat/surface.ts';
import type { Core } from '../../src/core.ts';
import type { Config } from '../../src/settings/config.ts';
import { type Streams, write } from './streams.ts';

/** What the commands of setting up are run with. */
export interface SetupRun {
  readonly core: Core;
  readonly config: Config;
  readonly streams: Streams;
  readonly surfaces: Surfaces;
}

/**
 * `manifest slack` prints what creates the app on a platform, `invite` the link that brings the bot into a server;
 * what to do with it goes to the errors, where it is not in the way of a pipe. Gives the exit code.
 */
export async function runSetupCommand(words: readonly string[], run: SetupRun): Promise<number> {
  const [command = '', name = command === 'invite' ? 'discord' : ''] = words;
  const { surfaces, streams } = run;
  const surface = Object.hasOwn(surfaces, name) ? await surfaces[name]?.() : undefined;
  const exitCode =
    command === 'manifest' ? await printManifest(surface, run) : await printInvitation(surface, run);
  if (exitCode !== undefined) return exitCode;
  const known = Object.keys(surfaces).map((each) => `manifest ${each}`);
  await write(streams.errors, `Write: ${[...known, 'invite'].join(', ')}\n`);
  return 2;
}

async function printManifest(
  surface: Surface | undefined,
  { core, config, streams }: SetupRun,
): Promise<number | undefined> {
  const made = surface?.manifest?.(core, config);
  if (made === undefined) return undefined;
  await write(streams.output, `${JSON.stringify(made.manifest, null, 2)}\n`);
  await write(streams.errors, `${made.next}\n`);
  return 0;
}

async function printInvitation(
  surface: Surface | undefined,
  { config, streams }: SetupRun,
): Promise<number | undefined> {
  const made = surface?.invite?.(config);
  if (made === undefined) return undefined;
  if ('lacks' in made) {
    await write(streams.errors, `${made.lacks}\n`);
    return 1;
  }
  await write(streams.output, `${made.link}\n`);
  await write(streams.errors, made.permissions.map((line) => `${line}\n`).join(''));
  return 0;
}
