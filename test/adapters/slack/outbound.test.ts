import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderNotice } from '../../../adapters/slack/draw/render.ts';
import {
  clientOptions,
  createOutbound,
  failureOf,
  type Outbound,
} from '../../../adapters/slack/send/outbound.ts';
import { checkByPlanning } from '../../../adapters/slack/send/permission.ts';
import { failureSaid, kindOf } from '../../../adapters/slack/send/refusals.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import { keptLog } from './running.ts';

let slack: FakeSlack;
let outbound: Outbound;
let logged: () => string;

beforeEach(async () => {
  slack = await startFakeSlack({
    channels: [{ id: 'C1', botIsMember: true }, { id: 'C2', archived: true }, { id: 'C3' }],
    scopes: ['commands', 'chat:write', 'channels:history'],
  });
  const kept = keptLog();
  logged = kept.logged;
  outbound = createOutbound(slack.apiAddress, kept.log, { now: () => new Date(slack.now()) });
});
afterEach(() => slack.stop());

const message = renderNotice('Today in the compacts');
const to = (channel: string) => ({ token: slack.botToken, channel });
const posted = () => slack.workspace.seenBy('UBOB', 'C1');

describe('posting', () => {
  it.each<[Fault, object, number]>([
    [{ kind: 'status', status: 429, retryAfter: 7 }, { kind: 'wait', code: 'ratelimited', retryAfter: 7 }, 0],
    [{ kind: 'status', status: 500 }, { kind: 'unknown', code: 'http_500' }, 0],
    [{ kind: 'drop', when: 'before' }, { kind: 'unknown', code: 'connection_lost' }, 0],
    [{ kind: 'drop', when: 'after' }, { kind: 'unknown', code: 'connection_lost' }, 1],
    [{ kind: 'error', error: 'fatal_error' }, { kind: 'unknown', code: 'fatal_error' }, 0],
    [{ kind: 'error', error: 'service_unavailable' }, { kind: 'wait', code: 'service_unavailable' }, 0],
    [{ kind: 'error', error: 'token_revoked' }, { kind: 'installation', code: 'token_revoked' }, 0],
    [{ kind: 'error', error: 'restricted_action_any_new_kind' }, { kind: 'channel' }, 0],
    [{ kind: 'error', error: 'invalid_arguments' }, { kind: 'defect' }, 0],
    [{ kind: 'error', error: 'never_seen_before' }, { kind: 'passing', code: 'never_seen_before' }, 0],
    [{ kind: 'error', error: 'ekm_access_denied' }, { kind: 'passing' }, 0],
    [{ kind: 'error', error: 'org_login_required' }, { kind: 'passing' }, 0],
    [{ kind: 'error', error: 'team_not_found' }, { kind: 'passing' }, 0],
    [{ kind: 'error', error: 'token_expired' }, { kind: 'passing', code: 'token_expired' }, 0],
    [{ kind: 'error', error: 'invalid_auth' }, { kind: 'passing', code: 'invalid_auth' }, 0],
    [{ kind: 'status', status: 429 }, { kind: 'wait', code: 'ratelimited', retryAfter: 30 }, 0],
    [
      { kind: 'status', status: 429, retryAfter: 31_536_000 },
      { kind: 'wait', code: 'ratelimited', retryAfter: 3_600 },
      0,
    ],
    [{ kind: 'page', status: 429 }, { kind: 'wait', code: 'ratelimited', retryAfter: 30 }, 0],
    [{ kind: 'page', status: 401 }, { kind: 'passing', code: 'http_401' }, 0],
    [{ kind: 'page', status: 403 }, { kind: 'passing', code: 'http_403' }, 0],
    [{ kind: 'page', status: 200 }, { kind: 'unknown', code: 'no_code' }, 0],
    [{ kind: 'page', status: 502 }, { kind: 'unknown', code: 'http_502' }, 0],
    [{ kind: 'body', body: '{"ok":true}' }, { kind: 'unknown', code: 'no_message_id' }, 0],
    [{ kind: 'body', body: '{}' }, { kind: 'unknown', code: 'no_code' }, 0],
    [{ kind: 'body', body: 'null' }, { kind: 'unknown', code: 'unreadable_answer' }, 0],
  ])('is tried once, and tells what came of %o', async (fault, failure, messages) => {
    slack.faults.plan('chat.postMessage', fault);
    expect(await outbound.post(to('C1'), message)).toMatchObject({ ok: false, failure });
    expect(slack.calls).toHaveLength(1);
    expect(posted()).toHaveLength(messages);
  });

  it.each([
    ['C2', 'is_archived'],
    ['C3', 'not_in_channel'],
    ['C9', 'channel_not_found'],
  ])('to %s fails for that channel alone: %s', async (channel, code) => {
    expect(await outbound.post(to(channel), message)).toEqual({
      ok: false,
      failure: { kind: 'channel', code },
    });
  });

  it('gives up on a Slack that does not answer', async () => {
    slack.faults.plan('chat.postMessage', { kind: 'held', until: () => new Promise(() => undefined) });
    const impatient = createOutbound(
      slack.apiAddress,
      keptLog().log,
      { now: () => new Date(slack.now()) },
      200,
    );
    const outcome = await impatient.post(to('C1'), message);
    expect(outcome).toEqual({ ok: false, failure: { kind: 'unknown', code: 'timeout' } });
  });

  it('says in the log which refusal nobody has sorted yet', async () => {
    slack.faults.plan('chat.postMessage', { kind: 'error', error: 'never_seen_before' });
    await outbound.post(to('C1'), message);
    expect(logged()).toContain('never_seen_before');
  });

  it('goes to a thread, and says its timestamp', async () => {
    const outcome = await outbound.post({ ...to('C1'), thread: '1.2' }, message);
    expect(outcome).toEqual({ ok: true, value: posted()[0]?.ts });
    expect(posted()[0]?.thread).toBe('1.2');
  });

  it.each(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'])(
    'sends the text alone, once, where Slack answers %s',
    async (error) => {
      slack.faults.plan('chat.postMessage', { kind: 'error', error });
      expect(await outbound.post(to('C1'), message)).toMatchObject({ ok: true });
      expect(posted().map(({ words, sent }) => [words, sent['blocks']])).toEqual([
        ['Today in the compacts', undefined],
      ]);
      expect(logged()).toContain(error);
    },
  );

  it('is found again by its metadata, and only by the same', async () => {
    const metadata = {
      event_type: 'compacts_digest',
      event_payload: { delivery: 'C1/2027-03-28', attempt: 1 },
    };
    const since = new Date(Date.now() - 60_000);
    expect(await outbound.findPosted(to('C1'), metadata, since)).toEqual({ ok: true, value: undefined });
    await outbound.post(to('C1'), message);
    const outcome = await outbound.post(to('C1'), message, metadata);
    expect(await outbound.findPosted(to('C1'), metadata, since)).toEqual(outcome);
    const other = { ...metadata, event_payload: { delivery: 'C1/2027-03-29' } };
    expect(await outbound.findPosted(to('C1'), other, since)).toEqual({ ok: true, value: undefined });
  });
});

