import { EventEmitter } from 'node:events';
import { Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../adapters/store/database.ts';
import { openStore } from '../../adapters/store/store.ts';
import { type Clock, type Health, noMetrics, type Service } from '../../src/ports.ts';
import { type PartHealth, type ServeOptions, type StartService, serve } from '../../src/service/serve.ts';
import { defaults } from '../../src/settings/config.ts';

/** Runs the program with these parts and a store in memory; `end` is what a signal does. */
function run(starters: readonly StartService[], more: Partial<ServeOptions> = {}) {
  let logged = '';
  const errors = new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  });
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let parts: (() => Promise<readonly PartHealth[]>) | undefined;
  const watch: StartService = async (surroundings) => {
    parts = surroundings.parts;
    return part('watch', async () => undefined);
  };
  const exitCode = serve({
    config: defaults,
    errors,
    starters: [watch, ...starters],
    ended,
    openStore: (clock) => openStore({ databaseUrl: undefined, file: ':memory:' }, clock),
    ...more,
  });
  return { exitCode, end, logged: () => logged, parts: async () => (await parts?.()) ?? [] };
}

function part(name: string, stop: Service['stop'], health: Health = { ready: true }): Service {
  return { name, health: () => health, stop };
}

const healthOf = (parts: readonly PartHealth[], name: string) =>
  parts.find((each) => each.name === name)?.health;

