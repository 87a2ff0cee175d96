import { fold } from '../ask/normalise.ts';
import { askCommand } from './ask.ts';
import { citeCommand } from './cite.ts';
import { cityCommand } from './city.ts';
import { commitmentCommand } from './commitment.ts';
import { compactCommand } from './compact.ts';
import { compareCommand } from './compare.ts';
import type { Command } from './define.ts';
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
  helpCommand,
];

/** The command of that name in any language, whatever its case and accents, or undefined. */
export function findCommand(name: string): Command | undefined {
  const folded = fold(name);
  return commands.find((command) => command.name === folded || command.aliases?.includes(folded) === true);
}

/** How a command is written: `city [name]`, `ask <question>`. */
export function usageOf(command: Command): string {
  const options = command.options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`));
  return [command.name, ...options].join(' ');
}
