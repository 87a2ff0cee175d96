import type { Interaction } from 'discord.js';
import type { Answer } from '../../../src/answer/nodes.ts';
import { createBounded } from '../../../src/bounded.ts';
import { asRequest } from '../../../src/service/request.ts';
import { digestForm } from '../draw/digest-form.ts';
import { type Bot, languageFor } from './bot.ts';
import { press } from './buttons.ts';
import { checkMessage, runCommand, type Working } from './commands.ts';
import { offerChoices } from './completion.ts';
import { takeDigestForm } from './digest-form.ts';
import { takeReport } from './reports.ts';

/** Answers interactions, each once. */
export interface InteractionHandler {
  handle(interaction: Interaction): void;
  /** Resolves when everything that was begun is answered. */
  settled(): Promise<void>;
}

/** How many interactions are known at least: more than come while Discord could send one again. */
const remembered = 10_000;

/** How many answers are kept at least. */
const keptAnswers = 200;

/** The handler of all interactions: commands, buttons, a message's menu, completion. */
export function interactionHandler(parts: Bot): InteractionHandler {
  const seen = createBounded<true>(remembered);
  const answers = createBounded<Answer>(keptAnswers);
  const running = new Set<Promise<void>>();

  /** True the first time: Discord may deliver an event again after a resume. */
  function isNew(id: string): boolean {
    const isKnown = seen.get(id) === true;
    seen.set(id, true);
    return !isKnown;
  }

  return {
    handle: (interaction) => {
      if (!isNew(interaction.id)) return;
      const work = asRequest(
        () =>
          act(interaction, { ...parts, answers }).catch((error: unknown) => {
            parts.report(crypto.randomUUID().slice(0, 8), error);
          }),
        interaction.id,
      );
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

async function act(interaction: Interaction, parts: Working): Promise<void> {
  if (interaction.isChatInputCommand()) return runCommand(interaction, parts);
  if (interaction.isButton()) return press(interaction, parts);
  const isDigestForm = interaction.isModalSubmit() && interaction.customId === digestForm;
  if (isDigestForm && parts.digesting !== undefined)
    return takeDigestForm(interaction, parts.digesting, parts);
  if (interaction.isModalSubmit()) return takeReport(interaction, languageFor(interaction, parts), parts);
  if (interaction.isAutocomplete()) return offerChoices(interaction, parts);
  if (interaction.isMessageContextMenuCommand()) return checkMessage(interaction, parts);
  parts.log.warn({ type: interaction.type }, 'an interaction of a kind that was never offered');
}
