import * as webApi from '@slack/web-api';
import type { Logger } from 'pino';
import { sampleClock } from '../../../src/doctor/clock.ts';
import type { ClockSample } from '../../../src/doctor/finding.ts';
import type { Clock } from '../../../src/ports.ts';
import type { HomeView } from '../draw/home.ts';
import type { Prompt } from '../draw/prompts.ts';
import type { SlackMessage } from '../draw/render.ts';
import type { FormView } from '../draw/report-form.ts';
import { type Renewed, renewedFrom } from '../install/tokens.ts';
import { sdkLog } from '../receive/sdk-log.ts';
import type { ShownMessage } from '../receive/shown-text.ts';
import { checkByPlanning } from './permission.ts';
import {
  type Failure,
  failureOfStatus,
  failureSaid,
  isRefusedForm,
  isUnsorted,
  type Outcome,
} from './refusals.ts';
import { createResponding } from './responding.ts';
import { TooLate, timelyFetch, within } from './timely-fetch.ts';

/** How long a call may take, in ms: well below a third of any lease on a delivery. */
export const callTimeout = 8_000;

/** The most pages of a channel's history that are looked through. */
const mostPages = 10;

/** Where a message goes. */
export interface Destination {
  readonly token: string;
  readonly channel: string;
  /** The timestamp of the message whose thread it belongs to. */
  readonly thread?: string | undefined;
}

/** A mark on a message that only apps see: it finds the message again. */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, string | number>>;
}

/** How a message answers an interaction. */
export interface Response {
  readonly audience: 'asker' | 'everyone';
  /** True to put it in the place of the message whose button was pressed. */
  readonly replace?: boolean;
  readonly thread?: string | undefined;
}

/** A message of a thread, as far as it is read. */
export interface ThreadMessage extends ShownMessage {
  readonly user?: string | undefined;
}

/** Who a token belongs to. */
export interface Identity {
  readonly botUserId: string;
  readonly botId: string;
  readonly teamId: string;
  /** The workspace's name. */
  readonly team: string;
  /** What the token may do; undefined where Slack did not say. */
  readonly scopes: readonly string[] | undefined;
}

/** What a token is renewed with. */
export interface RenewalSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** What Slack tells of a user. */
export interface Profile {
  /** The name that others see; undefined where Slack tells none. */
  readonly name: string | undefined;
  readonly zone: string | undefined;
  readonly isAdmin: boolean;
}

/** A file as Slack takes it. */
export interface UploadedFile {
  readonly name: string;
  readonly content: string;
}

/** Everything the bot ever asks of Slack. Nothing is sent twice by itself: who calls decides about that. */
export interface Outbound {
  /** Posts a message for everyone in the channel; gives its timestamp. It is sent within the timeout or not at all. */
  post(to: Destination, message: SlackMessage, metadata?: Metadata): Promise<Outcome<string>>;
  /** Answers an interaction through its response address. */
  respond(address: string, message: SlackMessage, how: Response): Promise<Outcome<void>>;
  /** Whether a post would be taken, without anyone seeing it and with nothing left behind. */
  mayPost(to: Destination): Promise<Outcome<void>>;
  /** The timestamp of the bot's message with this metadata since `oldest`, or undefined where there is none. */
  findPosted(to: Destination, metadata: Metadata, oldest: Date): Promise<Outcome<string | undefined>>;
  /**
   * The messages of a thread before the one at `before`, oldest first, at most the last thousand. Needs channels:history,
   * with one person alone im:history.
   */
  messagesAbove(
    to: Destination & { readonly thread: string },
    before: string,
  ): Promise<Outcome<readonly ThreadMessage[]>>;
  /** Puts a file into a conversation, for everyone there: Slack has none that one person alone sees. Needs files:write. */
  upload(to: Destination, file: UploadedFile): Promise<Outcome<void>>;
  publishHome(token: string, user: string, view: HomeView): Promise<Outcome<void>>;
  /** Shows questions to try above a conversation with one person, in the place of those of before. Needs assistant:write. */
  suggestPrompts(to: Destination, title: string, prompts: readonly Prompt[]): Promise<Outcome<void>>;
  /** Opens a form for whoever pressed; `trigger` is good for three seconds. */
  openForm(token: string, trigger: string, view: FormView): Promise<Outcome<void>>;
  /** The user's locale, such as `fr-FR`. Needs users:read. */
  localeOf(token: string, user: string): Promise<Outcome<string | undefined>>;
  /** The user's name, their time zone, and whether they administer the workspace. Needs users:read. */
  profileOf(token: string, user: string): Promise<Outcome<Profile>>;
  whoAmI(token: string): Promise<Outcome<Identity>>;
  /** Changes a refresh token, which works once, for a new token. */
  renewToken(secrets: RenewalSecrets): Promise<Outcome<Renewed>>;
  /** Whether Slack would let the app connect with this app-level token: it gives an address, which is not used. */
  mayConnect(appToken: string): Promise<Outcome<void>>;
  /** Slack's clock beside this machine's; undefined where Slack does not tell, or cannot be reached. */
  clockThere(): Promise<ClockSample | undefined>;
}

