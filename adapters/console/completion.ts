import { fold } from '../../src/ask/normalise.ts';
import type { Command } from '../../src/commands/define.ts';
import { commands, findCommand } from '../../src/commands/registry.ts';
import type { Core } from '../../src/core.ts';
import { compacts, shortName } from '../../src/knowledge/knowledge.ts';

/** What Tab offers for a line: the commands, then what the command's option can be; accents and case aside. */
export function complete(line: string, core: Core): string[] {
  const [name = '', ...rest] = line.trimStart().split(/\s+/u);
  const command = rest.length === 0 ? undefined : findCommand(name);
  const offers =
    command === undefined
      ? [...commands.map((each) => each.name), 'exit']
      : namesFor(command, core).map((value) => `${command.name} ${value}`);
  const typed = fold(line.trimStart());
  return offers.filter((offer) => fold(offer).startsWith(typed));
}

function namesFor(command: Command, core: Core): string[] {
  const { knowledge } = core;
  const completes = command.options.find((option) => option.completes !== undefined)?.completes;
  switch (completes) {
    case 'city':
      return knowledge.endorsers.map(({ name }) => name.en);
    case 'commitment':
      return knowledge.commitments.flatMap(({ number, topics }) => [String(number), ...(topics.en ?? [])]);
    case 'compact':
      return compacts(knowledge).map((compact) => shortName(compact).en);
    case 'document':
      return [...knowledge.documents.values()].map(({ id, symbol }) => symbol ?? id);
    case 'record':
      return [...knowledge.entities.values()].map((entity) => shortName(entity).en);
    case 'command':
      return commands.map(({ name }) => name);
    case undefined:
      return [];
  }
}
