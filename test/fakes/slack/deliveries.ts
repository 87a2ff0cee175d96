import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { stringify } from 'node:querystring';
import { type FormWords, stateOf } from './forms.ts';
import { isFields, type Json, refuseMessage } from './refusals.ts';
import { blockKitCheck } from './schemas.ts';
import type { FakeSlack } from './slack.ts';
import { isLate, type Loss } from './sockets.ts';
import type { PostedMessage } from './workspace.ts';

type Fields = { readonly [name: string]: Json };

/** Something that Slack delivers to the app, so that it can be delivered again. */
export interface Delivery {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Fields;
  readonly user: string;
  readonly channel: string;
}

/** How the app took a delivery. */
export interface Taken {
  /** The HTTP status, or 200 for an acknowledged envelope; undefined where none came in 3 seconds of Slack's clock. */
  readonly status: number | undefined;
}

/** What a person does in Slack. */
export interface Person {
  command(text: string, where?: { channel?: string; command?: string }): Delivery;
  mention(text: string, where?: { channel?: string; thread?: string; ts?: string; more?: Fields }): Delivery;
  /** Writes to the bot alone. Slack tells an app of it only with im:history. */
  direct(text: string, where?: { thread?: string; ts?: string; more?: Fields }): Delivery;
  press(message: PostedMessage, label: string): Delivery;
  pressHome(label: string): Delivery;
  /** Fills in the newest form and sends it. */
  submit(values: FormWords): Delivery;
  checkMessage(text: string, where?: { channel?: string; thread?: string }): Delivery;
  openHome(tab?: 'home' | 'messages'): Delivery;
}

type Pressed = Pick<PostedMessage['buttons'][number], 'actionId' | 'value'>;

