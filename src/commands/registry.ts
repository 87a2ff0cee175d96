import { countSlips } from '../text/near-spelling.ts';
import { fold } from '../text/normalise.ts';
import { askCommand } from './ask.ts';
import { citeCommand } from './cite.ts';
import { cityCommand } from './city.ts';
import { commitmentCommand } from './commitment.ts';
import { compactCommand } from './compact.ts';
import { compareCommand } from './compare.ts';
import type { Command } from './define.ts';
import { exportCommand } from './export.ts';
import { helpCommand } from './help.ts';
import { objectiveCommand } from './objective.ts';
import { sourceCommand } from './source.ts';
import { timelineCommand } from './timeline.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order that help shows them. */
export const commands: readonly Command[] = [
  askCommand,
  cityCommand,
  commitmentCommand,
  compactCommand,
  objectiveCommand,
  compareCommand,
  verifyCommand,
  citeCommand,
  timelineCommand,
  sourceCommand,
  exportCommand,
  helpCommand,
];

/** The command of that name in any language, whatever its case and accents, or undefined. */
export function findCommand(name: string): Command | undefined {
  const folded = fold(name);
  return commands.find((command) => command.name === folded || command.aliases?.includes(folded) === true);
}

/** The commands that a misspelt name may be of: a letter off, two in a longer name. The nearest comes first. */
export function commandsLike(name: string): readonly Command[] {
  const folded = fold(name);
  const slipsTo = ({ name: own, aliases = [] }: Command) =>
    Math.min(...[own, ...aliases].map((known) => slipsAllowed(known, folded)));
  return commands
    .map((command) => ({ command, slips: slipsTo(command) }))
    .filter(({ slips }) => slips < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.slips - b.slips)
    .map(({ command }) => command);
}

function slipsAllowed(known: string, typed: string): number {
  const slips = countSlips(known, typed);
  const most = known.length > 5 ? 2 : 1;
  return known[0] === typed[0] && slips > 0 && slips <= most ? slips : Number.POSITIVE_INFINITY;
}

/** How a command is written: `city [name]`, `ask <question>`. */
export function usageOf(command: Command): string {
  const options = command.options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return [command.name, ...options].join(' ');
}
