import type { WireCommand, WireOption } from './command-rules.ts';
import type { FakeDiscord } from './fake-discord.ts';
import { type FormWords, filledComponents } from './forms.ts';
import type { Interaction, WireForm } from './interactions.ts';
import { buttonsOf, type ChannelMessage } from './messages.ts';
import { botUser, type FakeGuild } from './wire.ts';

/** Where a user is, and how their client is set. */
export interface Place {
  /** Left out for a direct message with the bot. */
  readonly guild?: FakeGuild | undefined;
  readonly channelId: string;
  readonly locale?: string;
  /** What the user may do in the channel, as Discord's bit set; everything where left out. */
  readonly permissions?: bigint;
  /** True for a direct or group message that the bot is no part of: the user installed the app. */
  readonly privateChannel?: boolean;
}

/** A person with Discord's client: they can only do what the client lets them do. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  /** Runs `/compacts city name:…` and waits for the answer that stays. */
  run(line: string, options?: Readonly<Record<string, string | number>>): Promise<ChannelMessage>;
  /** The same without waiting. */
  send(line: string, options?: Readonly<Record<string, string | number>>): Interaction;
  /** Sends a subcommand that an older version of the bot had registered. */
  sendOld(command: string, subcommand: string): Interaction;
  /** Lets Discord deliver an interaction once more. */
  deliverAgain(interaction: Interaction): void;
  /** Types into an option, and gets the choices that are offered. */
  type(
    line: string,
    option: string,
    typed: string,
  ): Promise<readonly { name: string; value: string | number }[]>;
  /** Presses a button with this label and waits for what becomes of it. */
  press(message: ChannelMessage, label: string): Promise<ChannelMessage>;
  pressWithoutWaiting(message: ChannelMessage, label: string): Interaction;
  /** Presses something with this id, whether it is there or not. */
  forge(message: ChannelMessage, customId: string): Interaction;
  /** Presses a button that opens a form; gives the form. */
  openForm(message: ChannelMessage, label: string): Promise<WireForm>;
  /** Uses a command that opens a form; gives the form. */
  openFormBy(command: string): Promise<WireForm>;
  /** Sends a form as it is filled in. */
  submit(form: WireForm, values: FormWords): Promise<ChannelMessage>;
  /** Uses a command of a message's menu. */
  useMenu(command: string, content: string): Promise<ChannelMessage>;
  /** Writes a message; gives it, so that somebody can reply to it. */
  write(content: string, how?: Writing): WrittenMessage;
  /** The same, and waits for what the bot says to it. */
  ask(content: string, how?: Writing): Promise<ChannelMessage>;
  /** What this user sees in the channel now. */
  sees(): readonly ChannelMessage[];
  /** Waits until the interaction has the message that stays. */
  answered(interaction: Interaction): Promise<ChannelMessage>;
}

/** A message that a person wrote. */
export interface WrittenMessage {
  readonly id: string;
  readonly authorId: string;
  readonly content: string;
  readonly mentionsBot: boolean;
}

/** How a message is written. */
export interface Writing {
  /** The message it replies to, of a person or of the bot. */
  readonly replyTo?: WrittenMessage | ChannelMessage;
  /** False where the reply does not notify whoever wrote that message. */
  readonly ping?: boolean;
  /** What else the event says. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const everything = (1n << 40n) - 1n;

/** https://discord.com/developers/docs/events/gateway#list-of-intents */
const intent = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 } as const;

