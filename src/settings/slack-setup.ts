/** The environment variables that are Slack's settings. `src/settings/slack.ts` says what each may hold. */
export const slackSettingNames = [
  'SLACK_MODE',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_PORT',
  'SLACK_HOST',
  'SLACK_PUBLIC_URL',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_INSTALLATION_KEY',
  'SLACK_API_URL',
] as const;

/** Whose messages the bot answers on Slack: those of one workspace, or of all that install it over OAuth. */
export type SlackWorkspaces =
  | { readonly botToken: string }
  | {
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** 32 bytes that seal the tokens in the store. */
      readonly installationKey: Uint8Array;
      /** Where people's browsers reach the bot. */
      readonly publicAddress: string;
    };

/** How the bot runs on Slack. */
export type SlackSetup = { readonly apiAddress: string; readonly workspaces: SlackWorkspaces } & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly host: string; readonly port: number }
);
