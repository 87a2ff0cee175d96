import { countSlips } from '../text/near-spelling.ts';
import { namesOfSettings } from './environment.ts';

/** A name that looks like a setting and is none. */
export interface Stranger {
  readonly name: string;
  /** The setting that is probably meant. */
  readonly meant: string | undefined;
}

/** The most slips between a name and the one that is meant. */
const mostSlips = 3;

/** Names in a file of settings that belong to others who read the same file: Docker Compose, and Node itself. */
const ofOthers = /^(?:POSTGRES_|COMPOSE_|DOCKER_|NODE_|TZ$)/u;

/** The names in a file of settings that are no settings of the bot, each with the one that is probably meant. */
export function strangersInFile(names: readonly string[]): readonly Stranger[] {
  return unknownOf(names).map((name) => ({ name, meant: misspelt(name) ?? withoutBeginning(name) }));
}

/** The same of an environment, which holds much that is not ours: only what is nearly a setting's name. */
export function strangersAround(names: readonly string[]): readonly Stranger[] {
  return unknownOf(names)
    .map((name) => ({ name, meant: misspelt(name) }))
    .filter(({ meant }) => meant !== undefined);
}

function unknownOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => !namesOfSettings.includes(name) && !ofOthers.test(name));
}

function misspelt(name: string): string | undefined {
  const typed = asTyped(name);
  const [nearest] = namesOfSettings
    .map((known) => ({ known, slips: countSlips(typed, known) }))
    .filter(({ known, slips }) => slips <= Math.min(mostSlips, Math.floor(known.length / 5)))
    .toSorted((one, other) => one.slips - other.slips);
  return nearest?.known;
}

/** `SIGNING_SECRET` can only be Slack's; `TOKEN` alone says too little. */
function withoutBeginning(name: string): string | undefined {
  const ending = namesOfSettings.filter((known) => known.endsWith(`_${asTyped(name)}`));
  return ending.length === 1 ? ending[0] : undefined;
}

function asTyped(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