describe('answering an interaction', () => {
  const address = () => slack.responseAddress({ channel: 'C1', user: 'UALICE' });

  it('works five times, and then the interaction is over', async () => {
    const same = address();
    for (let use = 0; use < 5; use += 1)
      expect(await outbound.respond(same, message, { audience: 'asker' })).toEqual({
        ok: true,
        value: undefined,
      });
    expect(await outbound.respond(same, message, { audience: 'asker' })).toEqual({
      ok: false,
      failure: { kind: 'gone', code: 'used_url' },
    });
  });

  it('sends the text alone, once, where Slack refuses the blocks', async () => {
    const wrong = {
      ...message,
      blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }],
    } as typeof message;
    expect(await outbound.respond(address(), wrong, { audience: 'everyone' })).toMatchObject({ ok: true });
    expect(posted().map(({ words }) => words)).toEqual(['Today in the compacts']);
    expect(logged()).toContain('invalid_blocks');
  });

  it.each<[Fault, object]>([
    [
      { kind: 'status', status: 429, retryAfter: 3 },
      { kind: 'wait', retryAfter: 3 },
    ],
    [
      { kind: 'status', status: 503 },
      { kind: 'unknown', code: 'http_503' },
    ],
    [
      { kind: 'status', status: 404 },
      { kind: 'gone', code: 'http_404' },
    ],
    [
      { kind: 'drop', when: 'after' },
      { kind: 'unknown', code: 'connection_lost' },
    ],
    [
      { kind: 'status', status: 429 },
      { kind: 'wait', retryAfter: 30 },
    ],
    [
      { kind: 'page', status: 403 },
      { kind: 'passing', code: 'http_403' },
    ],
  ])('is tried once, and tells what came of %o', async (fault, failure) => {
    slack.faults.plan('response_url', fault);
    expect(await outbound.respond(address(), message, { audience: 'asker' })).toMatchObject({
      ok: false,
      failure,
    });
    expect(slack.calls).toHaveLength(1);
  });
});

