import { checkForm } from './forms.ts';
import { pingedBy } from './mentions.ts';
import type { ChannelMessage } from './messages.ts';
import { newMessage } from './messages.ts';
import { checkAgainstOpenApi } from './open-api.ts';
import { checkChoices, checkMessage, flag, invalid, type WireMessage } from './payload-rules.ts';
import { Refusal } from './refusal.ts';

/** An interaction that was sent to the bot, and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 a command, 3 a component, 4 an autocompletion. */
  readonly type: 2 | 3 | 4 | 5;
  readonly channelId: string;
  readonly userId: string;
  /** The message that was pressed on. */
  readonly message?: ChannelMessage;
  /** When it was sent, in milliseconds. */
  readonly at: number;
  /** The type of its first response. */
  answeredWith?: number;
  acknowledgedAt?: number;
  /** Why its last first response was refused. */
  refusal?: Refusal;
  /** The choices it was answered with, for an autocompletion. */
  choices?: readonly { readonly name: string; readonly value: string | number }[];
  /** The form that opened. */
  form?: WireForm;
  /** The message of its first response. */
  original?: ChannelMessage;
  followUps: ChannelMessage[];
}

/** A form, as far as whoever fills it in needs it. */
export interface WireForm {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly {
    readonly type: number;
    readonly label?: string;
    readonly content?: string;
    readonly component?: {
      readonly type: number;
      readonly custom_id: string;
      readonly required?: boolean;
      readonly min_values?: number;
      readonly max_values?: number;
      readonly options?: readonly {
        readonly value: string;
        readonly label: string;
        readonly default?: boolean;
      }[];
      readonly max_length?: number;
      /** What stands in it when it opens. */
      readonly value?: string;
    };
  }[];
}

/** What answering needs from the rest of the fake. */
export interface InteractionWorld {
  readonly now: () => number;
  readonly newId: () => string;
  readonly add: (message: ChannelMessage) => ChannelMessage;
}

/** How long the first response may take, and how long a token lives, in milliseconds. */
const firstResponse = 3000;
const tokenLife = 15 * 60_000;

interface Callback {
  readonly type?: number;
  readonly data?: WireMessage & { choices?: { name: string; value: string }[] };
}

/**
 * The first response: https://discord.com/developers/docs/interactions/receiving-and-responding
 * @throws Refusal where it is late, the second one, of a wrong type, or holds what Discord refuses.
 */
export function respond(interaction: Interaction, body: Callback, world: InteractionWorld): void {
  if (world.now() - interaction.at > firstResponse) throw new Refusal(404, 10_062, 'Unknown interaction');
  if (interaction.answeredWith !== undefined) {
    throw new Refusal(400, 40_060, 'Interaction has already been acknowledged.');
  }
  checkAgainstOpenApi('callback', body);
  const { type = 0, data = {} } = body;
  // A form may open from anything but completion and another form.
  const allowedFor: Readonly<Record<number, readonly number[]>> = {
    2: [4, 5, 9],
    3: [4, 5, 6, 7, 9],
    4: [8],
  };
  const allowed = allowedFor[interaction.type] ?? [4, 5];
  if (!allowed.includes(type)) throw invalid('type', `a response of type ${type} does not fit`);
  if (type === 8) {
    checkChoices(data.choices ?? []);
    interaction.choices = data.choices ?? [];
  }
  if (type === 9) {
    checkForm(data as unknown as WireForm);
    interaction.form = data as unknown as WireForm;
  }
  if (type === 4) checkMessage(data);
  if (type === 7) {
    if (interaction.message === undefined) throw invalid('type', 'nothing to update');
    update(interaction.message, data);
    interaction.original = interaction.message;
  }
  if (type === 6 && interaction.message !== undefined) interaction.original = interaction.message;
  if (type === 4 || type === 5)
    interaction.original = world.add(messageOf(interaction, data, world, type === 5));
  interaction.answeredWith = type;
  interaction.acknowledgedAt = world.now();
}

/**
 * A further message under an interaction's token.
 * @throws Refusal where the token is unknown or too old.
 */
export function followUp(
  interaction: Interaction,
  body: WireMessage,
  world: InteractionWorld,
): ChannelMessage {
  checkToken(interaction, world);
  checkAgainstOpenApi('followUp', body);
  checkMessage(body);
  const message = world.add(messageOf(interaction, body, world, false));
  interaction.followUps.push(message);
  return message;
}

/**
 * Changes a message of the interaction: `@original` or the id of a follow-up.
 * @throws Refusal where there is none, or the token is too old.
 */
export function edit(
  interaction: Interaction,
  which: string,
  body: WireMessage,
  world: InteractionWorld,
): ChannelMessage {
  checkToken(interaction, world);
  checkAgainstOpenApi('edit', body);
  const message = find(interaction, which);
  update(message, body);
  return message;
}

/** Takes a message of the interaction away. */
export function remove(interaction: Interaction, which: string, world: InteractionWorld): void {
  checkToken(interaction, world);
  find(interaction, which).deleted = true;
}

function find(interaction: Interaction, which: string): ChannelMessage {
  const found =
    which === '@original'
      ? interaction.original
      : [interaction.original, ...interaction.followUps].find((each) => each?.id === which);
  if (found === undefined || found.deleted) throw new Refusal(404, 10_008, 'Unknown Message');
  return found;
}

function checkToken(interaction: Interaction, world: InteractionWorld): void {
  if (interaction.answeredWith === undefined) throw new Refusal(404, 10_015, 'Unknown Webhook');
  if (world.now() - interaction.at > tokenLife) throw new Refusal(401, 50_027, 'Invalid Webhook Token');
}

function update(message: ChannelMessage, body: WireMessage): void {
  const before = message.payload.flags ?? 0;
  const wasV2 = (before & flag.componentsV2) !== 0;
  const flags = wasV2 ? before | (body.flags ?? 0) : (before & flag.ephemeral) | (body.flags ?? 0);
  const payload = { ...(message.thinking ? {} : message.payload), ...body, flags };
  checkMessage(payload);
  // What comes in place of "thinking …" notifies like a new message; a later edit does not.
  if (message.thinking) message.pinged = pingedBy(payload);
  message.payload = payload;
  message.thinking = false;
  message.edits += 1;
}

function messageOf(
  interaction: Interaction,
  body: WireMessage,
  world: InteractionWorld,
  thinking: boolean,
): ChannelMessage {
  const ephemeral = ((body.flags ?? 0) & flag.ephemeral) !== 0;
  return newMessage(
    {
      id: world.newId(),
      channelId: interaction.channelId,
      interactionId: interaction.id,
      ...(ephemeral && { seenBy: interaction.userId }),
    },
    body,
    thinking,
  );
}
