import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { Refusal } from '../fakes/discord/refusal.ts';
import type { Fault } from '../fakes/slack/faults.ts';
import type { RunningProgram } from './bot.ts';
import type { ChaosPlatforms, SlackWay } from './platforms.ts';
import type { TcpProxy } from './proxy.ts';
import type { Random } from './random.ts';
import type { SmallDisk } from './small-disk.ts';

/** What faults work on. */
export interface Stage {
  readonly random: Random;
  readonly program: RunningProgram;
  readonly platforms: ChaosPlatforms;
  readonly file: string;
  readonly way: SlackWay;
  /** The disk that the file is on, where this machine lets a small one be made. */
  readonly disk: SmallDisk | undefined;
  /** The way to PostgreSQL, and its address past that way; undefined with SQLite. */
  readonly postgres:
    | { readonly proxy: TcpProxy; readonly address: string; restart(): Promise<void> }
    | undefined;
}

/** True or false where the program had to turn red, and did or did not in time; undefined where it need not. */
type Redness = boolean | undefined;

/** Something that goes wrong, from its begin to its end. */
export interface ChaosFault {
  readonly name: string;
  run(stage: Stage): Promise<Redness>;
}

/** How long a fault that the program must tell of may stay untold, in milliseconds. */
const redWithin = 60_000;

async function untilReadiness(program: RunningProgram, wanted: number, within: number): Promise<boolean> {
  const givenUp = performance.now() + within;
  while (performance.now() < givenUp) {
    if ((await program.readiness()) === wanted) return true;
    await wait(250);
  }
  return false;
}

const told = (name: 'SIGKILL' | 'SIGTERM'): ChaosFault => ({
  name,
  run: async ({ program }) => {
    program.signal(name);
    return undefined;
  },
});

const frozen: ChaosFault = {
  name: 'SIGSTOP',
  run: async ({ program, random }) => {
    program.signal('SIGSTOP');
    await wait(500 + random.next() * 3_000);
    program.signal('SIGCONT');
    return undefined;
  },
};

const leap: ChaosFault = {
  name: 'the clock leaps by a year and back',
  run: async ({ program }) => {
    // Before the program listens to it, this signal would end it.
    if ((await program.readiness()) === 0) return undefined;
    program.signal('SIGUSR2');
    await wait(1_500);
    return undefined;
  },
};

const storms: readonly Fault[] = [
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 502 },
  { kind: 'page', status: 503 },
  { kind: 'page', status: 200 },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'held', until: () => wait(1_500) },
  { kind: 'error', error: 'ratelimited' },
  { kind: 'error', error: 'internal_error' },
];

const slackStorms = storms.map(
  (fault): ChaosFault => ({
    name: `Slack answers with ${JSON.stringify(fault)}`,
    run: async ({ platforms, random }) => {
      platforms.slack.faults.plan('chat.postMessage', ...Array.from({ length: 3 }, () => fault));
      await wait(random.next() * 2_000);
      return undefined;
    },
  }),
);

const discordStorms = (
  ['lose', 'break', { limit: 1 }, { refuse: new Refusal(503, 0, 'Service Unavailable') }] as const
).map(
  (how): ChaosFault => ({
    name: `Discord answers with ${JSON.stringify(how)}`,
    run: async ({ platforms, random }) => {
      platforms.discord.disturb({ path: /^\/channels\/\d+\/messages$/u, how, times: 3 });
      await wait(random.next() * 2_000);
      return undefined;
    },
  }),
);

/** How long the token of a new installation lasts, and how long one that expires during a fault, in seconds. */
export const tokenLasts = 43_200;
const shortToken = 3;

const renewalFaults: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429 },
  { kind: 'page', status: 200 },
  { kind: 'drop', when: 'before' },
];

const expired: ChaosFault = {
  name: 'the token expires, and its first renewal fails',
  run: async ({ platforms, random, program }) => {
    const { backend, faults } = platforms.slack;
    // Only a program that is up can be installed anew.
    if (!(await untilReadiness(program, 200, 30_000))) return undefined;
    await platforms.install(shortToken);
    backend.rotation = tokenLasts;
    faults.plan('oauth.v2.access', random.pick(renewalFaults));
    const old = [...backend.grants.values()];
    await wait(shortToken * 1_000);
    for (const grant of old) grant.expired = true;
    return undefined;
  },
};

const dropped: ChaosFault = {
  name: 'the connections of both platforms drop',
  run: async ({ platforms }) => {
    platforms.slack.sockets.drop();
    return undefined;
  },
};

const locked: ChaosFault = {
  name: 'the SQLite file is locked',
  run: async ({ file, program, random }) => {
    const other = new DatabaseSync(file, { timeout: 10_000 });
    try {
      other.exec('BEGIN IMMEDIATE');
      if (random.next() < 0.5) {
        await wait(2_000);
        return undefined;
      }
      return await untilReadiness(program, 503, redWithin);
    } finally {
      other.close();
    }
  },
};

const full: ChaosFault = {
  name: 'the disk is full',
  run: async ({ disk, random }) => {
    disk?.fill();
    await wait(1_000 + random.next() * 3_000);
    disk?.clear();
    return undefined;
  },
};

const away = (mode: 'away' | 'silent'): ChaosFault => ({
  name: `PostgreSQL is ${mode}`,
  run: async ({ postgres, program }) => {
    // What is not up anyway tells nothing.
    await untilReadiness(program, 200, 30_000);
    postgres?.proxy.set(mode);
    const isRed = await untilReadiness(program, 503, redWithin);
    postgres?.proxy.set('open');
    return isRed;
  },
});

const slow: ChaosFault = {
  name: 'PostgreSQL is slow',
  run: async ({ postgres }) => {
    postgres?.proxy.set('slow');
    await wait(4_000);
    postgres?.proxy.set('open');
    return undefined;
  },
};

const terminated: ChaosFault = {
  name: 'PostgreSQL ends every connection',
  run: async ({ postgres }) => {
    const pool = new Pool({ connectionString: postgres?.address ?? '', max: 1 });
    try {
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    } finally {
      await pool.end();
    }
    return undefined;
  },
};

const restarted: ChaosFault = {
  name: 'PostgreSQL is restarted',
  run: async ({ postgres }) => {
    await postgres?.restart();
    return undefined;
  },
};

/** A fault that this stage can have. */
export function drawFault(store: 'sqlite' | 'postgres', { random, way, disk }: Stage): ChaosFault {
  const sqlite: readonly [ChaosFault, ...ChaosFault[]] = disk === undefined ? [locked] : [locked, full];
  const postgres = [away('away'), away('silent'), slow, terminated, restarted] as const;
  const isOwn = random.next() < (store === 'sqlite' ? 0.2 : 0.4);
  if (isOwn) return random.pick(store === 'sqlite' ? sqlite : postgres);
  return random.pick([
    told('SIGKILL'),
    told('SIGTERM'),
    frozen,
    leap,
    way === 'http' ? expired : dropped,
    ...slackStorms,
    ...discordStorms,
  ]);
}