/** Options of every client that talks to Slack: it repeats nothing, waits not long, and says no token in the log. */
export function clientOptions(
  apiAddress: string,
  log: Logger,
  timeout: number = callTimeout,
): webApi.WebClientOptions {
  return {
    slackApiUrl: apiAddress,
    logger: sdkLog(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: timelyFetch,
  };
}

/**
 * The one door to Slack.
 * @param apiAddress of Slack's Web API, with a slash at its end.
 * @param timeout how long a call may take, in ms.
 */
export function createOutbound(
  apiAddress: string,
  log: Logger,
  clock: Clock,
  timeout: number = callTimeout,
): Outbound {
  const client = new webApi.WebClient(undefined, clientOptions(apiAddress, log, timeout));
  const postResponse = createResponding(timeout);
  const mayPost = checkByPlanning(client, outcomeOf, log, clock);

  /** Sends with blocks; where Slack refuses their form, once more as the text alone, and the defect is logged. */
  async function sendForm<Value>(
    message: SlackMessage,
    send: (form: Partial<SlackMessage> & { text: string }) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const first = await send(message);
    if (!first.ok && first.failure.kind === 'passing' && isUnsorted(first.failure.code))
      log.error({ code: first.failure.code }, 'Slack refused with a code that this version does not know');
    if (first.ok || !isRefusedForm(first.failure)) return first;
    log.error(
      { code: first.failure.code },
      'Slack refused the blocks of a message; its text is sent instead',
    );
    const { blocks: _, ...textForm } = message;
    return send(textForm);
  }

  return {
    post: (to, message, metadata) =>
      sendForm(message, (form) =>
        outcomeOf(async () => {
          const { ts } = await within(timeout, () =>
            client.chat.postMessage({
              ...(form as SlackMessage),
              token: to.token,
              channel: to.channel,
              ...(to.thread !== undefined && { thread_ts: to.thread }),
              ...(metadata !== undefined && { metadata }),
            }),
          );
          return ts;
        }),
      ).then(withMessageId),

    respond: (address, message, { audience, replace = false, thread }) =>
      sendForm(message, (form) =>
        postResponse(address, {
          ...form,
          response_type: audience === 'asker' ? 'ephemeral' : 'in_channel',
          replace_original: replace,
          ...(thread !== undefined && { thread_ts: thread }),
        }),
      ),

    mayPost: (to) => mayPost(to),

    async findPosted(to, metadata, oldest) {
      let cursor: string | undefined;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const page = await outcomeOf(() =>
          client.conversations.history({
            token: to.token,
            channel: to.channel,
            oldest: String(oldest.getTime() / 1000),
            inclusive: true,
            include_all_metadata: true,
            limit: 200,
            ...(cursor !== undefined && { cursor }),
          }),
        );
        if (!page.ok) return page;
        const found = page.value.messages?.find((message) => hasMetadata(message.metadata, metadata))?.ts;
        cursor = page.value.response_metadata?.next_cursor;
        if (found !== undefined || cursor === undefined || cursor === '') return { ok: true, value: found };
      }
      return { ok: false, failure: { kind: 'defect', code: 'too_many_messages' } };
    },

    messagesAbove: ({ token, channel, thread }, before) =>
      outcomeOf(async () => {
        const found: ThreadMessage[] = [];
        let cursor: string | undefined;
        for (let pages = 0; pages < mostPages; pages += 1) {
          const page = await client.conversations.replies({
            token,
            channel,
            ts: thread,
            latest: before,
            inclusive: false,
            limit: 100,
            ...(cursor !== undefined && { cursor }),
          });
          found.push(...(page.messages ?? []).filter(({ ts = '' }) => ts < before));
          cursor = page.response_metadata?.next_cursor;
          if (cursor === undefined || cursor === '') break;
        }
        return found;
      }),

    upload: ({ token, channel, thread }, { name, content }) =>
      outcomeOf(async () => {
        await client.filesUploadV2({
          token,
          channel_id: channel,
          filename: name,
          file: Buffer.from(content),
          ...(thread !== undefined && { thread_ts: thread }),
        } as Parameters<typeof client.filesUploadV2>[0]);
      }),

    publishHome: (token, user, view) =>
      outcomeOf(async () => {
        await client.views.publish({ token, user_id: user, view });
      }),

    suggestPrompts: ({ token, channel }, title, prompts) =>
      outcomeOf(async () => {
        await client.assistant.threads.setSuggestedPrompts({
          token,
          channel_id: channel,
          title,
          prompts: [...prompts],
        });
      }),

    openForm: (token, trigger, view) =>
      outcomeOf(async () => {
        await client.views.open({ token, trigger_id: trigger, view });
      }),

    localeOf: (token, user) =>
      outcomeOf(async () => {
        const { user: found } = await client.users.info({ token, user, include_locale: true });
        return found?.locale;
      }),

    profileOf: (token, user) =>
      outcomeOf(async () => {
        const { user: found } = await client.users.info({ token, user });
        const { display_name: chosen, real_name: real } = found?.profile ?? {};
        const name = [chosen, real, found?.real_name].find((each) => (each ?? '').trim() !== '');
        return { name, zone: found?.tz, isAdmin: found?.is_admin === true || found?.is_owner === true };
      }),

    whoAmI: (token) =>
      outcomeOf(async () => {
        const answered = await client.auth.test({ token });
        const { user_id, bot_id, team_id, team = '', response_metadata: more } = answered;
        const ids = { botUserId: user_id ?? '', botId: bot_id ?? '', teamId: team_id ?? '' };
        return { ...ids, team, scopes: more?.scopes };
      }),

    renewToken: async ({ clientId, clientSecret, refreshToken }) => {
      const told = await outcomeOf(() =>
        client.oauth.v2.access({
          client_id: clientId,
          client_secret: clientSecret,
          grant_type: 'refresh_token',
          refresh_token: refreshToken,
        }),
      );
      if (!told.ok) return told;
      const renewed = renewedFrom(told.value);
      return 'code' in renewed ? { ok: false, failure: renewed } : { ok: true, value: renewed };
    },

    mayConnect: (appToken) =>
      outcomeOf(async () => {
        await client.apps.connections.open({ token: appToken });
      }),

    async clockThere() {
      const before = clock.now().getTime();
      const signal = AbortSignal.timeout(timeout);
      const answered = await fetch(new URL('api.test', apiAddress), { method: 'POST', signal }).catch(
        () => undefined,
      );
      const reading = Date.parse(answered?.headers.get('date') ?? '');
      return Number.isNaN(reading) ? undefined : sampleClock('Slack', reading, before, clock.now().getTime());
    },
  };
}

