import { digestActions, digestCommandName } from '../../../src/commands/digest-catalogue.ts';
import { commands } from '../../../src/commands/registry.ts';
import type { Core } from '../../../src/core.ts';
import { fallbackLanguage } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { suggestedPrompts } from './prompts.ts';

/** The slash command and the message shortcut, as Slack names them when they are used. */
export const slashCommand = '/compacts';
export const digestCommand = `/${digestCommandName}`;
export const verifyShortcut = 'verify_quotation';

/** The scopes without which the bot does nothing: to have a slash command, and to post where it is a member. */
export const requiredScopes = ['commands', 'chat:write'] as const;

/**
 * Scopes that a workspace may leave out: to hear mentions; to hear what is written to the bot directly; to suggest
 * questions there; to know a user's language; to post in public channels without being invited; to look whether a
 * digest of uncertain fate is there, and to read the message above a mention that asks to check it; to attach a table
 * or a reference as a file. Never moved to the
 * required ones: each workspace would have to authorise the app again.
 */
export const optionalScopes = [
  'app_mentions:read',
  'im:history',
  'assistant:write',
  'users:read',
  'chat:write.public',
  'channels:history',
  'files:write',
] as const;

/** How the app is run: over Socket Mode, or under an address of its own. */
export type ManifestMode =
  | { readonly mode: 'socket' }
  | { readonly mode: 'http'; readonly address: string; readonly manyWorkspaces: boolean };

/**
 * The app as Slack creates it from a manifest, https://docs.slack.dev/reference/app-manifest: its commands come
 * from the commands' own declarations.
 */
export function slackManifest(core: Core, how: ManifestMode) {
  const say = (
    key:
      | 'slack.about'
      | 'slack.about-long'
      | 'slack.agent'
      | 'slack.command'
      | 'slack.digest-command'
      | 'slack.shortcut',
  ) => sayPlainly(core.messages, fallbackLanguage, key);
  const requests = how.mode === 'http' ? new URL('/slack/events', how.address).href : undefined;
  const requestUrl = requests === undefined ? {} : { request_url: requests };
  const manyWorkspaces = how.mode === 'http' && how.manyWorkspaces;
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Compacts',
      description: say('slack.about'),
      long_description: say('slack.about-long'),
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      agent_view: {
        agent_description: say('slack.agent'),
        suggested_prompts: [...suggestedPrompts(core, fallbackLanguage)],
      },
      bot_user: { display_name: 'compacts', always_online: true },
      shortcuts: [
        {
          name: say('slack.shortcut'),
          type: 'message',
          callback_id: verifyShortcut,
          description: sayPlainly(core.messages, fallbackLanguage, 'slack.shortcut-about'),
        },
      ],
      slash_commands: [
        {
          command: slashCommand,
          description: say('slack.command'),
          usage_hint: `[question|${commands.map(({ name }) => name).join('|')}]`,
          should_escape: false,
          ...(requests !== undefined && { url: requests }),
        },
        {
          command: digestCommand,
          description: say('slack.digest-command'),
          usage_hint: `[${digestActions.join(' | ')}]`,
          should_escape: false,
          ...(requests !== undefined && { url: requests }),
        },
      ],
    },
    oauth_config: {
      ...(how.mode === 'http' && { redirect_urls: [new URL('/slack/oauth_redirect', how.address).href] }),
      scopes: { bot: [...requiredScopes], bot_optional: [...optionalScopes] },
    },
    settings: {
      event_subscriptions: {
        ...requestUrl,
        bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked'],
      },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: how.mode === 'socket',
      token_rotation_enabled: manyWorkspaces,
    },
  };
}

/** The address that opens Slack's page for a new app with this manifest filled in. */
export function creationLink(manifest: object): string {
  const link = new URL('https://api.slack.com/apps');
  link.searchParams.set('new_app', '1');
  link.searchParams.set('manifest_json', JSON.stringify(manifest));
  return link.href;
}
