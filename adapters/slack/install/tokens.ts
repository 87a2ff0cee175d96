import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuthorizeResult, Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { createBounded } from '../../../src/bounded.ts';
import { keepTrying, type Trying } from '../../../src/keep-trying.ts';
import type { Clock, OnceMarks } from '../../../src/ports.ts';
import { type Failure, NoToken, type Outcome } from '../send/refusals.ts';

/** How long before a token expires it is renewed, in milliseconds. A failed renewal does no harm before the end. */
const renewBefore = 2 * 3_600_000;

/** Longer than any token lasts, in milliseconds: an end so far off was counted from a clock that was wrong. */
const longestLife = 24 * 3_600_000;

/** How long one instance may take for a renewal before another tries, in milliseconds: longer than a call takes. */
const renewalTime = 15_000;

/** How often an instance looks whether another has renewed, in milliseconds, and how many times. */
const lookEvery = 250;
const mostLooks = 40;

/** Of how many workspaces at least it is remembered that a renewal failed just now. */
const keptFailures = 1_000;

/** A token and what comes with it. */
export interface Renewed {
  readonly token: string;
  readonly refreshToken: string;
  /** Seconds until it expires. */
  readonly lasts: number;
}

/** What the renewal of tokens needs. */
export interface TokenParts {
  readonly installations: InstallationStore;
  readonly marks: OnceMarks;
  readonly clock: Clock;
  /** Changes a refresh token, which works once, for a new token. */
  readonly renew: (refreshToken: string) => Promise<Outcome<Renewed>>;
  /** How it is waited for a store that is away; in real time where left out. */
  readonly trying?: Trying;
}

/**
 * Finds the bot's token for a workspace and renews it in time. A refresh token works once, so one renewal is under way
 * for a workspace, on whatever instance: the others wait for what it gives.
 * @throws NoToken where there is none now, with what Slack said.
 */
export function createTokens(
  parts: TokenParts,
): (query: InstallationQuery<boolean>) => Promise<AuthorizeResult> {
  const { installations, clock } = parts;
  const underWay = new Map<string, Promise<Installation<'v2', boolean>>>();
  const failures = createBounded<{
    readonly refreshToken: string;
    readonly until: number;
    readonly failure: Failure;
  }>(keptFailures);
  const find = async (query: InstallationQuery<boolean>) =>
    (await installations.fetchInstallation(query)) as Installation<'v2', boolean>;

  async function renewOnce(
    query: InstallationQuery<boolean>,
    id: string,
  ): Promise<Installation<'v2', boolean>> {
    const failed = failures.get(id);
    if (failed !== undefined && failed.until > clock.now().getTime()) {
      const found = await find(query);
      if (found.bot?.refreshToken !== failed.refreshToken || !isOver(found, clock)) return found;
      throw new NoToken(failed.failure);
    }
    for (let looks = 0; looks < mostLooks; looks += 1) {
      const found = await find(query);
      const refreshToken = found.bot?.refreshToken;
      if (refreshToken === undefined || !isDue(found, clock)) return found;
      const until = clock.now().getTime() + renewalTime;
      // The mark names the refresh token; when it has run out, a renewal that failed is tried again.
      if (await parts.marks.first(`slack/renewal/${id}/${digest(refreshToken)}`, new Date(until))) {
        failures.delete(id);
        const told = await renewNow(found, refreshToken, query);
        if (!('code' in told)) return told;
        failures.set(id, { refreshToken, until, failure: told });
        throw new NoToken(told);
      }
      if (!isOver(found, clock)) return found;
      await pause(lookEvery);
    }
    throw new NoToken({ kind: 'passing', code: 'renewal_pending' });
  }

  async function renewNow(
    found: Installation<'v2', boolean>,
    refreshToken: string,
    query: InstallationQuery<boolean>,
  ): Promise<Installation<'v2', boolean> | Failure> {
    const told = await parts.renew(refreshToken);
    if (told.ok && found.bot !== undefined) {
      const { token, refreshToken: next, lasts } = told.value;
      const expiresAt = Math.floor(clock.now().getTime() / 1000) + lasts;
      const renewed = { ...found, bot: { ...found.bot, token, refreshToken: next, expiresAt } };
      // The refresh token is used up: without this one the workspace would have to install the app again.
      await keepTrying(() => installations.storeInstallation(renewed), parts.trying);
      return renewed;
    }
    const now = await find(query);
    // Somebody installed the app again, or renewed before: that token is good.
    if (now.bot?.refreshToken !== refreshToken || !isOver(now, clock)) return now;
    return told.ok ? { kind: 'passing', code: 'no_bot' } : told.failure;
  }

  return async (query) => {
    let found = await find(query);
    if (isDue(found, clock)) {
      const id = (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
      const renewal = underWay.get(id) ?? renewOnce(query, id).finally(() => underWay.delete(id));
      underWay.set(id, renewal);
      found = await renewal;
    }
    return resultOf(found, query);
  };
}

/** True where a token should be renewed. */
function isDue({ bot }: Installation<'v2', boolean>, clock: Clock): boolean {
  const left = expiryOf(bot?.expiresAt) - clock.now().getTime();
  return bot?.refreshToken !== undefined && (left <= renewBefore || left > longestLife);
}

/** True where a token works no more. */
function isOver({ bot }: Installation<'v2', boolean>, clock: Clock): boolean {
  return expiryOf(bot?.expiresAt) <= clock.now().getTime();
}

function expiryOf(seconds: number | undefined): number {
  return (seconds ?? 0) * 1000;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function resultOf(found: Installation<'v2', boolean>, query: InstallationQuery<boolean>): AuthorizeResult {
  const { bot, team, enterprise } = found;
  const teamId = team?.id ?? query.teamId;
  const enterpriseId = enterprise?.id ?? query.enterpriseId;
  return {
    ...(bot !== undefined && { botToken: bot.token, botId: bot.id, botUserId: bot.userId }),
    ...(teamId !== undefined && { teamId }),
    ...(enterpriseId !== undefined && { enterpriseId }),
  };
}

/** Slack's answer to a renewal, or what is wrong with it. */
export function renewedFrom(answer: {
  access_token?: string;
  refresh_token?: string;
  expires_in?: number;
}): Renewed | Failure {
  const { access_token: token, refresh_token: refreshToken, expires_in: lasts } = answer;
  if (token === undefined || refreshToken === undefined || lasts === undefined)
    return { kind: 'unknown', code: 'no_token_given' };
  return { token, refreshToken, lasts };
}
