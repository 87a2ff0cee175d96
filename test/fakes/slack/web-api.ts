import { randomBytes } from 'node:crypto';
import { completeUpload } from './files.ts';
import { wrongInputs } from './forms.ts';
import { slackLimits } from './limits.ts';
import { isFields, type Json, refuseBlocks, refuseMessage } from './refusals.ts';
import { blockKitCheck } from './schemas.ts';
import type { Workspace } from './workspace.ts';

const wrongModal = blockKitCheck('modal_view');

type Fields = { readonly [name: string]: Json };

/** Who a token belongs to and what it may do. */
export interface Grant {
  readonly team: string;
  readonly scopes: ReadonlySet<string>;
  revoked?: true;
  expired?: true;
}

/** An app's secrets for OAuth, as the fake knows them. */
export interface AppSecrets {
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the methods work on. */
export interface Backend {
  /** What Slack's clock shows, in ms. */
  readonly now: () => number;
  readonly workspace: Workspace;
  readonly grants: Map<string, Grant>;
  readonly secrets: AppSecrets;
  readonly botUserId: string;
  /** Locales by user. */
  readonly locales: Map<string, string>;
  /** Time zones and rights by user; in Madrid and without any where nothing is set. */
  readonly profiles: Map<string, { readonly zone: string; readonly isAdmin: boolean }>;
  /** Names that others see, by user; none where nothing is set. */
  readonly names: Map<string, string>;
  /** Codes that wait to be exchanged for a token, with the team and the scopes they stand for. */
  readonly codes: Map<string, Grant>;
  /** Refresh tokens that were not used yet. */
  readonly refreshes: Map<string, Grant>;
  /** Seconds that a token lives; undefined without rotation. */
  rotation: number | undefined;
  uploadAddress(id: string): string;
  socketAddress(): string;
}

type Method = (args: Fields, grant: Grant, backend: Backend) => Fields;

/** The scope that each method needs. */
const scopes: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.scheduleMessage': 'chat:write',
  'chat.deleteScheduledMessage': 'chat:write',
  'conversations.history': 'channels:history',
  'users.info': 'users:read',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};