/** Makes the deliveries that a person's deeds cause. */
export function person(slack: FakeSlack, user: string, name = user.toLowerCase()): Person {
  const base = { token: 'verification', team_id: slack.team, api_app_id: 'A1' };
  const unique = () => `${slack.now()}.${randomBytes(6).toString('hex')}`;
  const actor = { id: user, username: name, name, team_id: slack.team };
  const event = (fields: Fields, channel: string): Delivery => ({
    kind: 'events_api',
    user,
    channel,
    payload: {
      ...base,
      type: 'event_callback',
      event_id: `Ev${randomBytes(6).toString('hex')}`,
      event_time: Math.floor(slack.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: slack.team,
          user_id: slack.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event: fields,
    },
  });
  const action = ({ actionId, value }: Pressed, fields: Fields, channel: string): Delivery => ({
    kind: 'interactive',
    user,
    channel,
    payload: {
      token: base.token,
      api_app_id: base.api_app_id,
      type: 'block_actions',
      team: { id: slack.team, domain: 'cities' },
      user: actor,
      trigger_id: unique(),
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: actionId,
          action_ts: unique(),
          ...(value !== undefined && { value }),
        },
      ],
      ...fields,
    },
  });
  const button = (buttons: PostedMessage['buttons'], label: string) => {
    const found = buttons.find((each) => each.label === label);
    if (found === undefined)
      throw new Error(`no button "${label}" among: ${buttons.map((each) => each.label).join(', ')}`);
    return found;
  };
  return {
    command: (text, { channel = 'C1', command = '/compacts' } = {}) => ({
      kind: 'slash_commands',
      user,
      channel,
      payload: {
        ...base,
        team_domain: 'cities',
        channel_id: channel,
        channel_name: 'general',
        user_id: user,
        user_name: name,
        command,
        // Slack escapes its three marks in what is typed.
        text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        response_url: slack.responseAddress({ channel, user }),
        trigger_id: unique(),
        is_enterprise_install: 'false',
      },
    }),
    mention: (text, { channel = 'C1', thread, ts = slack.workspace.nextTs(), more = {} } = {}) =>
      event(
        {
          type: 'app_mention',
          user,
          text: `<@${slack.botUserId}> ${text}`,
          ts,
          event_ts: ts,
          channel,
          ...(thread !== undefined && { thread_ts: thread }),
          ...more,
        },
        channel,
      ),
    direct(text, { thread, ts = slack.workspace.nextTs(), more = {} } = {}) {
      if (slack.backend.grants.get(slack.botToken)?.scopes.has('im:history') !== true)
        throw new Error('Slack tells an app of direct messages only with im:history');
      const channel = `D${user}`;
      return event(
        {
          type: 'message',
          channel_type: 'im',
          user,
          text,
          ts,
          event_ts: ts,
          channel,
          ...(thread !== undefined && { thread_ts: thread }),
          ...more,
        },
        channel,
      );
    },
    press(message, label) {
      const { channel, ts, visibleTo, thread } = message;
      const container = {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: visibleTo !== 'everyone',
        ...(thread !== undefined && { thread_ts: thread }),
      };
      const origin = { ts, visibleTo };
      return action(
        button(message.buttons, label),
        {
          container,
          channel: { id: channel, name: 'general' },
          // Slack sends the message along, but for those that only one person sees.
          ...(visibleTo === 'everyone' && { message: { type: 'message', ts, ...message.sent } }),
          response_url: slack.responseAddress({ channel, user, origin }),
        },
        channel,
      );
    },
    pressHome(label) {
      const view = slack.workspace.homes.get(user);
      if (view === undefined) throw new Error(`${user} has no home tab yet`);
      const buttons = (view['blocks'] as Fields[])
        .filter((block) => block['type'] === 'actions')
        .flatMap((block) => block['elements'] as Fields[])
        .map((element) => ({
          label: String((element['text'] as Fields)['text']),
          actionId: String(element['action_id']),
          value: undefined,
        }));
      const shown = { id: `V${user}`, team_id: slack.team, type: 'home', app_installed_team_id: slack.team };
      return action(
        button(buttons, label),
        { container: { type: 'view', view_id: shown.id }, view: shown },
        '',
      );
    },
    submit(values) {
      const form = slack.workspace.forms.at(-1);
      if (form === undefined) throw new Error('no form is open');
      const state = stateOf(form.view, values);
      return {
        kind: 'interactive',
        user,
        channel: '',
        payload: {
          token: base.token,
          api_app_id: base.api_app_id,
          type: 'view_submission',
          team: { id: slack.team, domain: 'cities' },
          user: actor,
          trigger_id: unique(),
          view: {
            ...form.view,
            id: form.id,
            team_id: slack.team,
            state: { values: state },
          },
          response_urls: [],
          is_enterprise_install: false,
        },
      };
    },
    checkMessage: (text, { channel = 'C1', thread } = {}) => ({
      kind: 'interactive',
      user,
      channel,
      payload: {
        token: base.token,
        type: 'message_action',
        callback_id: 'verify_quotation',
        team: { id: slack.team, domain: 'cities' },
        user: { id: user, name, team_id: slack.team },
        channel: { id: channel, name: 'general' },
        trigger_id: unique(),
        action_ts: unique(),
        message_ts: slack.workspace.nextTs(),
        message: {
          type: 'message',
          user: 'U9',
          text,
          ts: slack.workspace.nextTs(),
          ...(thread !== undefined && { thread_ts: thread }),
        },
        response_url: slack.responseAddress({ channel, user }),
      },
    }),
    openHome: (tab = 'home') =>
      event({ type: 'app_home_opened', user, channel: `D${user}`, tab, event_ts: '1.1' }, `D${user}`),
  };
}

