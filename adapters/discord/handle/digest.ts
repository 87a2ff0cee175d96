import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type ModalSubmitInteraction,
  PermissionsBitField,
} from 'discord.js';
import { type Answer, list, text } from '../../../src/answer/nodes.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Word } from '../../../src/commands/words.ts';
import type { Core } from '../../../src/core.ts';
import { actionButton } from '../../../src/digest/buttons.ts';
import { answerDigest } from '../../../src/digest/commands/answer.ts';
import {
  type DigestDesk,
  type DigestPresser,
  type DigestReply,
  digestAnswer,
  draftFor,
} from '../../../src/digest/commands/desk.ts';
import { type FormFilled, formFields, formFor, readForm } from '../../../src/digest/commands/form.ts';
import {
  type AnsweredPress,
  answerDigestPress,
  type PressReply,
} from '../../../src/digest/commands/press.ts';
import type { Subscriptions } from '../../../src/digest/ledger.ts';
import type { Access } from '../../../src/digest/messenger.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import type { Language } from '../../../src/language.ts';
import type { Clock } from '../../../src/ports.ts';
import { renderDigestForm } from '../draw/digest-form.ts';
import { discordCaps, renderReply } from '../draw/render.ts';
import type { Bot } from './bot.ts';

/** What the digest's command on Discord works with. */
export interface Digesting {
  readonly core: Core;
  readonly clock: Clock;
  readonly subscriptions: Subscriptions;
  /** How the running bot is. */
  readonly examine: () => Promise<readonly Finding[]>;
  /** The servers and channels as the gateway tells them. */
  readonly client: () => Client;
}

/** The permissions that a digest needs; the first one that is missing is named. */
const needed = {
  channel: ['ViewChannel', 'SendMessages'],
  thread: ['ViewChannel', 'SendMessagesInThreads'],
} as const;

/**
 * `/compacts-digest …`, which Discord shows to who may manage the server: it asks nobody whether the bot can post, since
 * the interaction says so of its own channel, and the gateway of the others.
 */
export async function answerDigestCommand(
  interaction: ChatInputCommandInteraction,
  language: Language,
  digesting: Digesting,
): Promise<DigestReply> {
  const { presser, desk } = askingOf(interaction, language, digesting);
  const mayManage = interaction.guildId !== null;
  return answerDigest({ ...presser, mayManage, words: wordsOf(interaction) }, desk);
}

/** A button under a digest; what it changes is for who may manage the server, as the command is. */
export function answerDigestButton(
  interaction: ButtonInteraction,
  press: AnsweredPress,
  language: Language,
  digesting: Digesting,
): Promise<PressReply> {
  const { presser, desk } = askingOf(interaction, language, digesting);
  return answerDigestPress(press, presser, desk);
}

/** Opens the form of the channel's digest; false where this person may not manage it. */
export async function openDigestForm(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  language: Language,
  digesting: Digesting,
  { core, outbound, log }: Pick<Bot, 'core' | 'outbound' | 'log'>,
): Promise<boolean> {
  const { presser, desk } = askingOf(interaction, language, digesting);
  if (interaction.isButton() && !presser.mayManage) return false;
  const form = renderDigestForm(core, language, await formFor(presser, desk));
  const opened = await outbound.openForm(interaction, form);
  if (!opened.done) log.warn({ refusal: opened.refusal }, 'Discord did not open the form of a digest');
  return true;
}

/** The form is sent: what is wrong with it, or the digest as it would be, with the button that saves it. */
export async function readDigestForm(
  interaction: ModalSubmitInteraction,
  language: Language,
  digesting: Digesting,
): Promise<Answer> {
  const { presser, desk } = askingOf(interaction, language, digesting);
  const filled = Object.fromEntries(
    formFields.map(({ name }) => [name, filledIn(interaction, name)]),
  ) as unknown as FormFilled;
  const read = await readForm(filled, presser, desk);
  if (!('wrong' in read)) return read.preview.answer;
  const draft = draftFor(desk, language);
  const wrong = Object.values(read.wrong).map((sentence) => [text(sentence)]);
  const answer = digestAnswer(draft, [list(wrong)], 'error');
  return { ...answer, buttons: [actionButton(desk.core, language, 'form')] };
}

/** What a field was filled in with: a form that was opened before this version has no select. */
function filledIn({ fields }: ModalSubmitInteraction, name: string): string | readonly string[] {
  const field = fields.getField(name);
  return 'values' in field ? [...field.values] : 'value' in field ? String(field.value) : '';
}

/** Tells everyone in the channel what was changed of its digest. */
export async function announce(
  channelId: string,
  announcement: Answer,
  { core, outbound, log }: Pick<Bot, 'core' | 'outbound' | 'log'>,
): Promise<void> {
  const reply = replyWith(announcement, core, discordCaps, 1, 'everyone');
  const sent = await outbound.create(channelId, renderReply(reply, 'public'));
  if (!sent.done) log.warn({ refusal: sent.refusal }, 'a change of a digest could not be announced');
}

/** Who asks, where, and what is known there. */
function askingOf(
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  language: Language,
  { core, clock, subscriptions, examine, client }: Digesting,
): { readonly presser: DigestPresser; readonly desk: DigestDesk } {
  const { guildId, channelId, channel, user, member, memberPermissions } = interaction;
  const nick = member === null ? null : 'nickname' in member ? member.nickname : member.nick;
  return {
    presser: {
      place: { platform: 'discord', workspace: guildId ?? '', channel: channelId ?? '' },
      channelName: channel !== null && 'name' in channel ? (channel.name ?? undefined) : undefined,
      person: { id: user.id, name: nick ?? user.globalName ?? user.username },
      mayManage: memberPermissions?.has(PermissionsBitField.Flags.ManageGuild) === true,
      seesWorkspace: true,
      language,
    },
    desk: {
      core,
      subscriptions,
      clock,
      examine,
      access: async (target) =>
        target.channel === channelId
          ? accessWith(interaction.appPermissions, channel?.isThread() === true)
          : accessOf(client(), target.workspace, target.channel),
      channelNamed: (id, { workspace }) => {
        const found = client().guilds.cache.get(workspace)?.channels.cache.get(id);
        return found === undefined ? undefined : { channel: found.id, name: found.name };
      },
    },
  };
}

/**
 * What the bot may do in a channel, as the gateway tells it. A server that is unavailable, or of another process's
 * shards, is no lasting trouble.
 */
export function accessOf(client: Client, guildId: string, channelId: string): Access {
  const guild = client.guilds.cache.get(guildId);
  if (guild === undefined || !guild.available) return { ok: false, reason: 'unavailable', lasting: false };
  const channel = guild.channels.cache.get(channelId);
  if (channel === undefined) return { ok: false, reason: '10003', lasting: true };
  const { me } = guild.members;
  if (me === null) return { ok: false, reason: 'unavailable', lasting: false };
  return accessWith(channel.permissionsFor(me), channel.isThread());
}

function accessWith(permissions: Readonly<PermissionsBitField>, isThread: boolean): Access {
  if (permissions.has(PermissionsBitField.Flags.Administrator)) return { ok: true };
  const lacking = needed[isThread ? 'thread' : 'channel'].find((name) => !permissions.has(name));
  return lacking === undefined ? { ok: true } : { ok: false, reason: lacking, lasting: true };
}

/** The subcommand and its options, as a typed line would have them. */
function wordsOf(interaction: ChatInputCommandInteraction): Word[] {
  const [subcommand] = interaction.options.data;
  const options = (subcommand?.options ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [{ option: name, text: String(value) }],
  );
  return [{ text: subcommand?.name ?? 'help' }, ...options];
}