/** A user of the fake, at a place. */
export function userOf(discord: FakeDiscord, name: string, place: Place): FakeUser {
  const id = `7${String([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 10 ** 12).padStart(17, '0')}`;

  const delivered = new Map<string, unknown>();

  function deliver(type: Interaction['type'], data: unknown, message?: ChannelMessage): Interaction {
    const interaction: Interaction = {
      id: discord.newId(),
      token: `interaction-token-${discord.newId()}`,
      type,
      channelId: place.channelId,
      userId: id,
      at: discord.now(),
      followUps: [],
      ...(message !== undefined && { message }),
    };
    discord.interactions.set(interaction.id, interaction);
    const wire = wireInteraction(discord, interaction, { id, name }, place, data);
    delivered.set(interaction.id, wire);
    discord.gateway.dispatch('INTERACTION_CREATE', wire);
    return interaction;
  }

  function command(line: string): {
    top: WireCommand & { id: string };
    path: string[];
    options: readonly WireOption[];
  } {
    const [name = '', ...path] = line.replace(/^\//, '').split(' ');
    const known = [...discord.commands(place.guild?.id), ...discord.commands()];
    const top = known.find((each) => each.name === name && (each.type ?? 1) === 1);
    if (top === undefined) throw new Error(`Discord offers no command /${name}`);
    let options = top.options ?? [];
    for (const part of path) {
      const sub = options.find((option) => option.name === part && option.type <= 2);
      if (sub === undefined) throw new Error(`Discord offers no /${line}`);
      options = sub.options ?? [];
    }
    if (options.some(({ type }) => type <= 2)) throw new Error(`/${line} has no bare form`);
    return { top, path, options };
  }

  function dataOf(line: string, given: Readonly<Record<string, string | number>>, focused?: string) {
    const { top, path, options } = command(line);
    const values = Object.entries(given).map(([option, value]) => {
      const known = options.find((each) => each.name === option);
      if (known === undefined) throw new Error(`/${line} has no option ${option}`);
      if (focused === undefined) checkValue(known, value);
      return { name: option, type: known.type, value, ...(focused === option && { focused: true }) };
    });
    const missing = options.find((each) => each.required === true && given[each.name] === undefined);
    if (missing !== undefined && focused === undefined) throw new Error(`/${line} needs ${missing.name}`);
    const nested = path.reduceRight<unknown[]>((inner, name) => [{ name, type: 1, options: inner }], values);
    return { id: top.id, name: top.name, type: 1, options: nested };
  }

  const user: FakeUser = {
    id,
    name,
    send: (line, options = {}) => deliver(2, dataOf(line, options)),
    sendOld: (top, subcommand) => {
      const known = discord.commands().find((each) => each.name === top);
      return deliver(2, {
        id: known?.id,
        name: top,
        type: 1,
        options: [{ name: subcommand, type: 1, options: [] }],
      });
    },
    deliverAgain: (interaction) =>
      discord.gateway.dispatch('INTERACTION_CREATE', delivered.get(interaction.id)),
    run: (line, options = {}) => user.answered(user.send(line, options)),
    type: async (line, option, typed) => {
      const interaction = deliver(4, dataOf(line, { [option]: typed }, option));
      await discord.until(() => interaction.choices !== undefined);
      return interaction.choices ?? [];
    },
    pressWithoutWaiting: (message, label) => {
      const button = buttonsOf(message).find((each) => each.label === label);
      if (button === undefined) {
        const there = buttonsOf(message).map((each) => each.label);
        throw new Error(`there is no button "${label}"; there are: ${there.join(', ')}`);
      }
      if (button.disabled === true) throw new Error(`the button "${label}" is greyed out`);
      return user.forge(message, button.custom_id ?? '');
    },
    press: (message, label) => user.answered(user.pressWithoutWaiting(message, label)),
    forge: (message, customId) => deliver(3, { custom_id: customId, component_type: 2 }, message),
    openForm: async (message, label) => {
      const interaction = user.pressWithoutWaiting(message, label);
      await discord.until(() => interaction.form !== undefined || interaction.refusal !== undefined);
      if (interaction.form === undefined) throw new Error(`no form: ${interaction.refusal?.message}`);
      return interaction.form;
    },
    openFormBy: async (command) => {
      const interaction = user.send(command);
      await discord.until(() => interaction.form !== undefined || interaction.refusal !== undefined);
      if (interaction.form === undefined) throw new Error(`no form: ${interaction.refusal?.message}`);
      return interaction.form;
    },
    submit: (form, values) =>
      user.answered(deliver(5, { custom_id: form.custom_id, components: filledComponents(form, values) })),
    useMenu: (name, content) => {
      const known = [...discord.commands(place.guild?.id), ...discord.commands()].find(
        (each) => each.name === name && each.type === 3,
      );
      if (known === undefined) throw new Error(`Discord offers no "${name}" in a message's menu`);
      const target = discord.newId();
      const resolved = { messages: { [target]: wireMessage(discord, target, place.channelId, content) } };
      return user.answered(deliver(2, { id: known.id, name, type: 3, target_id: target, resolved }));
    },
    write: (content, { replyTo, ping = true, more = {} } = {}) => {
      const { guild, channelId } = place;
      const intents = discord.gateway.intents.at(-1) ?? 0;
      const needed = guild === undefined ? intent.directMessages : intent.guildMessages;
      if ((intents & needed) === 0) throw new Error('without its intent the bot is told of no message');
      if (guild === undefined) discord.openDirect(channelId);
      const seesAll = (intents & intent.messageContent) !== 0 || guild === undefined;
      // A reply to what the bot answered to an interaction never counts as a mention (discord-api-docs#5395).
      const pingsBot =
        ping && replyTo !== undefined && 'payload' in replyTo && replyTo.interactionId === undefined;
      const mentionsBot = pingsBot || content.includes(`<@${discord.applicationId}>`);
      const written: WrittenMessage = { id: discord.newId(), authorId: id, content, mentionsBot };
      const author = {
        id,
        username: name.toLowerCase(),
        global_name: name,
        discriminator: '0',
        avatar: null,
      };
      discord.gateway.dispatch('MESSAGE_CREATE', {
        ...wireMessage(discord, written.id, channelId, seesAll || mentionsBot ? content : ''),
        author,
        ...(guild !== undefined && { guild_id: guild.id, member: { roles: [], joined_at: null } }),
        mentions: mentionsBot ? [botUser] : [],
        type: replyTo === undefined ? 0 : 19,
        ...(replyTo !== undefined && {
          message_reference: { type: 0, message_id: replyTo.id, channel_id: channelId },
          referenced_message: referenced(discord, replyTo, channelId, seesAll),
        }),
        ...more,
      });
      return written;
    },
    ask: async (content, how) => {
      const { id: written } = user.write(content, how);
      const answer = () =>
        user.sees().find(({ payload }) => payload.message_reference?.message_id === written);
      await discord.until(() => answer() !== undefined);
      return answer() as ChannelMessage;
    },
    sees: () =>
      discord.messages.filter(
        ({ channelId, seenBy, deleted }) =>
          channelId === place.channelId && !deleted && (seenBy === undefined || seenBy === id),
      ),
    answered: async (interaction) => {
      const last = () => interaction.followUps.at(-1) ?? interaction.original;
      await discord.until(() => {
        const { refusal } = interaction;
        if (refusal !== undefined && interaction.answeredWith === undefined) {
          throw new Error(`Discord refused the answer: ${refusal.message}`);
        }
        const message = last();
        return (
          interaction.answeredWith !== undefined &&
          interaction.answeredWith !== 6 &&
          message !== undefined &&
          !message.thinking &&
          !message.deleted
        );
      });
      const message = last();
      if (message === undefined) throw new Error('there is no answer');
      return message;
    },
  };
  return user;
}

function checkValue(
  { name, type, choices = [], min_value, max_value, max_length }: WireOption,
  value: unknown,
) {
  const isText = type === 3;
  if (typeof value !== (isText ? 'string' : 'number')) throw new Error(`${name} takes another type`);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`${name} takes one of ${choices.map((choice) => choice.value).join(', ')}`);
  }
  if (typeof value === 'number' && (value < (min_value ?? value) || value > (max_value ?? value))) {
    throw new Error(`${name} takes ${min_value} to ${max_value}`);
  }
  if (typeof value === 'string' && value.length > (max_length ?? 6000))
    throw new Error(`${name} is too long`);
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
function wireInteraction(
  discord: FakeDiscord,
  interaction: Interaction,
  { id, name }: { id: string; name: string },
  { guild, channelId, locale = 'en-US', permissions = everything, privateChannel }: Place,
  data: unknown,
) {
  const user = { id, username: name.toLowerCase(), global_name: name, discriminator: '0', avatar: null };
  const member = {
    user,
    roles: [],
    nick: null,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: String(permissions),
  };
  return {
    id: interaction.id,
    application_id: discord.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channelId,
    channel: {
      id: channelId,
      type: guild === undefined ? (privateChannel === true ? 3 : 1) : 0,
      ...(guild !== undefined && { name: guild.channels.find((each) => each.id === channelId)?.name }),
    },
    ...(guild === undefined
      ? { user }
      : { guild_id: guild.id, member, guild_locale: guild.locale ?? 'en-US' }),
    ...(interaction.message !== undefined && {
      message: {
        ...wireMessage(discord, interaction.message.id, channelId, ''),
        flags: interaction.message.payload.flags ?? 0,
        components: interaction.message.payload.components ?? [],
      },
    }),
    locale,
    app_permissions: String(guild?.channels.find((each) => each.id === channelId)?.permissions ?? everything),
    entitlements: [],
    authorizing_integration_owners: guild === undefined ? { '1': id } : { '0': guild.id },
    context: guild === undefined ? (privateChannel === true ? 2 : 1) : 0,
    attachment_size_limit: 10_485_760,
  };
}

function wireMessage(discord: FakeDiscord, id: string, channelId: string, content: string) {
  return {
    id,
    channel_id: channelId,
    author: {
      id: discord.applicationId,
      username: 'compacts',
      discriminator: '0000',
      bot: true,
      avatar: null,
    },
    content,
    timestamp: '2026-11-23T09:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    components: [],
  };
}

/** The message that another replies to: its words only where the bot may see them. */
function referenced(
  discord: FakeDiscord,
  message: WrittenMessage | ChannelMessage,
  channelId: string,
  seesAll: boolean,
) {
  if ('payload' in message) {
    const { components = [] } = message.payload;
    return { ...wireMessage(discord, message.id, channelId, ''), components };
  }
  const { id, authorId, content, mentionsBot } = message;
  const author = { id: authorId, username: 'someone', discriminator: '0', avatar: null };
  return { ...wireMessage(discord, id, channelId, seesAll || mentionsBot ? content : ''), author };
}
