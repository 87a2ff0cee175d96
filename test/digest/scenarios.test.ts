import { afterEach, describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { runDigest } from '../../src/digest/run.ts';
import { noMetrics, type Service } from '../../src/ports.ts';
import { createLog } from '../../src/service/log.ts';
import { discordWorld, slackWorld, type World, type WorldOptions } from './worlds.ts';

const core = await loadCore();
const log = createLog({ logLevel: 'silent' }, process.stderr);
const hour = 3_600_000;

/** The scenarios of the digest, as the members of a channel see them, on both platforms. */
describe.each([
  ['Slack', slackWorld],
  ['Discord', discordWorld],
] as const)('on %s', (platform, start) => {
  let now = 0;
  const clock = { now: () => new Date(now) };
  let world: World;
  /** Whether a delivery that is held comes to its end now: then that is waited for. */
  let isWorking = () => true;
  const services = new Set<Service>();

  async function begin(at: string, options?: WorldOptions): Promise<void> {
    now = Date.parse(at);
    isWorking = () => true;
    world = await start(clock, options);
  }

  /** An instance of the digest, delivering. */
  function deliver(messenger = world.messenger): Service {
    const service = runDigest(
      {
        config: { digest: { graceHours: 6, slackAccess: 'everyone' } },
        core,
        store: world.store,
        clock,
        log,
        metrics: noMetrics,
      },
      [messenger],
      { every: 20, monotonic: () => now },
    );
    services.add(service);
    return service;
  }

  async function stop(service: Service): Promise<void> {
    services.delete(service);
    await service.stop();
  }

  afterEach(async () => {
    await Promise.all([...services].map(stop));
    await world.stop();
  });

  /** Lets time pass, and gives the instances time to find what is due. */
  async function pass(to: string | number): Promise<void> {
    now = typeof to === 'string' ? Date.parse(to) : now + to;
    const quiet = async () => {
      const open = (await world.store.subscriptions.allDeliveries()).some(
        ({ state, leaseUntil }) => state === 'claimed' && leaseUntil <= now,
      );
      const due = await world.store.ledger.due([world.messenger.platform], now, 1);
      const held = (await world.store.subscriptions.allDeliveries()).some(({ state }) => state === 'claimed');
      return !open && due.length === 0 && !(held && isWorking());
    };
    await waitFor(quiet);
  }

  /** Waits while the clock goes on, as it does: what the platform asks to put off by seconds comes too. */
  async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 5_000; tries += 1) {
      if (await condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
      now += 10;
    }
    const [subscriptions, deliveries] = await Promise.all([
      world.store.subscriptions.all(),
      world.store.subscriptions.allDeliveries(),
    ]);
    const seen = { at: new Date(now), subscriptions, deliveries, posts: world.posts(), told: world.told() };
    throw new Error(`waited in vain: ${JSON.stringify(seen)}`);
  }

  const digests = () => world.posts().filter((post) => /^(?:#+ )?Digest for/u.test(post));

  it('22: two instances and a restart at 09:00 give the channel exactly one', async () => {
    await begin('2026-03-02T07:00:00Z');
    expect(await world.command('on 9 Europe/Madrid daily')).toContain('The digest is on.');
    const first = deliver();
    deliver();
    await pass('2026-03-02T08:00:00Z');
    await stop(first);
    deliver();
    await pass('2026-03-02T08:02:00Z');
    await pass('2026-03-02T09:00:00Z');
    expect(digests()).toHaveLength(1);
    expect(digests()[0]).toContain('Digest for Monday, 2 March 2026');
    expect(await world.command('status')).toContain('2 March 2026: sent');
  });

  it('23: an answer that is lost is no second digest, and status shows what is not known', async () => {
    await begin('2026-03-02T07:00:00Z', { history: false });
    await world.command('on 9 Europe/Madrid daily');
    // The change is announced first, and it is not that answer which is lost.
    await waitFor(() => world.posts().length === 1);
    const announced = world.attempts();
    world.loseNextAnswer();
    deliver();
    isWorking = () => false;
    await pass('2026-03-02T08:02:00Z');
    await waitFor(() => world.attempts() > announced && digests().length > 0);
    expect(digests()).toHaveLength(1);
    const tried = world.attempts();
    // Past any lease, but on Discord within what counts as the past few minutes.
    const step = platform === 'Slack' ? 5_000 : 200;
    await waitFor(async () => {
      now += step;
      return (await world.store.subscriptions.allDeliveries()).every(({ state }) => state !== 'claimed');
    });
    expect(digests()).toHaveLength(1);
    const status = await world.command('status');
    if (platform === 'Slack') {
      expect(world.attempts()).toBe(tried);
      expect(status).toContain('2 March 2026: uncertain');
    } else {
      expect(world.attempts()).toBeGreaterThan(tried);
      expect(status).toContain('2 March 2026: sent');
    }
  });

  it.each(['never tells', 'tells late'])(
    'what a process posted that %s is known, and comes once',
    async (how) => {
      await begin('2026-03-02T07:00:00Z');
      await world.command('on 9 Europe/Madrid daily');
      await waitFor(() => platform === 'Discord' || world.posts().length === 1);
      let tell = () => {};
      const frozen = deliver({
        ...world.messenger,
        prepare: async (...what) => {
          const prepared = await world.messenger.prepare(...what);
          if ('kind' in prepared) return prepared;
          const send = async () => {
            const outcome = await prepared.send();
            return new Promise<typeof outcome>((resolve) => {
              tell = () => resolve(how === 'never tells' ? { kind: 'unknown', reason: 'dead' } : outcome);
            });
          };
          return { send };
        },
      });
      isWorking = () => false;
      now = Date.parse('2026-03-02T08:01:00Z');
      await waitFor(() => digests().length === 1);
      // It takes nothing up any more, and waits for its answer only.
      const gone = stop(frozen);
      // An hour later nobody can repeat it any more, and only who posted it may know.
      now += how === 'never tells' ? 60_000 : hour;
      if (how === 'never tells') deliver();
      else deliver({ ...world.messenger, find: async () => 'unknown' });
      const state = async () => (await world.store.subscriptions.allDeliveries())[0]?.state;
      await waitFor(async () => (await state()) === (how === 'never tells' ? 'sent' : 'uncertain'));
      tell();
      await gone;
      expect(digests()).toHaveLength(1);
      expect(await world.command('status')).toContain('2 March 2026: sent');
    },
  );

  it('a refusal that passes costs no digest: it comes, once, within the time it may be late', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    await waitFor(() => platform === 'Discord' || world.posts().length === 1);
    world.refuseNextPosts();
    deliver();
    isWorking = () => false;
    await pass('2026-03-02T08:02:00Z');
    await waitFor(() => world.attempts() > 0);
    await waitFor(async () => {
      now += 4_000;
      return (await world.store.subscriptions.allDeliveries()).every(({ state }) => state !== 'claimed');
    });
    expect(now).toBeLessThan(Date.parse('2026-03-02T14:00:00Z'));
    expect(digests()).toHaveLength(1);
    expect(await world.command('status')).toContain('2 March 2026: sent');
  });

  it.each(['a restart', '“on”'])('what a clock a year ahead left behind is put right by %s', async (by) => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    const wrong = deliver();
    // Both clocks stand a year ahead, so the time is believed; then somebody sets it right.
    await pass('2027-03-02T07:30:00Z');
    await stop(wrong);
    now = Date.parse('2026-03-02T07:05:00Z');
    const before = await world.command('status');
    expect(before).toContain('the machine’s clock was wrong');
    expect(before).not.toContain('not running');
    if (by === '“on”') {
      expect(await world.command('on 9 Europe/Madrid daily')).toContain('2 March 2026');
      expect(await world.command('status')).not.toContain('clock was wrong');
    }
    deliver();
    await waitFor(async () => {
      const [repaired] = await world.store.subscriptions.all();
      return repaired?.next?.date === '2026-03-02';
    });
    await pass('2026-03-02T08:02:00Z');
    await pass('2026-03-03T08:02:00Z');
    expect(digests().map((post) => /2 March 2026|3 March 2026/u.exec(post)?.[0])).toEqual([
      '2 March 2026',
      '3 March 2026',
    ]);
    const after = await world.command('status');
    expect(after).toContain('2 March 2026: sent');
    expect(after).not.toContain('2027');
  });

  it('a day that was sent is not sent again where the clock falls behind', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    const first = deliver();
    await pass('2026-03-02T08:02:00Z');
    expect(digests()).toHaveLength(1);
    await stop(first);
    for (const back of ['2026-02-26T07:00:00Z', '1970-01-01T00:00:00Z']) {
      now = Date.parse(back);
      const service = deliver();
      await world.command('on 9 Europe/Madrid daily');
      await pass(60_000);
      await stop(service);
    }
    now = Date.parse('2026-03-02T08:05:00Z');
    deliver();
    await pass('2026-03-02T08:10:00Z');
    expect(digests()).toHaveLength(1);
  });

  it('24: 02:30 in Madrid comes at 03:30 when the clocks go forward, and once when they go back', async () => {
    await begin('2026-03-28T12:00:00Z');
    await world.command('on 02:30 Europe/Madrid daily');
    expect(await world.command('schedule')).toContain(
      '02:30 does not exist that day; the digest comes at 03:30.',
    );
    deliver();
    await pass('2026-03-29T01:29:00Z');
    expect(digests()).toHaveLength(0);
    await pass('2026-03-29T01:31:30Z');
    expect(digests()).toHaveLength(1);
    await pass('2026-03-29T23:00:00Z');
    expect(digests()).toHaveLength(1);
    await world.command('pause 2026-10-25');
    await pass('2026-10-24T23:59:00Z');
    expect(digests()).toHaveLength(1);
    await pass('2026-10-25T00:31:30Z');
    expect(digests()).toHaveLength(2);
    await pass('2026-10-25T01:31:30Z');
    await pass('2026-10-25T12:00:00Z');
    expect(digests()).toHaveLength(2);
  });

  it('25: after three days down comes one digest with a line about it', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    now = Date.parse('2026-03-05T10:00:00Z');
    deliver();
    await pass('2026-03-05T10:00:01Z');
    expect(digests()).toHaveLength(1);
    expect(digests()[0]).toContain('This digest was due at 09:00');
    expect(digests()[0]).toMatch(
      /On these days no digest came, because the bot was not running: 2\s?–\s?4 March 2026/u,
    );
    const status = await world.command('status');
    expect(status).toMatch(/2\s?–\s?4 March 2026: not sent: the bot was not running/u);
    expect(status).toContain('5 March 2026: sent');
  });

  it('26: nothing new, another day, a pause: nothing is posted, and status says why', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily changes,day');
    deliver();
    await pass('2026-03-02T08:02:00Z');
    expect(await world.command('status')).toContain('2 March 2026: nothing new, so nothing was posted');
    await world.command('on 9 Europe/Madrid mon');
    await pass('2026-03-03T12:00:00Z');
    expect(await world.command('status')).toContain('Today is not one of its days.');
    await world.command('pause');
    await pass('2026-03-09T12:00:00Z');
    expect(await world.command('status')).toContain('It is paused until someone resumes it.');
    expect(digests()).toEqual([]);
  });

  it('27: a preview is seen by who asked only, and is not noted as sent', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    const preview = await world.command('preview');
    expect(preview).toContain('A preview that only you see');
    expect(preview).toContain('Digest for Monday, 2 March 2026');
    expect(digests()).toEqual([]);
    expect(await world.store.subscriptions.allDeliveries()).toEqual([]);
    expect(await world.command('preview')).toBe(preview);
    deliver();
    await pass('2026-03-02T08:02:00Z');
    expect(digests()).toHaveLength(1);
    for (const line of digests()[0]?.split('\n') ?? []) expect(preview).toContain(line);
  });

  it('28: paused until 1 September, it goes on then with the old settings', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9:30 Europe/Madrid daily');
    deliver();
    await world.command('pause 1 September');
    await pass('2026-06-01T12:00:00Z');
    expect(digests()).toHaveLength(0);
    const meanwhile = await world.command('status');
    expect(meanwhile).toContain(
      'It is paused until 1 September 2026; then it comes again with these settings.',
    );
    expect(meanwhile).toContain('09:30');
    await pass('2026-09-01T07:29:00Z');
    expect(digests()).toHaveLength(0);
    await pass('2026-09-01T07:31:30Z');
    expect(digests()).toHaveLength(1);
    expect(await world.command('status')).toContain('1 September 2026: sent');
  });

  it('29: a channel the bot cannot post to is not saved, and the reply says what to do', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.close(true);
    const refused = await world.command('on 9 Europe/Madrid daily');
    expect(refused).toContain('I can’t post there, so nothing was saved.');
    expect(refused).toContain(platform === 'Slack' ? 'The channel is archived' : '“Send Messages”');
    expect(await world.store.subscriptions.all()).toEqual([]);
    await world.close(false);
    expect(await world.command('on 9 Europe/Madrid daily')).toContain('The digest is on.');
  });

  it('29: closed later, it is suspended after three failures over a day, told once, and goes on by itself', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    await world.close(true);
    deliver();
    deliver();
    const state = async () => (await world.store.subscriptions.all())[0];
    await pass('2026-03-02T08:02:00Z');
    expect(await state()).toMatchObject({ state: 'on', trouble: { failures: 1 } });
    await pass('2026-03-02T20:10:00Z');
    await waitFor(async () => (await state())?.trouble?.failures === 2);
    expect(world.told()).toEqual([]);
    await pass('2026-03-03T08:10:00Z');
    await waitFor(async () => (await state())?.state === 'suspended' && world.told().length > 0);
    await pass(13 * hour);
    expect(world.told()).toHaveLength(1);
    expect(world.told()[0]).toContain('is suspended');
    expect(await world.command('status')).toContain('It is suspended, because I can’t post in this channel');
    await world.close(false);
    await pass(13 * hour);
    await waitFor(async () => (await state())?.state === 'on');
    expect(await state()).toMatchObject({ time: '09:00', zone: 'Europe/Madrid' });
    now = (await state())?.next?.at ?? 0;
    await pass(61_000);
    await waitFor(() => digests().length === 1);
    expect(world.told()).toHaveLength(1);
  });

  it('goes on unchanged when who made it leaves: others see whose it is, and may change it', async () => {
    await begin('2026-03-02T07:00:00Z');
    await world.command('on 9 Europe/Madrid daily');
    deliver();
    world.loseAna();
    await pass('2026-03-02T08:02:00Z');
    await pass('2026-03-03T08:02:00Z');
    expect(digests()).toHaveLength(2);
    const state = async () => (await world.store.subscriptions.all())[0];
    expect(await state()).toMatchObject({ state: 'on', time: '09:00', zone: 'Europe/Madrid' });
    expect(await world.command('status', 'Cem')).toMatch(/Turned on by ana on 2 March 2026/iu);
    // That the channel is closed cannot be told to her; nothing else is lost by that.
    await world.close(true);
    await pass('2026-03-04T08:02:00Z');
    await pass('2026-03-04T20:10:00Z');
    await waitFor(async () => (await state())?.trouble?.failures === 2);
    await pass('2026-03-05T08:10:00Z');
    await waitFor(async () => (await state())?.state === 'suspended');
    expect(world.told()).toEqual([]);
    await world.close(false);
    await pass(13 * hour);
    await waitFor(async () => (await state())?.state === 'on');
    now = (await state())?.next?.at ?? 0;
    await waitFor(() => digests().length === 3);
    const asked = await world.command('on 9 America/Lima daily', 'Cem');
    expect(asked).toMatch(/Nothing is changed yet: ana set this digest up/iu);
    expect(await world.command('skip', 'Cem')).toContain('The next digest will be left out.');
    expect(await state()).toMatchObject({ time: '09:00', madeByName: expect.stringMatching(/^ana$/iu) });
  });
});
