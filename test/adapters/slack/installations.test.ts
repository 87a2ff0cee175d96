import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealWith } from '../../../adapters/slack/install/sealing.ts';
import { answerTypedLine } from '../../../src/chat/typed-line.ts';
import type { Store } from '../../../src/digest/store.ts';
import type { SlackWorkspaces } from '../../../src/settings/slack-setup.ts';
import { lifecycle, type Person, person } from '../../fakes/slack/deliveries.ts';
import type { Fault } from '../../fakes/slack/faults.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import { core, type Running, runBot, temporaryStore } from './running.ts';

describe('installing the app in a workspace', () => {
  let slack: FakeSlack;
  let store: Store;
  let remove: () => Promise<void>;
  let bot: Running;
  let alice: Person;
  let many: SlackWorkspaces;
  let now = 0;
  const clock = { now: () => new Date(now) };
  const answered = (question: string) => answerTypedLine(question, { suggested: 'en' }, core);

  beforeEach(async () => {
    slack = await startFakeSlack();
    slack.backend.grants.clear();
    ({ store, remove } = await temporaryStore(clock));
    alice = person(slack, 'UALICE');
    many = {
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: 'a long secret of our own',
      installationKey: Buffer.alloc(32, 7),
      publicAddress: 'https://compacts.example',
    };
    now = Date.now();
    bot = await runBot(slack, 'http', store, { clock }, many);
  });
  afterEach(async () => {
    await bot.stop();
    await slack.stop();
    await remove();
  });

  /** What a browser does: opens the page, follows its button to Slack, allows it there, and is sent back. */
  const install = async (change: { state?: string; cookie?: string; query?: string; code?: string } = {}) => {
    const page = await fetch(`${bot.address}/slack/install`);
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const link = new URL(
      /href="([^"]+oauth[^"]+)"/u.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '',
    );
    const state = change.state ?? link.searchParams.get('state') ?? '';
    slack.backend.codes.set('code-1', {
      team: slack.team,
      scopes: new Set((link.searchParams.get('scope') ?? '').split(',')),
    });
    const query =
      change.query?.replace('STATE', encodeURIComponent(state)) ??
      `code=${change.code ?? 'code-1'}&state=${encodeURIComponent(state)}`;
    const back = await fetch(`${bot.address}/slack/oauth_redirect?${query}`, {
      headers: { cookie: change.cookie ?? cookie },
    });
    return { link, page: await back.text(), back, cookie, state };
  };
  const stored = () => store.installations.find('slack', slack.team);
  const seen = () => slack.workspace.seenBy('UALICE', 'C1');
  const askAloud = async (question: string) => {
    const before = seen().length;
    await bot.deliver(alice.mention(question));
    await slack.until(() => seen().length > before, 'an answer');
  };

  it('asks for the scopes, keeps the token sealed, and answers from then on, after a restart too', async () => {
    const { link, page } = await install();
    expect(link.searchParams.get('scope')).toContain('commands,chat:write');
    expect(link.searchParams.get('redirect_uri')).toBe('https://compacts.example/slack/oauth_redirect');
    expect(page).toMatch(/success|thank/iu);
    const [token = ''] = slack.backend.grants.keys();
    expect(JSON.stringify(await stored())).not.toContain(token);
    await askAloud('city chicago');
    await bot.stop();
    bot = await runBot(slack, 'http', store, {}, many);
    await askAloud('city boston');
    expect(await bot.service.tokenOf(slack.team)).toBe(token);
    expect(await bot.service.tokenOf('T2')).toBeUndefined();
    expect(readFileSync(store.place.replace(/^SQLite file /u, ''), 'latin1')).not.toContain(token);
  });

  it.each([
    ['a state of someone else’s', { state: 'forged' }],
    ['no cookie', { cookie: '' }],
    ['no state', { query: 'code=code-1' }],
    ['no code', { query: 'state=x' }],
    ['a refusal', { query: 'error=access_denied' }, 200, 'othing was installed'],
    ['a wrong code', { code: 'code-2' }, 502, 'in a few minutes'],
  ])('is refused with %s, and nothing is kept', async (_, change, status = 400, words = 'already used') => {
    const { page, back } = await install(change);
    expect(back.status).toBe(status);
    expect(page).toContain(words);
    expect(back.headers.getSetCookie().at(-1)).toContain('Max-Age=0');
    expect(page).not.toMatch(/success|thank/iu);
    expect(await stored()).toBeUndefined();
    expect([...slack.backend.grants]).toEqual([]);
  });

  it.each([undefined, 'error=access_denied&state=STATE'])(
    'takes a state and its cookie once: %s',
    async (query) => {
      const first = await install(query === undefined ? {} : { query });
      slack.backend.grants.clear();
      const again = await install({ state: first.state, cookie: first.cookie });
      expect(again.back.status).toBe(400);
      expect(again.page).toContain('already used');
      expect([...slack.backend.grants]).toEqual([]);
    },
  );

  it('renews a token that is about to expire, and keeps the new one', async () => {
    slack.backend.rotation = 3_600;
    await install();
    const [first = ''] = slack.backend.grants.keys();
    const before = await stored();
    await askAloud('city chicago');
    slack.backend.grants.delete(first);
    slack.backend.rotation = 43_200;
    await askAloud('city boston');
    expect((await stored())?.sealed).not.toBe(before?.sealed);
    const exchanges = () => slack.calls.filter(({ method }) => method === 'oauth.v2.access').length;
    const done = exchanges();
    await askAloud('city richmond');
    expect(exchanges()).toBe(done);
  });

  describe('with a token that has expired', () => {
    const renewals = () => slack.calls.filter(({ args }) => args['grant_type'] === 'refresh_token');
    const expire = async () => {
      slack.backend.rotation = 0;
      await install();
      slack.backend.rotation = 43_200;
      for (const grant of slack.backend.grants.values()) grant.expired = true;
      // Slack's SDK counts the token's end from the machine's own clock, in whole seconds.
      now += 2_000;
    };
    const target = (channel: string) => ({ platform: 'slack', workspace: slack.team, channel });
    const six = (service = bot.service) =>
      Promise.all(Array.from({ length: 6 }, () => service.tokenOf(slack.team)));

    it('renews it once for whoever needs it, on every instance', async () => {
      await expire();
      const other = await runBot(slack, 'http', store, { clock }, many);
      const tokens = (await Promise.all([six(), six(other.service)])).flat();
      await other.stop();
      expect(renewals()).toHaveLength(1);
      expect(new Set(tokens).size).toBe(1);
      expect(slack.backend.grants.get(tokens[0] ?? '')?.expired).toBeUndefined();
    });

    it.each<Fault>([
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429 },
      { kind: 'page', status: 200 },
      { kind: 'error', error: 'invalid_refresh_token' },
      { kind: 'drop', when: 'before' },
    ])('ends no digest where the renewal meets %o, and renews later', async (fault) => {
      await expire();
      slack.faults.plan('oauth.v2.access', fault);
      const answer = answered('city/chicago');
      const prepared = await bot.service.messenger.prepare(target('C1'), answer, 'key');
      expect(prepared).toMatchObject({ kind: expect.stringMatching(/^(?:wait|passing|unknown)$/u) });
      expect(await bot.service.messenger.check(target('C1'))).toMatchObject({ ok: false, lasting: false });
      now += 20_000;
      expect(await bot.service.messenger.prepare(target('C1'), answer, 'key')).toHaveProperty('send');
    });

    it.each([
      ['token_revoked', 'installation'],
      ['account_inactive', 'installation'],
      ['token_expired', 'passing'],
      ['invalid_auth', 'passing'],
    ])('tells a post that Slack refuses with %s apart: %s', async (error, kind) => {
      await install();
      const prepared = await bot.service.messenger.prepare(target('C1'), answered('city/chicago'), 'key');
      slack.faults.plan('chat.postMessage', { kind: 'error', error });
      expect('send' in prepared && (await prepared.send())).toMatchObject({ kind, reason: error });
    });

    it('uses the old token until its end where the renewal fails', async () => {
      slack.backend.rotation = 3_600;
      await install();
      const [old] = slack.backend.grants.keys();
      slack.faults.plan('oauth.v2.access', { kind: 'status', status: 503 });
      expect(await bot.service.tokenOf(slack.team)).toBe(old);
    });
  });

  it.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }])(
    'ends with %o: its data is deleted and nothing is called for it any more',
    async (event) => {
      await install();
      await askAloud('city chicago');
      await bot.deliver(lifecycle(slack, event));
      await bot.stop();
      expect(await stored()).toBeUndefined();
      bot = await runBot(slack, 'http', store, {}, many);
      const calls = slack.calls.length;
      await bot.deliver(alice.mention('city boston'));
      await bot.deliver(alice.command('city boston'));
      await bot.stop();
      expect(slack.calls).toHaveLength(calls);
      expect(seen()).toHaveLength(1);
    },
  );

  it('does not open with another key, and the log says which setting is wrong', async () => {
    await install();
    await bot.stop();
    bot = await runBot(slack, 'http', store, {}, { ...many, installationKey: Buffer.alloc(32, 8) });
    await bot.deliver(alice.mention('city chicago'));
    await slack.until(() => bot.logged().includes('SLACK_INSTALLATION_KEY'), 'the setting’s name');
    expect(seen()).toEqual([]);
  });
});

describe('a seal', () => {
  const { seal, open } = sealWith(Buffer.alloc(32, 1));

  it('opens what it sealed, for the same place only', () => {
    const sealed = seal('xoxb-secret', 'slack/T1');
    expect(open(sealed, 'slack/T1')).toBe('xoxb-secret');
    expect(() => open(sealed, 'slack/T2')).toThrow();
    expect(() => sealWith(Buffer.alloc(32, 2)).open(sealed, 'slack/T1')).toThrow();
  });

  it('is never the same twice, and breaks with one changed letter', () => {
    const sealed = seal('xoxb-secret', 'slack/T1');
    expect(seal('xoxb-secret', 'slack/T1')).not.toBe(sealed);
    for (const at of [0, 4, 25, sealed.length - 3]) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(() => open(changed, 'slack/T1')).toThrow();
    }
  });
});