const methods: Readonly<Record<string, Method>> = {
  'auth.test': (_, { team }, { botUserId }) => ({
    ok: true,
    team_id: team,
    team: 'Cities',
    user_id: botUserId,
    bot_id: 'B1',
  }),
  'chat.postMessage': (args, grant, { workspace }) => {
    const error = closedTo(args, grant, workspace);
    if (error !== undefined) return { ok: false, error };
    const refusal = refuseMessage(args);
    if (refusal !== undefined) return { ok: false, error: refusal.error, detail: refusal.detail };
    const thread = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : undefined;
    const channel = String(args['channel']);
    const { ts } = workspace.put({ channel, thread, visibleTo: 'everyone', sent: args });
    return { ok: true, ts, channel };
  },
  'chat.scheduleMessage': (args, grant, { workspace, now }) => {
    const error = closedTo(args, grant, workspace);
    if (error !== undefined) return { ok: false, error };
    const ahead = Number(args['post_at']) - now() / 1000;
    if (!(ahead > 0)) return { ok: false, error: 'time_in_past' };
    if (ahead > 120 * 24 * 3600) return { ok: false, error: 'time_too_far' };
    const id = `Q${randomBytes(6).toString('hex')}`;
    workspace.scheduled.set(id, { channel: String(args['channel']), text: String(args['text']) });
    return { ok: true, scheduled_message_id: id, channel: String(args['channel']) };
  },
  'chat.deleteScheduledMessage': (args, _, { workspace }) =>
    workspace.scheduled.delete(String(args['scheduled_message_id']))
      ? { ok: true }
      : { ok: false, error: 'invalid_scheduled_message_id' },
  'chat.scheduledMessages.list': (args, _, { workspace }) => ({
    ok: true,
    scheduled_messages: [...workspace.scheduled]
      .filter(([, { channel }]) => args['channel'] === undefined || channel === args['channel'])
      .map(([id, { channel, text }]) => ({ id, channel_id: channel, text, post_at: 0, date_created: 0 })),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.history': (args, _, { workspace }) => {
    const oldest = Number(args['oldest'] ?? 0);
    const found = workspace.messages.filter(
      ({ channel, ts, visibleTo }) =>
        channel === args['channel'] && visibleTo === 'everyone' && Number(ts) >= oldest,
    );
    const from = Number(args['cursor'] ?? 0);
    const to = from + Number(args['limit'] ?? 100);
    const page = found.toReversed().slice(from, to);
    return {
      ok: true,
      messages: page.map(({ ts, sent }) => ({ ts, metadata: sent['metadata'] ?? null })),
      has_more: to < found.length,
      response_metadata: { next_cursor: to < found.length ? String(to) : '' },
    };
  },
  'conversations.replies': (args, { scopes: granted }, { workspace, botUserId }) => {
    const channel = String(args['channel']);
    const kinds: Readonly<Record<string, string>> = { D: 'im:history', G: 'groups:history' };
    const needed = kinds[channel.charAt(0)] ?? 'channels:history';
    if (!granted.has(needed)) return { ok: false, error: 'missing_scope', needed };
    const root = String(args['ts']);
    const latest = Number(args['latest'] ?? Number.POSITIVE_INFINITY);
    const all = workspace.messages.filter(
      (message) =>
        message.channel === channel &&
        message.visibleTo === 'everyone' &&
        (message.ts === root || message.thread === root) &&
        (Number(message.ts) < latest || message.ts === root),
    );
    if (!all.some(({ ts }) => ts === root)) return { ok: false, error: 'thread_not_found' };
    const from = Number(args['cursor'] ?? 0);
    const to = from + Number(args['limit'] ?? 100);
    return {
      ok: true,
      messages: all.slice(from, to).map(({ ts, sent }) => ({
        ts,
        thread_ts: root,
        user: sent['user'] ?? botUserId,
        text: sent['text'] ?? '',
        ...(sent['blocks'] !== undefined && { blocks: sent['blocks'] }),
      })),
      has_more: to < all.length,
      response_metadata: { next_cursor: to < all.length ? String(to) : '' },
    };
  },
  'users.info': (args, _, { locales, profiles, names, workspace }) => {
    const user = String(args['user']);
    const locale = args['include_locale'] === true ? { locale: locales.get(user) ?? 'en-US' } : {};
    const { zone, isAdmin } = profiles.get(user) ?? { zone: 'Europe/Madrid', isAdmin: false };
    const profile = { display_name: names.get(user) ?? '', real_name: '' };
    // https://docs.slack.dev/reference/objects/user-object
    if (workspace.left.has(user)) return { ok: true, user: { id: user, deleted: true, profile } };
    return { ok: true, user: { id: user, tz: zone, is_admin: isAdmin, profile, ...locale } };
  },
  'assistant.threads.setSuggestedPrompts': (args, _, { workspace }) => {
    const { channel_id: channel, prompts } = args;
    if (typeof channel !== 'string' || !channel.startsWith('D'))
      return { ok: false, error: 'channel_not_found' };
    const isPrompt = (each: Json) =>
      isFields(each) &&
      [each['title'], each['message']].every((text) => typeof text === 'string' && text !== '');
    if (!Array.isArray(prompts) || prompts.length === 0 || !prompts.every(isPrompt))
      return { ok: false, error: 'invalid_arguments' };
    if (prompts.length > slackLimits.prompts) return { ok: false, error: 'too_many_prompts' };
    workspace.prompts.set(channel, { title: args['title'] ?? null, prompts });
    return { ok: true };
  },
  'files.getUploadURLExternal': (args, _, { workspace, uploadAddress }) => {
    const { filename, length } = args;
    if (typeof filename !== 'string' || filename === '' || !(Number(length) > 0))
      return { ok: false, error: 'invalid_arguments' };
    const id = `F${randomBytes(6).toString('hex')}`;
    workspace.uploads.set(id, { name: filename, length: Number(length), content: undefined });
    return { ok: true, upload_url: uploadAddress(id), file_id: id };
  },
  'files.completeUploadExternal': (args, _, { workspace }) => completeUpload(args, workspace),
  'views.open': (args, _, { workspace }) => {
    const { view, trigger_id: trigger } = args;
    if (!isFields(view) || view['type'] !== 'modal') return { ok: false, error: 'invalid_arguments' };
    if (typeof trigger !== 'string' || trigger === '') return { ok: false, error: 'invalid_trigger_id' };
    const wrong = [...wrongModal(view), ...wrongInputs(view)];
    if (wrong.length > 0) return { ok: false, error: 'invalid_arguments', detail: wrong.join('; ') };
    const id = `V${workspace.forms.length + 1}FORM`;
    workspace.forms.push({ id, view });
    return { ok: true, view: { ...view, id } };
  },
  'views.publish': (args, _, { workspace }) => {
    const { view } = args;
    if (!isFields(view) || view['type'] !== 'home') return { ok: false, error: 'invalid_arguments' };
    const refusal = refuseBlocks(view['blocks'] ?? null, slackLimits.viewBlocks);
    if (refusal !== undefined) return { ok: false, error: refusal.error, detail: refusal.detail };
    workspace.homes.set(String(args['user_id']), view);
    return { ok: true, view: { id: `V${String(args['user_id'])}` } };
  },
};

/** Why a channel takes no message of the bot; a person's id is the direct message with them. */
function closedTo(args: Fields, { scopes: granted }: Grant, workspace: Workspace): string | undefined {
  const id = String(args['channel']);
  const channel = workspace.channels.get(id);
  if (channel === undefined)
    return /^[UD]/.test(id) && !workspace.left.has(id) ? undefined : 'channel_not_found';
  if (channel.archived === true) return 'is_archived';
  return channel.botIsMember !== true && !granted.has('chat:write.public') ? 'not_in_channel' : undefined;
}

/** What Slack answers to a call of the Web API. */
export function callMethod(method: string, token: string, args: Fields, backend: Backend): Fields {
  if (method === 'api.test') return { ok: true };
  if (method === 'oauth.v2.access') return exchange(args, backend);
  if (method === 'apps.connections.open') {
    return token === backend.secrets.appToken
      ? { ok: true, url: backend.socketAddress() }
      : { ok: false, error: 'invalid_auth' };
  }
  const known = methods[method];
  if (known === undefined) return { ok: false, error: 'unknown_method' };
  if (token === '') return { ok: false, error: 'not_authed' };
  const grant = backend.grants.get(token);
  if (grant === undefined) return { ok: false, error: 'invalid_auth' };
  if (grant.expired === true) return { ok: false, error: 'token_expired' };
  if (grant.revoked === true) return { ok: false, error: 'token_revoked' };
  const scope = scopes[method];
  if (scope !== undefined && !grant.scopes.has(scope))
    return { ok: false, error: 'missing_scope', needed: scope };
  return known(args, grant, backend);
}

/** A code or a refresh token for a new token. Each works once. */
function exchange(args: Fields, backend: Backend): Fields {
  const { clientId, clientSecret } = backend.secrets;
  if (args['client_id'] !== clientId || args['client_secret'] !== clientSecret)
    return { ok: false, error: 'bad_client_secret' };
  const isRefresh = args['grant_type'] === 'refresh_token';
  const waiting = isRefresh ? backend.refreshes : backend.codes;
  const key = String(args[isRefresh ? 'refresh_token' : 'code']);
  const grant = waiting.get(key);
  if (grant === undefined) return { ok: false, error: isRefresh ? 'invalid_refresh_token' : 'invalid_code' };
  waiting.delete(key);
  const { token, more } = newToken(grant, backend);
  return {
    ok: true,
    token_type: 'bot',
    app_id: 'A1',
    access_token: token,
    bot_user_id: backend.botUserId,
    scope: [...grant.scopes].join(','),
    team: { id: grant.team, name: 'Cities' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U1' },
    ...more,
  };
}

function newToken(grant: Grant, backend: Backend): { token: string; more: Fields } {
  const token = `xoxb-${randomBytes(12).toString('hex')}`;
  backend.grants.set(token, { team: grant.team, scopes: grant.scopes });
  if (backend.rotation === undefined) return { token, more: {} };
  const refresh = `xoxe-1-${randomBytes(12).toString('hex')}`;
  backend.refreshes.set(refresh, grant);
  return { token, more: { refresh_token: refresh, expires_in: backend.rotation } };
}