/** The workspace removes the app, or its tokens are revoked. */
export function lifecycle(slack: FakeSlack, event: Fields): Delivery {
  return {
    kind: 'events_api',
    user: '',
    channel: '',
    payload: {
      token: 'verification',
      team_id: slack.team,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev${randomBytes(6).toString('hex')}`,
      event_time: Math.floor(slack.now() / 1000),
      event,
    },
  };
}

/** Delivers over Socket Mode. */
export async function overSocket(slack: FakeSlack, delivery: Delivery, loss?: Loss): Promise<Taken> {
  const answered = await slack.sockets.send(delivery.kind, delivery.payload, loss);
  if ('late' in answered) return { status: undefined };
  showAcknowledgement(slack, delivery, answered.payload);
  return { status: 200 };
}

/** A signature as Slack makes it: HMAC-SHA256 over the version, the time and the raw body. */
export function signature(secret: string, seconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
}

/** A delivery as the body and headers of an HTTP request, signed. */
export function asRequest(
  slack: FakeSlack,
  { kind, payload }: Delivery,
): { body: string; headers: Record<string, string> } {
  const isEvent = kind === 'events_api';
  const body = isEvent
    ? JSON.stringify(payload)
    : kind === 'interactive'
      ? stringify({ payload: JSON.stringify(payload) })
      : stringify(payload as Record<string, string>);
  // Bolt reads the real clock for the window of a signature.
  const seconds = Math.floor(Date.now() / 1000);
  return {
    body,
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': signature(slack.signingSecret, seconds, body),
    },
  };
}

/** Delivers over HTTP, and the connection breaks: right after the request, or with the answer on its way. */
export function lostOverHttp(
  slack: FakeSlack,
  address: string,
  delivery: Delivery,
  loss: Loss,
): Promise<Taken> {
  const { body, headers } = asRequest(slack, delivery);
  return new Promise((resolve) => {
    const sent = request(address, { method: 'POST', headers, agent: new Agent({ keepAlive: true }) });
    sent.on('error', () => undefined);
    sent.once('close', () => resolve({ status: undefined }));
    sent.once('response', () => sent.socket?.resetAndDestroy());
    sent.end(body, () => {
      if (loss === 'before') sent.socket?.resetAndDestroy();
    });
  });
}

/** Delivers over HTTP to the app at this address. */
export async function overHttp(slack: FakeSlack, address: string, delivery: Delivery): Promise<Taken> {
  const { body, headers } = asRequest(slack, delivery);
  const sentAt = slack.now();
  const signal = AbortSignal.timeout(slack.patience);
  try {
    const response = await fetch(address, { method: 'POST', body, headers, signal });
    const said = await response.text();
    if (isLate(slack, sentAt)) return { status: undefined };
    if (response.status === 200) {
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      showAcknowledgement(slack, delivery, isJson ? (JSON.parse(said) as Json) : said);
    }
    return { status: response.status };
  } catch (error) {
    if (signal.aborted && !slack.forgives)
      throw new Error(`${address} did not acknowledge`, { cause: error });
    return { status: undefined };
  }
}

/** What the acknowledgement of a slash command or of a form shows, or that Slack could not read it. */
function showAcknowledgement(
  slack: FakeSlack,
  { kind, user, channel, payload }: Delivery,
  answer: Json,
): void {
  const isEmpty = answer === null || answer === '' || (isFields(answer) && Object.keys(answer).length === 0);
  if (payload['type'] === 'view_submission' && isFields(answer)) showInForm(slack, answer);
  if (kind !== 'slash_commands' || isEmpty) return;
  const sent = isFields(answer) ? answer : { text: answer };
  const refusal = refuseMessage(sent);
  const visibleTo = sent['response_type'] === 'in_channel' ? 'everyone' : user;
  const shown =
    refusal === undefined
      ? sent
      : {
          text: `/compacts failed with the error "invalid_command_response" (${refusal.error}: ${refusal.detail})`,
        };
  slack.workspace.put({ channel, visibleTo, sent: shown });
}

const wrongModal = blockKitCheck('modal_view');

/** A form's answer: another view in its place, or what is wrong with a field. */
function showInForm(slack: FakeSlack, answer: Fields): void {
  const form = slack.workspace.forms.at(-1);
  if (form === undefined || answer['response_action'] === undefined) return;
  if (answer['response_action'] === 'errors') {
    form.view = { ...form.view, errors: answer['errors'] ?? null };
    return;
  }
  const wrong = wrongModal(answer['view']);
  if (answer['response_action'] !== 'update' || wrong.length > 0)
    throw new Error(`Slack does not take this in a form: ${wrong.join('; ')}`);
  form.view = answer['view'] as Fields;
}
