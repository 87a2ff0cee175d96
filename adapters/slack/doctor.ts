import { type Examination, type Examined, type Finding, findingsOn } from '../../src/doctor/finding.ts';
import { createLog } from '../../src/service/log.ts';
import type { SlackSetup } from '../../src/settings/slack-setup.ts';
import { optionalScopes, requiredScopes } from './draw/manifest.ts';
import { createOutbound, type Identity, type Outbound } from './send/outbound.ts';
import type { Failure } from './send/refusals.ts';
import { isFinal } from './send/refusals.ts';

const { well, attention, wrong, unchecked } = findingsOn('slack');

const apps = 'https://api.slack.com/apps';

/** What does not work without a scope that a workspace may leave out. */
const without: Readonly<Record<(typeof optionalScopes)[number], string>> = {
  'app_mentions:read': 'mentions of the bot are not answered, so it is silent in threads',
  'im:history': 'messages to the bot alone are not answered',
  'assistant:write': 'the questions to try above a conversation with the bot are in English alone',
  'users:read':
    'answers are in the question’s language instead of the reader’s, and digests need a time zone',
  'chat:write.public': 'digests need the bot to be invited into their channel',
  'channels:history':
    'a digest whose fate is unknown stays unknown, and “verify” in a thread cannot read the message above it',
  'files:write': 'tables and references come as text to copy instead of files',
};

const reach = 'Check that this machine reaches https://slack.com, then try again.';
const unreached = wrong('Slack did not answer', reach);

/** What Slack says of the tokens. Nothing is posted, and nothing is connected. */
export function slackExamination(setup: SlackSetup): Examination {
  return {
    subject: 'slack',
    examine: async () => {
      const log = createLog({ logLevel: 'silent' }, process.stderr);
      const outbound = createOutbound(setup.apiAddress, log, { now: () => new Date() });
      const [identity, connection, clock] = await Promise.all([
        examineBotToken(setup, outbound),
        examineConnection(setup, outbound),
        outbound.clockThere(),
      ]);
      const commands = unchecked(
        'Slack does not tell an app its own slash commands',
        'After an update, compare the app’s manifest with: npm run -s compacts -- manifest slack',
      );
      const isUnreached = clock === undefined && setup.mode === 'http' && !('botToken' in setup.workspaces);
      return {
        findings: [...(isUnreached ? [unreached] : []), ...identity, ...connection, commands],
        ...(clock !== undefined && { clocks: [clock] }),
      } satisfies Examined;
    },
  };
}

async function examineBotToken({ workspaces }: SlackSetup, outbound: Outbound): Promise<Finding[]> {
  if (!('botToken' in workspaces)) {
    return [
      unchecked('each workspace has a token of its own, which is tried when the workspace asks something'),
    ];
  }
  const told = await outbound.whoAmI(workspaces.botToken);
  if (told.ok) return [well(`SLACK_BOT_TOKEN is the bot’s in ${nameOf(told.value)}`), ...scopes(told.value)];
  const fix = `Copy it anew from ${apps} > OAuth & Permissions > Bot User OAuth Token.`;
  return [refused('SLACK_BOT_TOKEN', told.failure, fix)];
}

function nameOf({ team, teamId }: Identity): string {
  return team === '' ? `workspace ${teamId}` : `${team} (${teamId})`;
}

function scopes({ scopes: granted }: Identity): Finding[] {
  if (granted === undefined) return [unchecked('Slack did not say which scopes the token has')];
  const add = (scope: string) =>
    `Add it at ${apps} > OAuth & Permissions > Bot Token Scopes, then “Reinstall to Workspace”: ${scope}`;
  const lacking = requiredScopes.filter((scope) => !granted.includes(scope));
  const left = optionalScopes.filter((scope) => !granted.includes(scope));
  if (lacking.length + left.length === 0) return [well('the token has every scope')];
  return [
    ...lacking.map((scope) =>
      wrong(`the scope ${scope} is missing, without which the bot does not work`, add(scope)),
    ),
    ...left.map((scope) => attention(`the scope ${scope} is missing: ${without[scope]}`, add(scope))),
  ];
}

async function examineConnection(setup: SlackSetup, outbound: Outbound): Promise<Finding[]> {
  if (setup.mode === 'http') {
    return [
      unchecked(
        'over HTTP, Slack’s requests show whether SLACK_SIGNING_SECRET is right',
        `If every command fails, copy it anew from ${apps} > Basic Information > App Credentials.`,
      ),
    ];
  }
  const told = await outbound.mayConnect(setup.appToken);
  if (told.ok) return [well('SLACK_APP_TOKEN may connect over Socket Mode')];
  const fix = `Make a new one at ${apps} > Basic Information > App-Level Tokens, with the scope connections:write.`;
  return [refused('SLACK_APP_TOKEN', told.failure, fix)];
}

function refused(name: string, { kind, code }: Failure, fix: string): Finding {
  if (isFinal(code) || kind === 'scope') return wrong(`Slack refuses ${name} (${code})`, fix);
  return wrong(`Slack did not answer about ${name} (${code})`, reach);
}
