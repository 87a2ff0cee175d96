import type { ModalSubmitInteraction } from 'discord.js';
import { answerInTime } from './answer-in-time.ts';
import { type Bot, incident, languageFor, pageOf } from './bot.ts';
import { type Digesting, readDigestForm } from './digest.ts';

/** The form of a digest is sent: its preview is seen by whoever sent it, and nothing is saved yet. */
export function takeDigestForm(
  interaction: ModalSubmitInteraction,
  digesting: Digesting,
  parts: Bot,
): Promise<void> {
  const language = languageFor(interaction, parts);
  return answerInTime(
    interaction,
    'ephemeral',
    parts,
    async () => pageOf(await readDigestForm(interaction, language, digesting), 1, 'ephemeral', parts),
    (error) => pageOf(incident(error, language, parts), 1, 'ephemeral', parts),
  );
}
