import type { Authorize, HTTPReceiver, HTTPReceiverOptions } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Installations } from '../../../src/ports.ts';
import type { SlackWorkspaces } from '../../../src/settings/slack-setup.ts';
import { optionalScopes, requiredScopes } from '../draw/manifest.ts';
import { createInstallationStore, platform } from '../install/installation-store.ts';
import { sealWith } from '../install/sealing.ts';
import { createTokens } from '../install/tokens.ts';
import { type VisitParts, visitsWith } from '../install/visits.ts';
import { clientOptions, type Identity, type Outbound } from '../send/outbound.ts';
import { isFinal } from '../send/refusals.ts';
import { installPath, redirectPath } from './http.ts';

/** Who may call, and with which token the bot answers. */
export interface Authorisation {
  readonly authorize: Authorize<boolean>;
  /** Asks Slack whether the token is good, so that an operator hears of a bad one at the start. */
  check(): Promise<void>;
  /** Why Slack does not let the bot in, for an operator; undefined where it does. */
  refused(): string | undefined;
  tokenOf(team: string): Promise<string | undefined>;
  /** Ends what is done for a workspace. */
  end(id: string): void;
}

/** One workspace with the token from the settings. Who the bot is there is asked once. */
export function authoriseOne(botToken: string, outbound: Outbound, log: Logger): Authorisation {
  let identity: Identity | undefined;
  let refused: string | undefined;
  let ended = false;

  async function identify(): Promise<Identity> {
    if (ended) throw new Error('the app was removed from this workspace');
    if (identity !== undefined) return identity;
    const told = await outbound.whoAmI(botToken);
    if (told.ok) {
      refused = undefined;
      identity = told.value;
      return identity;
    }
    const { code } = told.failure;
    if (isFinal(code)) {
      refused = `Slack refuses SLACK_BOT_TOKEN (${code}). Copy it anew from https://api.slack.com/apps > OAuth & Permissions > Bot User OAuth Token.`;
      throw new Error(refused);
    }
    throw new Error(`Slack did not say who the bot is (${code})`);
  }

  return {
    async authorize() {
      const { teamId, botId, botUserId } = await identify();
      return { botToken, botId, botUserId, teamId };
    },
    async check() {
      try {
        await identify();
      } catch (error) {
        log.error((error as Error).message);
      }
    },
    refused: () => refused,
    // Before Slack has said whose token it is, it is taken for that of the workspace: a call will tell.
    tokenOf: async (team) => (ended || (identity?.teamId ?? team) !== team ? undefined : botToken),
    end() {
      ended = true;
      refused = 'The app was removed from the workspace. Install it anew and set SLACK_BOT_TOKEN.';
    },
  };
}

/** What serving many workspaces needs. */
interface ManyParts extends VisitParts {
  readonly installations: Installations;
  readonly outbound: Outbound;
  readonly log: Logger;
}

/**
 * All workspaces that install the app over OAuth: Slack's SDK checks the state and keeps installations in the store,
 * sealed; their tokens are renewed here.
 * @param receive makes the receiver, with what it needs to know about installations.
 */
export function authoriseMany(
  workspaces: Extract<SlackWorkspaces, { clientId: string }>,
  apiAddress: string,
  parts: ManyParts,
  receive: (options: Partial<HTTPReceiverOptions>) => HTTPReceiver,
): { receiver: HTTPReceiver; authorisation: Authorisation } {
  const { clientId, clientSecret, stateSecret, installationKey, publicAddress } = workspaces;
  const { installations, marks, clock, outbound, log } = parts;
  const installationStore = createInstallationStore(installations, sealWith(installationKey));
  const receiver = receive({
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...requiredScopes, ...optionalScopes],
    installationStore,
    redirectUri: new URL(redirectPath, publicAddress).href,
    installerOptions: {
      installPath,
      redirectUriPath: redirectPath,
      callbackOptions: visitsWith(parts),
      clientOptions: clientOptions(apiAddress, log),
      // Slack's page for people is beside its API: another API, in a test, has its own.
      authorizationUrl: new URL('/oauth/v2/authorize', apiAddress).href,
    },
  });
  const renew = (refreshToken: string) => outbound.renewToken({ clientId, clientSecret, refreshToken });
  const tokens = createTokens({ installations: installationStore, marks, clock, renew });
  const authorisation: Authorisation = {
    authorize: tokens,
    check: async () => {},
    refused: () => undefined,
    async tokenOf(team) {
      if ((await installations.find(platform, team)) === undefined) return undefined;
      const source = { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false as const };
      return (await tokens(source)).botToken;
    },
    end: () => {},
  };
  return { receiver, authorisation };
}
