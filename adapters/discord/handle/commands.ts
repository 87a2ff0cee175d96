import type {
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  MessageSnapshot,
} from 'discord.js';
import type { Answer } from '../../../src/answer/nodes.ts';
import type { Bounded } from '../../../src/bounded.ts';
import { dispatch, type Invocation } from '../../../src/dispatch.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { kindOf } from '../../../src/query/address.ts';
import { topLevel } from '../draw/commands.ts';
import { askedAs, inputOf, quotationInput } from '../receive/invocations.ts';
import type { ShownMessage } from '../receive/shown-text.ts';
import { answerInTime, type Outgoing } from './answer-in-time.ts';
import { type Bot, incident, languageFor, notice, pageOf, visibilityIn } from './bot.ts';
import { announce, answerDigestCommand, openDigestForm } from './digest.ts';

/** What answering works with: the parts, and the answers of lately. */
export interface Working extends Bot {
  /**
   * Answers by what was asked: the same words have the same answer as long as the program runs, so what many ask is
   * understood once. Without names, in memory only, and soon pushed out by newer ones.
   */
  readonly answers: Bounded<Answer>;
}

export function runCommand(interaction: ChatInputCommandInteraction, parts: Working): Promise<void> {
  if (interaction.commandName === topLevel.managers) return runDigestCommand(interaction, parts);
  const subcommand = interaction.options.getSubcommand(false) ?? 'help';
  const [first] = interaction.options.data;
  return answerInvocation(interaction, inputOf(subcommand, first?.options ?? []), parts);
}

async function runDigestCommand(interaction: ChatInputCommandInteraction, parts: Working): Promise<void> {
  const language = languageFor(interaction, parts);
  const { digesting } = parts;
  if (digesting !== undefined && interaction.options.getSubcommand(false) === 'form') {
    await openDigestForm(interaction, language, digesting, parts);
    return;
  }
  const draw = (given: Answer): Outgoing => pageOf(given, 1, 'ephemeral', parts);
  let announcement: Answer | undefined;
  await answerInTime(
    interaction,
    'ephemeral',
    parts,
    async () => {
      if (digesting === undefined) throw new Error('this program keeps no digests');
      const reply = await answerDigestCommand(interaction, language, digesting);
      announcement = reply.announcement;
      return draw(reply.answer);
    },
    (error) => draw(incident(error, language, parts)),
  );
  if (announcement !== undefined) await announce(interaction.channelId, announcement, parts);
}

/** A message of the library's in the form of the API. */
function shownMessage(
  { content, embeds, components }: Pick<MessageSnapshot, 'content' | 'embeds' | 'components'>,
  snapshots: Iterable<MessageSnapshot> = [],
): ShownMessage {
  return {
    content: content ?? '',
    embeds: (embeds ?? []).map((embed) => embed.toJSON()),
    components: (components ?? []).map((component) => component.toJSON()),
    snapshots: [...snapshots].map((snapshot) => shownMessage(snapshot)),
  };
}

/** A message's menu: what the message says is checked as a quotation. */
export function checkMessage(
  interaction: MessageContextMenuCommandInteraction,
  parts: Working,
): Promise<void> {
  const input = quotationInput(
    shownMessage(interaction.targetMessage, interaction.targetMessage.messageSnapshots?.values()),
  );
  if (input === undefined) {
    const language = languageFor(interaction, parts);
    const sentence = sayPlainly(parts.core.messages, language, 'discord.nothing-to-check');
    return answerInTime(interaction, 'ephemeral', parts, () => notice(sentence));
  }
  return answerInvocation(interaction, input, parts);
}

function answerInvocation(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  input: Invocation['input'],
  parts: Working,
): Promise<void> {
  const { core, answers, answerTo = dispatch } = parts;
  const visibility = visibilityIn(interaction);
  const language = languageFor(interaction, parts);
  const key = JSON.stringify([language, input]);
  // Between the bot and one user Discord itself shows the command that was used.
  const isCommand = interaction.isChatInputCommand() && visibility === 'ephemeral';
  const asked = isCommand ? askedAs(interaction.commandName, input) : undefined;
  const draw = (given: Answer): Outgoing =>
    pageOf(given, 1, visibility, parts, kindOf(given.query) === 'help' ? undefined : asked);
  const drawAndKeep = (given: Answer): Outgoing => {
    // A failure is not remembered: its message is made each time.
    if (given.status !== 'error') answers.set(key, given);
    return draw(given);
  };
  return answerInTime(
    interaction,
    visibility,
    parts,
    () => {
      const known = answers.get(key);
      if (known !== undefined) return draw(known);
      const answered = answerTo({ input, wish: { suggested: language } }, core);
      return answered instanceof Promise ? answered.then(drawAndKeep) : drawAndKeep(answered);
    },
    (error) => draw(incident(error, language, parts)),
  );
}
