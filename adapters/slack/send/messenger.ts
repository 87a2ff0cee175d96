import type { Core } from '../../../src/core.ts';
import type { Messenger, Outcome } from '../../../src/digest/messenger.ts';
import { renderPost } from '../draw/post.ts';
import { callTimeout, type Metadata, type Outbound } from './outbound.ts';
import { type Failure, NoToken } from './refusals.ts';

/** How long to leave a workspace alone that asked to wait without saying how long, in milliseconds. */
const unstatedWait = 30_000;

/**
 * Slack's limit for posts is one a second a channel and an unstated one a workspace; a digest goes to each channel
 * once. https://docs.slack.dev/apis/web-api/rate-limits/
 */
const postsPerSecond = 40;

/** What the messenger needs of the running bot. */
export interface SlackMessengerParts {
  readonly core: Core;
  readonly outbound: Outbound;
  readonly tokenOf: (team: string) => Promise<string | undefined>;
  /** The longest that a post takes, in milliseconds: with blocks, and where these are refused, as text. */
  readonly timeout?: number;
}

/**
 * Digests on Slack. Slack has no key that makes a repeat harmless, so each message carries its key as metadata, and
 * whether it was posted is looked up in the channel's history, where the workspace allows that.
 */
export function slackMessenger({
  core,
  outbound,
  tokenOf,
  timeout = 2 * callTimeout,
}: SlackMessengerParts): Messenger {
  /** The token, or why it cannot be had now: the store or Slack is away, which says nothing of the installation. */
  const tokenFor = (team: string): Promise<{ token: string | undefined } | { failure: Failure }> =>
    tokenOf(team).then(
      (token) => ({ token }),
      (error: unknown) => ({
        failure: error instanceof NoToken ? error.failure : { kind: 'passing', code: 'token_lookup' },
      }),
    );

  return {
    platform: 'slack',
    repeatWindow: 0,
    timeout,
    postsPerSecond,
    prepare: async ({ workspace, channel }, answer, key) => {
      const found = await tokenFor(workspace);
      if ('failure' in found) return outcomeOf(found.failure);
      const { token } = found;
      if (token === undefined) return { kind: 'installation', reason: 'not_installed' };
      const message = renderPost(answer, core);
      return {
        send: async () => {
          const posted = await outbound.post({ token, channel }, message, markOf(key));
          return posted.ok ? { kind: 'sent', message: posted.value } : outcomeOf(posted.failure);
        },
      };
    },
    find: async ({ workspace, channel }, key, since) => {
      const known = await tokenFor(workspace);
      if ('failure' in known) return { retryAfter: unstatedWait };
      const { token } = known;
      if (token === undefined) return 'unknown';
      const found = await outbound.findPosted({ token, channel }, markOf(key), since);
      if (found.ok) return found.value === undefined ? 'absent' : { message: found.value };
      const { kind, retryAfter } = found.failure;
      return kind === 'wait' || kind === 'unknown' || kind === 'passing'
        ? { retryAfter: retryAfter === undefined ? unstatedWait : retryAfter * 1000 }
        : 'unknown';
    },
    check: async ({ workspace, channel }) => {
      const found = await tokenFor(workspace);
      if ('failure' in found) return { ok: false, reason: found.failure.code, lasting: false };
      const { token } = found;
      if (token === undefined) return { ok: false, reason: 'not_installed', lasting: true };
      const asked = await outbound.mayPost({ token, channel });
      if (asked.ok) return { ok: true };
      const { kind, code } = asked.failure;
      return {
        ok: false,
        reason: code,
        lasting: kind === 'channel' || kind === 'installation' || kind === 'scope',
      };
    },
    tell: async ({ workspace }, person, answer) => {
      const found = await tokenFor(workspace);
      if ('failure' in found || found.token === undefined) return false;
      const { token } = found;
      const message = renderPost(answer, core);
      return (await outbound.post({ token, channel: person }, message)).ok;
    },
  };
}

function markOf(key: string): Metadata {
  return { event_type: 'compacts_digest', event_payload: { key } };
}

function outcomeOf({ kind, code, retryAfter }: Failure): Outcome {
  switch (kind) {
    case 'wait':
      return {
        kind: 'wait',
        for: retryAfter === undefined ? unstatedWait : retryAfter * 1000,
        scope: 'workspace',
      };
    case 'passing':
      return { kind: 'passing', reason: code };
    case 'unknown':
    case 'gone':
      return { kind: 'unknown', reason: code };
    case 'channel':
      return { kind: 'channel', reason: code };
    case 'installation':
    case 'scope':
      return { kind: 'installation', reason: code };
    case 'defect':
      return { kind: 'refused', reason: code };
  }
}
