import { randomUUID } from 'node:crypto';
import { type REST, RESTEvents } from '@discordjs/rest';
import {
  type APIApplicationCommandOptionChoice,
  type APIGatewayBotInfo,
  Routes,
} from 'discord-api-types/v10';
import { sampleClock } from '../../../src/doctor/clock.ts';
import type { ClockSample } from '../../../src/doctor/finding.ts';
import type { RegisteredCommand } from '../draw/commands.ts';
import type { MessagePayload, Visibility } from '../draw/render.ts';
import type { FormPayload } from '../draw/report-form.ts';
import { type Gate, processGate } from './gate.ts';
import { type Refusal, readRefusal } from './refusals.ts';
import { clockStepMinder } from './steps.ts';

/** An interaction to answer: https://discord.com/developers/docs/interactions/receiving-and-responding */
export interface Answerable {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

/** What became of a request. */
export type Sent<Result = undefined> =
  | { readonly done: true; readonly result: Result }
  | { readonly done: false; readonly refusal: Refusal };

/** The only way to Discord: every request of the bot is one of these. None throws for what Discord refuses. */
export interface Outbound {
  /** Answers with a new message. */
  answer(to: Answerable, payload: MessagePayload): Promise<Sent>;
  /** Changes the message that was pressed on. */
  turn(to: Answerable, payload: MessagePayload): Promise<Sent>;
  /** Opens a form for whoever pressed. */
  openForm(to: Answerable, form: FormPayload): Promise<Sent>;
  /** Says that the answer takes a moment; `finish` or `replace` must follow within 15 minutes. */
  defer(to: Answerable, visibility: Visibility): Promise<Sent>;
  /** Says that the pressed message will change; `finish` must follow. */
  deferTurn(to: Answerable): Promise<Sent>;
  /** Puts the answer where `defer` showed that it was coming. */
  finish(to: Answerable, payload: MessagePayload): Promise<Sent>;
  /** Takes away what `defer` showed and answers with another message, of its own visibility. */
  replace(to: Answerable, payload: MessagePayload): Promise<Sent>;
  /** Offers choices while an option is typed. */
  offer(to: Answerable, choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<Sent>;
  /**
   * Creates a message in a channel, where wanted as the reply to another one. The nonce, of at most 25 characters, is enforced: whoever repeats it within
   * a few minutes, after a lost answer too, gets the first message and no second one is made.
   * https://discord.com/developers/docs/resources/message#create-message
   */
  create(
    channelId: string,
    payload: MessagePayload,
    options?: { readonly nonce?: string; readonly signal?: AbortSignal; readonly replyTo?: string },
  ): Promise<Sent<{ readonly messageId: string }>>;
  /** Creates a direct message to a user, where they take any from the bot. */
  tell(userId: string, payload: MessagePayload): Promise<Sent>;
  /** The bot that the token belongs to. */
  whoAmI(): Promise<Sent<Identity>>;
  /** How often the bot may still log in to the gateway today. */
  loginsLeft(): Promise<Sent<LoginsLeft>>;
  /** Discord's clock beside this machine's, at the last answer; undefined before the first. */
  clockThere(): ClockSample | undefined;
  /** The commands that are registered, with all their localised texts. */
  listCommands(applicationId: string, guildId: string | undefined): Promise<Sent<readonly unknown[]>>;
  /** Replaces all commands. */
  writeCommands(
    applicationId: string,
    guildId: string | undefined,
    commands: readonly RegisteredCommand[],
  ): Promise<Sent>;
}

/** Who a token belongs to: its application, which on Discord has the bot's name. */
export interface Identity {
  readonly applicationId: string;
  readonly name: string;
}

/** https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export interface LoginsLeft {
  readonly remaining: number;
  readonly total: number;
  /** After how many milliseconds they are all there again. */
  readonly resetAfter: number;
}

/** What else is told. */
export interface OutboundReports {
  /** Discord does not accept the token any more: nothing more will be sent. */
  readonly onStop: (refusal: Refusal) => void;
  /** So many requests were invalid that nothing is sent for so many milliseconds. */
  readonly onPause: (milliseconds: number) => void;
  /** Discord, or what is known of its limits, asks to wait so many milliseconds. */
  readonly onWait?: (milliseconds: number) => void;
  /** A request was not done. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/** A message as its JSON and what is uploaded beside it. */
interface Parted {
  readonly body: object;
  readonly files?: {
    readonly files: { readonly name: string; readonly data: string; readonly contentType: string }[];
  };
}

/** https://discord.com/developers/docs/reference#uploading-files; the mark at its beginning tells spreadsheets that it is UTF-8. */
function parted({ upload, ...body }: MessagePayload): Parted {
  if (upload === undefined) return { body };
  const { name, type, content } = upload;
  const data = type === 'text/csv' ? `\ufeff${content}` : content;
  return { body, files: { files: [{ name, data, contentType: `${type}; charset=utf-8` }] } };
}

/** How long a request may take, the client's own waits and repeats included, in milliseconds. */
const longestRequest = 15_000;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object */
const callback = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  form: 9,
} as const;
const ephemeral = 1 << 6;

/**
 * The outbound side over discord.js's REST client, which reads Discord's rate-limit headers and waits. It has to
 * be made with `outboundOptions`.
 */
export function createOutbound(
  rest: REST,
  { onStop, onPause, onWait, onRefusal }: OutboundReports,
  gate: Gate = processGate,
  timeout: number = longestRequest,
): Outbound {
  let stopped: Refusal | undefined;
  let clock: ClockSample | undefined;
  const mindClockSteps = clockStepMinder(rest);
  gate.onPause(onPause);

  rest.on(RESTEvents.RateLimited, ({ timeToReset }) => onWait?.(timeToReset));
  rest.on(RESTEvents.Response, (_, { status, headers }) => {
    if (status === 429) onWait?.(Number(headers.get('retry-after') ?? 0) * 1000);
    const reading = Date.parse(headers.get('date') ?? '');
    // An answer is a moment old: far less than what is looked for.
    const now = Date.now();
    if (!Number.isNaN(reading)) clock = sampleClock('Discord', reading, now, now);
  });

  /** Makes a request that ends in time, whatever Discord and the client's queues do meanwhile. */
  async function attempt<Result>(
    request: (signal: AbortSignal) => Promise<Result>,
    until: AbortSignal = AbortSignal.timeout(timeout),
  ): Promise<Sent<Result>> {
    if (stopped !== undefined) return { done: false, refusal: stopped };
    mindClockSteps();
    try {
      return { done: true, result: await Promise.race([request(until), ended(until)]) };
    } catch (error) {
      const refusal = readRefusal(error);
      onRefusal?.(refusal);
      if (refusal.todo === 'stop' && stopped === undefined) {
        stopped = refusal;
        onStop(refusal);
      }
      return { done: false, refusal };
    }
  }

  const respond = (to: Answerable, type: number, data?: Parted) =>
    attempt(async (signal) => {
      const body = { type, ...(data !== undefined && { data: data.body }) };
      const files = data?.files;
      await rest.post(Routes.interactionCallback(to.id, to.token), { auth: false, body, signal, ...files });
      return undefined;
    });
  const original = (to: Answerable) => Routes.webhookMessage(to.applicationId, to.token, '@original');

  return {
    answer: (to, payload) => respond(to, callback.message, parted(payload)),
    turn: (to, payload) => respond(to, callback.update, parted(payload)),
    openForm: (to, form) => respond(to, callback.form, { body: form }),
    defer: (to, visibility) =>
      respond(to, callback.deferredMessage, {
        body: { flags: visibility === 'ephemeral' ? ephemeral : 0 },
      }),
    deferTurn: (to) => respond(to, callback.deferredUpdate),
    finish: (to, payload) =>
      attempt(async (signal) => {
        const { body, files } = parted(payload);
        await rest.patch(original(to), { auth: false, body, signal, ...files });
        return undefined;
      }),
    replace: async (to, payload) => {
      const taken = await attempt((signal) => rest.delete(original(to), { auth: false, signal }));
      if (!taken.done) return taken;
      return attempt(async (signal) => {
        const { body, files } = parted(payload);
        await rest.post(Routes.webhook(to.applicationId, to.token), { auth: false, body, signal, ...files });
        return undefined;
      });
    },
    offer: (to, choices) => respond(to, callback.choices, { body: { choices } }),
    create: (channelId, payload, { nonce = newNonce(), signal: until, replyTo } = {}) =>
      attempt(async (signal) => {
        const reference = replyTo !== undefined && {
          message_reference: { message_id: replyTo, fail_if_not_exists: false },
        };
        const { body: said, files } = parted(payload);
        const body = { ...said, nonce, enforce_nonce: true, ...reference };
        const created = (await rest.post(Routes.channelMessages(channelId), { body, signal, ...files })) as {
          id?: unknown;
        } | null;
        // Taken or not, nobody can tell: it is no message before it has an id.
        if (typeof created?.id !== 'string') throw new Error('Discord gave no id of the message');
        return { messageId: created.id };
      }, until),
    tell: (userId, payload) =>
      attempt(async (signal) => {
        const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: userId }, signal });
        const { body: said, files } = parted(payload);
        const body = { ...said, nonce: newNonce(), enforce_nonce: true };
        await rest.post(Routes.channelMessages((channel as { id: string }).id), { body, signal, ...files });
        return undefined;
      }),
    whoAmI: () =>
      attempt(async (signal) => {
        const { id, name } = (await rest.get(Routes.currentApplication(), { signal })) as {
          id: string;
          name: string;
        };
        return { applicationId: id, name };
      }),
    loginsLeft: () =>
      attempt(async (signal) => {
        const told = (await rest.get(Routes.gatewayBot(), { signal })) as APIGatewayBotInfo;
        const { remaining, total, reset_after: resetAfter } = told.session_start_limit;
        return { remaining, total, resetAfter };
      }),
    clockThere: () => clock,
    listCommands: (applicationId, guildId) =>
      attempt(async (signal) => {
        const query = new URLSearchParams({ with_localizations: 'true' });
        return (await rest.get(commandsRoute(applicationId, guildId), {
          query,
          signal,
        })) as readonly unknown[];
      }),
    writeCommands: (applicationId, guildId, commands) =>
      attempt(async (signal) => {
        await rest.put(commandsRoute(applicationId, guildId), { body: commands, signal });
        return undefined;
      }),
  };
}

/**
 * How discord.js's REST client is set up. Creating a message is never queued behind a rate limit: whoever
 * delivers decides when to come back, and holds no lease meanwhile. Everything else waits as the headers say.
 */
export const outboundOptions = {
  // A first response is worth nothing after three seconds; a repeat of one that arrived is refused as such.
  timeout: 5000 as number,
  retries: 2,
  makeRequest: processGate.request,
  rejectOnRateLimit: ({ method, route }: { method: string; route: string }) =>
    method.toUpperCase() === 'POST' && route === '/channels/:id/messages',
} as const;

function commandsRoute(applicationId: string, guildId: string | undefined) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

function newNonce(): string {
  return randomUUID().replaceAll('-', '').slice(0, 25);
}

/** Rejects when a request has had its time. */
function ended(until: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(new Error('Discord did not answer in time'));
    if (until.aborted) late();
    else until.addEventListener('abort', late, { once: true });
  });
}
