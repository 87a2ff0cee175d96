import { createBounded } from '../../../src/bounded.ts';
import type { Clock } from '../../../src/ports.ts';
import type { Outbound } from '../send/outbound.ts';

/** How long what a workspace lets the bot do is taken as known, in ms, and of how many workspaces at least. */
const keptFor = 60 * 60 * 1000;
const keptTeams = 1_000;

/** What workspaces let the bot do. */
export interface Grants {
  /** The scopes of the bot's token in a workspace; undefined where Slack does not say. Never throws. */
  scopesIn(team: string, token: string): Promise<readonly string[] | undefined>;
}

/** Asks Slack once an hour about a workspace. */
export function createGrants(outbound: Outbound, clock: Clock): Grants {
  const known = createBounded<{ readonly scopes: readonly string[] | undefined; readonly until: number }>(
    keptTeams,
  );
  return {
    async scopesIn(team, token) {
      const now = clock.now().getTime();
      const kept = known.get(team);
      if (kept !== undefined && kept.until > now) return kept.scopes;
      const told = await outbound.whoAmI(token);
      if (!told.ok) return undefined;
      const { scopes } = told.value;
      known.set(team, { scopes, until: now + keptFor });
      return scopes;
    },
  };
}
