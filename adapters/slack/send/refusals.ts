/**
 * Why Slack did not take a call, by what to do about it.
 * `wait`: nothing is wrong, try again later. `unknown`: it may have been done, so it is not blindly repeated.
 * `channel`: this channel takes no messages from the bot. `installation`: this workspace does not let the bot in
 * any more. `scope`: the workspace did not grant what the call needs. `gone`: the interaction is too old to be
 * answered. `defect`: the bot sent something wrong.
 */
export type FailureKind = 'wait' | 'unknown' | 'channel' | 'installation' | 'scope' | 'gone' | 'defect';

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
    installation: [
      'account_inactive',
      'token_revoked',
      'token_expired',
      'invalid_auth',
      'not_authed',
      'team_access_not_granted',
      'user_removed_from_team',
      'team_disabled',
      'app_uninstalled',
    ],
    scope: ['missing_scope', 'no_permission', 'not_allowed_token_type'],
    gone: ['used_url', 'expired_url', 'expired_trigger_id', 'user_not_found', 'user_not_visible'],
  }).flatMap(([kind, codes]) => codes.map((code) => [code, kind as FailureKind] as const)),
);

/** The kind of an error code. A code that is not known counts as a mistake of the bot: someone should look. */
export function kindOf(code: string): FailureKind {
  return kinds.get(code) ?? (code.startsWith('restricted_action') ? 'channel' : 'defect');
}

/** True where Slack refused the form of the blocks, so that the text alone may still arrive. */
export function isRefusedForm({ code }: Failure): boolean {
  return code.startsWith('invalid_blocks') || code === 'msg_blocks_too_long' || code === 'no_text';
}

/** True where nothing but a person can help: the token is wrong or the app is gone. */
export function isFinal(code: string): boolean {
  return kindOf(code) === 'installation';
}