function hasMetadata(
  found: { event_type?: string; event_payload?: object } | undefined,
  wanted: Metadata,
): boolean {
  if (found?.event_type !== wanted.event_type) return false;
  const payload = (found.event_payload ?? {}) as Record<string, unknown>;
  return Object.entries(wanted.event_payload).every(([name, value]) => payload[name] === value);
}

/** A post that Slack says it took and gives no id of: nobody can tell whether there is a message. */
function withMessageId(posted: Outcome<string | undefined>): Outcome<string> {
  if (!posted.ok) return posted;
  const { value } = posted;
  return value === undefined || value === ''
    ? { ok: false, failure: { kind: 'unknown', code: 'no_message_id' } }
    : { ok: true, value };
}

/** What came of a call, as a value. */
async function outcomeOf<Value>(call: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

/** What a failed call of the SDK means. A call whose answer was lost, or makes no sense, may have been done. */
export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIPlatformError) return failureSaid(error.data.error);
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'wait', code: 'ratelimited', retryAfter: error.retryAfter };
  if (error instanceof webApi.WebAPIHTTPError) return failureOfStatus(error.statusCode);
  // Nothing was sent, so nothing can have been done.
  if (error instanceof webApi.WebAPIRequestError && error.original instanceof TooLate)
    return { kind: 'wait', code: 'too_late', retryAfter: 0 };
  if (error instanceof webApi.WebAPIRequestError)
    return { kind: 'unknown', code: error.original.name === 'TimeoutError' ? 'timeout' : 'connection_lost' };
  return { kind: 'unknown', code: 'unreadable_answer' };
}
