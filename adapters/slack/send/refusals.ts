/**
 * Why Slack did not take a call, by what to do about it.
 * `wait`: nothing is wrong, try again later. `passing`: nothing was done, and nobody said for how long: a workspace
 * that shuts the bot out, a gateway that does, or a code that is not known. `unknown`: it may have been done, so it is
 * not blindly repeated.
 * `channel`: this channel takes no messages from the bot. `installation`: this workspace does not let the bot in
 * any more. `scope`: the workspace did not grant what the call needs. `gone`: the interaction is too old to be
 * answered. `defect`: the bot sent something wrong.
 */
export type FailureKind =
  | 'wait'
  | 'passing'
  | 'unknown'
  | 'channel'
  | 'installation'
  | 'scope'
  | 'gone'
  | 'defect';

/** A call that Slack did not take. `code` is Slack's own, or what happened on the way. */
export interface Failure {
  readonly kind: FailureKind;
  readonly code: string;
  /** Seconds after which Slack takes calls again, where it said so. */
  readonly retryAfter?: number;
}

/** What came of a call. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

/** There is no token to be had for a workspace, and why. */
export class NoToken extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`there is no token for this workspace now (${failure.code})`);
    this.name = 'NoToken';
    this.failure = failure;
  }
}

/** Slack's error codes by kind. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const kinds: ReadonlyMap<string, FailureKind> = new Map(
  Object.entries({
    wait: [
      'ratelimited',
      'rate_limited',
      'message_limit_exceeded',
      'service_unavailable',
      'team_added_to_org',
    ],
    // Whoever runs the workspace lets the bot in again, or a new token does: none of these says that the app is gone.
    passing: [
      'token_expired',
      'invalid_auth',
      'not_authed',
      'invalid_refresh_token',
      'team_access_not_granted',
      'team_disabled',
      'team_not_found',
      'access_denied',
      'accesslimited',
      'ekm_access_denied',
      'enterprise_is_restricted',
      'org_login_required',
      'two_factor_setup_required',
    ],
    unknown: ['internal_error', 'fatal_error', 'request_timeout'],
    channel: [
      'channel_not_found',
      'not_in_channel',
      'is_archived',
      'user_not_in_channel',
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'restricted_action_thread_locked',
    ],
    installation: ['account_inactive', 'token_revoked', 'user_removed_from_team', 'app_uninstalled'],
    scope: ['missing_scope', 'no_permission', 'not_allowed_token_type'],
    gone: ['used_url', 'expired_url', 'expired_trigger_id', 'user_not_found', 'user_not_visible'],
    defect: [
      'invalid_arguments',
      'invalid_arg_name',
      'invalid_array_arg',
      'invalid_blocks',
      'invalid_blocks_format',
      'invalid_charset',
      'invalid_form_data',
      'invalid_json',
      'invalid_metadata_format',
      'invalid_metadata_schema',
      'invalid_post_type',
      'json_not_object',
      'markdown_text_conflict',
      'metadata_must_be_sent_from_app',
      'metadata_too_large',
      'missing_post_type',
      'msg_blocks_too_long',
      'msg_too_long',
      'no_text',
      'too_many_attachments',
      'unknown_method',
    ],
  }).flatMap(([kind, codes]) => codes.map((code) => [code, kind as FailureKind] as const)),
);

/**
 * The kind of an error code. What is not known counts as passing: Slack adds codes, and a channel that is given up for
 * one of them would be worse than another try.
 */
export function kindOf(code: string): FailureKind {
  return kinds.get(code) ?? (code.startsWith('restricted_action') ? 'channel' : 'passing');
}

/** True where nobody has sorted this code yet: an operator should see it. */
export function isUnsorted(code: string): boolean {
  return !kinds.has(code) && !/^(?:restricted_action|http_)/u.test(code);
}

/** A code is a word of Slack's. Anything else, such as the page of a gateway, is none. */
export function isCode(answered: unknown): answered is string {
  return typeof answered === 'string' && /^[a-z][a-z0-9_]{0,63}$/u.test(answered);
}

/**
 * What an error that Slack answers with means. The SDK gives a whole body for the code where it was no JSON: what
 * stood between Slack and the bot answered then, and whether Slack ever saw the call is open.
 */
export function failureSaid(answered: unknown): Failure {
  return isCode(answered) ? { kind: kindOf(answered), code: answered } : { kind: 'unknown', code: 'no_code' };
}

/** What an HTTP status other than 200 means. Who refuses a request (4xx) has not passed it on. */
export function failureOfStatus(status: number): Failure {
  const isRefused = status >= 400 && status < 500 && status !== 408;
  return { kind: isRefused ? 'passing' : 'unknown', code: `http_${status}` };
}

/** True where Slack refused the form of the blocks, so that the text alone may still arrive. */
export function isRefusedForm({ code }: Failure): boolean {
  return code.startsWith('invalid_blocks') || code === 'msg_blocks_too_long' || code === 'no_text';
}

/** What Slack says of a token that stands in the settings and will not work however often it is tried. */
const deadTokens: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_expired',
  'team_disabled',
]);

/** True where nothing but a person can help: the token of the settings is wrong or the app is gone. */
export function isFinal(code: string): boolean {
  return kindOf(code) === 'installation' || deadTokens.has(code);
}
