import { z } from 'zod';
import { setting } from './setting.ts';
import type { SlackSetup, SlackWorkspaces, slackSettingNames } from './slack-setup.ts';

const apps = 'https://api.slack.com/apps';

/** Slack's settings. What a problem says never holds the value: it may be a secret in the wrong place. */
export const slackSettings = {
  SLACK_MODE: setting(z.enum(['socket', 'http'], 'expected socket or http').optional()).describe(
    'How Slack reaches the bot: socket (no public address needed) or http. Left out: socket',
  ),
  SLACK_BOT_TOKEN: setting(
    z
      .string()
      .regex(/^xox[be]\S+$/, `expected a bot token, xoxb-…, from ${apps} > OAuth & Permissions`)
      .optional(),
  ).describe('The bot’s token in one workspace, xoxb-…: OAuth & Permissions > Bot User OAuth Token'),
  SLACK_APP_TOKEN: setting(
    z
      .string()
      .regex(
        /^xapp-\S+$/,
        `expected an app-level token, xapp-…, from ${apps} > Basic Information > App-Level Tokens`,
      )
      .optional(),
  ).describe(
    'For socket: the app-level token, xapp-…, with connections:write: Basic Information > App-Level Tokens',
  ),
  SLACK_SIGNING_SECRET: setting(
    z
      .string()
      .regex(
        /^\w{16,}$/,
        `expected the signing secret, letters and digits, from ${apps} > Basic Information > App Credentials`,
      )
      .optional(),
  ).describe('For http: proves that requests come from Slack: Basic Information > App Credentials'),
  SLACK_PORT: setting(
    z.coerce
      .number('expected a port, 0 to 65535')
      .int('expected a port, 0 to 65535')
      .min(0)
      .max(65_535)
      .default(3000),
  ).describe('For http: the port to listen on. Left out: 3000'),
  SLACK_HOST: setting(z.string().default('127.0.0.1')).describe(
    'For http: the address to listen on; 0.0.0.0 for every one of this machine. Left out: 127.0.0.1',
  ),
  SLACK_PUBLIC_URL: setting(
    z
      .url({
        protocol: /^https?$/,
        error: 'expected the address under which Slack reaches the bot, https://…',
      })
      .optional(),
  ).describe('For http: the public address, https://…, under which Slack reaches that port'),
  SLACK_CLIENT_ID: setting(z.string().optional()).describe(
    'For many workspaces: Basic Information > App Credentials > Client ID',
  ),
  SLACK_CLIENT_SECRET: setting(z.string().optional()).describe(
    'For many workspaces: Basic Information > App Credentials > Client Secret',
  ),
  SLACK_STATE_SECRET: setting(
    z.string().min(16, 'expected at least 16 characters, such as from: openssl rand -hex 32').optional(),
  ).describe('For many workspaces: any long secret of your own; it protects the installation pages'),
  SLACK_INSTALLATION_KEY: setting(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/iu, 'expected 64 hexadecimal digits, such as from: openssl rand -hex 32')
      .optional(),
  ).describe('For many workspaces: 64 hexadecimal digits; tokens are stored sealed with this key'),
  SLACK_API_URL: setting(
    z.url({ protocol: /^https?$/, error: 'expected an address' }).default('https://slack.com/api/'),
  ).describe('Another address of Slack’s Web API, for tests'),
} satisfies Record<(typeof slackSettingNames)[number], z.ZodType>;

type Values = z.infer<z.ZodObject<typeof slackSettings>>;

/** The names whose presence says that the bot is meant to run on Slack. */
const credentials = [
  'SLACK_MODE',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_INSTALLATION_KEY',
] as const satisfies readonly (keyof Values)[];

/**
 * How the bot runs on Slack, or everything that is missing for it, each with where to find it; undefined where nothing
 * says that it should.
 */
export function readSlackSetup(
  values: Values,
): SlackSetup | { readonly lacks: readonly string[] } | undefined {
  if (credentials.every((name) => values[name] === undefined)) return undefined;
  const lacks: string[] = [];
  const needed = (name: keyof typeof slackSettings): string => {
    const value = values[name];
    if (value === undefined) lacks.push(`${name} is missing. ${slackSettings[name].description ?? ''}`);
    return String(value ?? '');
  };
  const apiAddress = values.SLACK_API_URL;
  const manyWorkspaces = values.SLACK_CLIENT_ID !== undefined || values.SLACK_CLIENT_SECRET !== undefined;
  if ((values.SLACK_MODE ?? 'socket') === 'socket') {
    if (manyWorkspaces)
      lacks.push('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (many workspaces) need SLACK_MODE=http.');
    const setup: SlackSetup = {
      mode: 'socket',
      apiAddress,
      appToken: needed('SLACK_APP_TOKEN'),
      workspaces: { botToken: needed('SLACK_BOT_TOKEN') },
    };
    return lacks.length > 0 ? { lacks } : setup;
  }
  const workspaces: SlackWorkspaces = manyWorkspaces
    ? {
        clientId: needed('SLACK_CLIENT_ID'),
        clientSecret: needed('SLACK_CLIENT_SECRET'),
        stateSecret: needed('SLACK_STATE_SECRET'),
        installationKey: Buffer.from(needed('SLACK_INSTALLATION_KEY'), 'hex'),
        publicAddress: needed('SLACK_PUBLIC_URL'),
      }
    : { botToken: needed('SLACK_BOT_TOKEN') };
  const signingSecret = needed('SLACK_SIGNING_SECRET');
  const { SLACK_HOST: host, SLACK_PORT: port } = values;
  const setup: SlackSetup = { mode: 'http', apiAddress, signingSecret, host, port, workspaces };
  return lacks.length > 0 ? { lacks } : setup;
}

/** What is missing for Slack in an environment of which some values are wrong: these are there, and no more is known. */
export function slackLacks(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const values = Object.entries(slackSettings).map(([name, schema]) => {
    const parsed = schema.safeParse(environment[name]);
    return [name, parsed.success ? parsed.data : environment[name]];
  });
  const setup = readSlackSetup(Object.fromEntries(values) as Values);
  return setup !== undefined && 'lacks' in setup ? setup.lacks : [];
}
