import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { platform } from '../install/installation-store.ts';
import type { Bot } from './bot.ts';

/** The app was removed from a workspace: nothing is called for it any more, and its data is deleted. */
export function onUninstalled(bot: Bot) {
  return async ({
    context,
  }: SlackEventMiddlewareArgs<'app_uninstalled'> & AllMiddlewareArgs): Promise<void> => {
    await end(bot, context);
  };
}

/** Tokens were revoked: the bot's own end the installation, those of single users do not. */
export function onTokensRevoked(bot: Bot) {
  return async ({
    event,
    context,
  }: SlackEventMiddlewareArgs<'tokens_revoked'> & AllMiddlewareArgs): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await end(bot, context);
  };
}

async function end(
  bot: Bot,
  { teamId, enterpriseId, isEnterpriseInstall }: AllMiddlewareArgs['context'],
): Promise<void> {
  const id = (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
  bot.workspaceEnded(id);
  bot.locales.forget(id);
  await bot.installations.remove(platform, id);
  bot.log.info({ workspace: id }, 'a workspace removed the app; its data is deleted');
}