describe('a run as a service', () => {
  it('goes on over a rejection that nobody handled: counted, and logged without a secret', async () => {
    const unhandled = new EventEmitter();
    const counted: string[] = [];
    const metrics = {
      ...noMetrics,
      failed: (where: string, kind: string) => void counted.push(`${where} ${kind}`),
    };
    const config = { ...defaults, secrets: ['canary-of-a-secret'] };
    const program = run([], { unhandled, metrics, config });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true }));
    unhandled.emit('unhandledRejection', new Error('a fake handler failed with canary-of-a-secret'));
    unhandled.emit('unhandledRejection', 'canary-of-a-secret');
    expect(counted).toEqual(['program unhandled', 'program unhandled']);
    expect(program.logged()).toMatch(/"incident":"\w{8}".*a fake handler failed with \[redacted\]/u);
    expect(program.logged()).not.toContain('canary');
    expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true });
    program.end();
    expect(await program.exitCode).toBe(0);
    expect(unhandled.listenerCount('unhandledRejection')).toBe(0);
  });

  it('goes on where its log cannot be written, counts it, and is red until it can', async () => {
    let isFull = false;
    // Like standard error, it goes on after an error that it tells whoever listens.
    const errors = Object.assign(new EventEmitter(), {
      write(_: string, done?: (error?: Error) => void) {
        const error = isFull ? new Error('ENOSPC: no space left on device, write') : undefined;
        if (error !== undefined) errors.emit('error', error);
        done?.(error);
        return true;
      },
    });
    const counted: string[] = [];
    const failed = (where: string, kind: string) => void counted.push(`${where} ${kind}`);
    let say: () => void = () => undefined;
    const talkative: StartService = async ({ log }) => {
      say = () => log.warn('something');
      return part('talkative', async () => undefined);
    };
    const program = run([talkative], {
      errors: errors as unknown as NodeJS.WritableStream,
      metrics: { ...noMetrics, failed },
    });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true }));
    isFull = true;
    say();
    const because = expect.stringContaining('no space left');
    expect(healthOf(await program.parts(), 'log')).toEqual({ ready: false, because });
    expect(counted).toEqual(['log lost']);
    isFull = false;
    say();
    expect(healthOf(await program.parts(), 'log')).toBeUndefined();
    program.end();
    expect(await program.exitCode).toBe(0);
  });

  it('keeps its time over a leap of the clock, for the store and every part', async () => {
    const clocks: Clock[] = [];
    const opened: ServeOptions['openStore'] = (clock) => {
      clocks.push(clock);
      return openStore({ databaseUrl: undefined, file: ':memory:' }, clock);
    };
    const timed: StartService = async ({ clock }) => {
      clocks.push(clock);
      return part('timed', async () => undefined);
    };
    const program = run([timed], { openStore: opened });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true }));
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 365 * 86_400_000);
    expect(clocks.map((clock) => clock.now().getTime() - now < 3_600_000)).toEqual([true, true]);
    program.end();
    expect(await program.exitCode).toBe(0);
  });

  it('is not ready before all has started, nor while it stops, and says which', async () => {
    let started: () => void = () => undefined;
    let stopped: () => void = () => undefined;
    const slow: StartService = async () => {
      await new Promise<void>((resolve) => {
        started = resolve;
      });
      return part('slow', () => new Promise<void>((resolve) => (stopped = resolve)));
    };
    const program = run([slow]);
    const state = async () => healthOf(await program.parts(), 'program');
    await vi.waitFor(async () => expect(await state()).toEqual({ ready: false, because: 'starting' }));
    started();
    await vi.waitFor(async () => expect(await state()).toEqual({ ready: true }));
    expect(healthOf(await program.parts(), 'store')).toEqual({ ready: true });
    program.end();
    await vi.waitFor(async () => expect(await state()).toEqual({ ready: false, because: 'stopping' }));
    stopped();
    expect(await program.exitCode).toBe(0);
  });

  it('stops the last started first, within the time, and names what did not', async () => {
    const order: string[] = [];
    const stopsAtOnce: StartService = async () =>
      part('first', async () => {
        order.push('first');
      });
    const neverStops: StartService = async () =>
      part('second', () => {
        order.push('second');
        return new Promise(() => undefined);
      });
    const throws: StartService = async () =>
      part('third', async () => {
        order.push('third');
        throw new Error('cannot stop');
      });
    const program = run([stopsAtOnce, neverStops, throws], { stopWithin: 50 });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true }));
    program.end();
    expect(await program.exitCode).toBe(0);
    expect(order).toEqual(['third', 'second', 'first']);
    expect(program.logged()).toMatch(/"part":"second","msg":"did not stop in time/u);
    expect(program.logged()).toContain('cannot stop');
  });

  it('waits for a store that is away, says so once, and is not ready meanwhile', async () => {
    let away = 3;
    let pages: (() => Promise<readonly PartHealth[]>) | undefined;
    const seen: (Health | undefined)[] = [];
    const program = run([], {
      storeRetry: 1,
      startPages: async ({ parts }) => {
        pages = parts;
        return part('pages', async () => undefined);
      },
      openStore: async (clock) => {
        seen.push(healthOf((await pages?.()) ?? [], 'store'));
        away -= 1;
        if (away >= 0) throw new StoreError('db:5432 is down', { isPassing: true });
        return openStore({ databaseUrl: undefined, file: ':memory:' }, clock);
      },
    });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'program')).toEqual({ ready: true }));
    expect(seen.slice(1)).toEqual(
      Array.from({ length: 3 }, () => ({ ready: false, because: 'db:5432 is down' })),
    );
    expect(program.logged().match(/waiting for the store/gu)).toHaveLength(1);
    program.end();
    expect(await program.exitCode).toBe(0);
  });

  it('ends at once where waiting for the store does not help, and when told to while it waits', async () => {
    const refused = run([], {
      openStore: async () => {
        throw new StoreError('password authentication failed');
      },
    });
    expect(await refused.exitCode).toBe(1);
    const silent = run([], { openStore: () => new Promise(() => undefined) });
    silent.end();
    expect(await silent.exitCode).toBe(0);
    const atStart = run([() => new Promise(() => undefined)]);
    await vi.waitFor(async () => expect(await atStart.parts()).not.toEqual([]));
    atStart.end();
    expect(await atStart.exitCode).toBe(0);
  });

  it('stops what was started where a part cannot start, and says why without the secret in it', async () => {
    const stop = vi.fn(async () => undefined);
    const config = { ...defaults, secrets: ['canary-password'] };
    const fails: StartService = async () => {
      throw new Error('postgres://bot:canary-password@db/x is down');
    };
    const program = run([async () => part('first', stop), fails], { config });
    expect(await program.exitCode).toBe(1);
    expect(stop).toHaveBeenCalledOnce();
    expect(program.logged()).toContain('The bot cannot run: postgres://bot:[redacted]@db/x is down');
    expect(program.logged()).not.toContain('canary');
  });

  it('tells of a store that does not answer, or cannot be written', async () => {
    const states: Health[] = [{ ready: false, because: 'the store x: attempt to write a readonly database' }];
    const program = run([], {
      storePatience: 50,
      openStore: async (clock) => {
        const store = await openStore({ databaseUrl: undefined, file: ':memory:' }, clock);
        const health = async () => states[0] ?? new Promise<Health>(() => undefined);
        return { ...store, health };
      },
    });
    await vi.waitFor(async () => expect(healthOf(await program.parts(), 'store')).toEqual(states[0]));
    states.length = 0;
    expect(healthOf(await program.parts(), 'store')).toMatchObject({
      ready: false,
      because: expect.stringContaining('does not answer'),
    });
    program.end();
    expect(await program.exitCode).toBe(0);
  });
});