describe('the check whether a post would be taken', () => {
  const client = () => new webApi.WebClient(undefined, clientOptions(slack.apiAddress, keptLog().log));
  const asOutcome: Parameters<typeof checkByPlanning>[1] = async (call) =>
    call().then(
      (value) => ({ ok: true as const, value }),
      (error: unknown) => ({ ok: false as const, failure: failureOf(error) }),
    );

  it.each<Fault>([
    { kind: 'status', status: 429, retryAfter: 3 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 503 },
    { kind: 'page', status: 200 },
    { kind: 'drop', when: 'before' },
    { kind: 'drop', when: 'after' },
  ])('says yes and leaves nothing planned, though taking it back met %o', async (fault) => {
    const waited: number[] = [];
    const check = checkByPlanning(
      client(),
      asOutcome,
      keptLog().log,
      { now: () => new Date(slack.now()) },
      async (time) => waited.push(time),
    );
    slack.faults.plan('chat.deleteScheduledMessage', fault, fault);
    expect(await check(to('C1'))).toEqual({ ok: true, value: undefined });
    await slack.until(() => slack.workspace.scheduled.size === 0, 'nothing planned');
    expect(waited[0]).toBeGreaterThanOrEqual(1_000);
  });

  it('takes back what an earlier process could not, and no message of somebody else', async () => {
    slack.workspace.scheduled.set('Q1', { channel: 'C1', text: '…' });
    slack.workspace.scheduled.set('Q2', { channel: 'C1', text: 'Good morning' });
    expect(await outbound.mayPost(to('C1'))).toEqual({ ok: true, value: undefined });
    expect([...slack.workspace.scheduled.keys()]).toEqual(['Q2']);
  });

  it('says no for a closed channel, and not that a rate limit is one', async () => {
    expect(await outbound.mayPost(to('C2'))).toMatchObject({
      failure: { kind: 'channel', code: 'is_archived' },
    });
    slack.faults.plan('chat.scheduleMessage', { kind: 'status', status: 429 });
    expect(await outbound.mayPost(to('C1'))).toMatchObject({ failure: { kind: 'wait' } });
  });
});

it('a code is never longer than a word, whatever Slack or a gateway says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ minLength: 70 }), fc.jsonValue()), (said) => {
      const { code, kind } = failureSaid(said);
      return /^[a-z][a-z0-9_]{0,63}$/u.test(code) && (code === said || kind === 'unknown');
    }),
  );
});

it('error codes are classed as what to do about them', () => {
  expect(
    ['ratelimited', 'is_archived', 'token_revoked', 'missing_scope', 'invalid_blocks'].map(kindOf),
  ).toEqual(['wait', 'channel', 'installation', 'scope', 'defect']);
});

it.each([
  'ekm_access_denied',
  'org_login_required',
  'access_denied',
  'enterprise_is_restricted',
  'team_not_found',
  'a_code_of_tomorrow',
])('%s shuts the bot out for now, and never for good', (code) => {
  expect(kindOf(code)).toBe('passing');
});
