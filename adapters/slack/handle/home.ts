import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Reply } from '../../../src/chat/reply.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { renderHome } from '../draw/home.ts';
import { suggestedPrompts } from '../draw/prompts.ts';
import { type Bot, wishOf } from './bot.ts';
import type { Person } from './locales.ts';

/**
 * The app is opened: the home tab is redrawn with what can be asked; beside its messages stand questions to try, in the
 * person's language, where the workspace lets the bot suggest any.
 */
export function onHomeOpened(bot: Bot) {
  return async ({
    event,
    context,
  }: SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs): Promise<void> => {
    const person = { token: context.botToken ?? '', team: context.teamId ?? '', user: event.user };
    if (event.tab === 'messages') await suggestQuestions(bot, person, event.channel);
    if (event.tab === 'home') await showHome(bot, person);
  };
}

/** Redraws the home tab: what can be asked, the workspace's digests, and the reply to a press there. */
export async function showHome(bot: Bot, person: Person, reply?: Reply): Promise<void> {
  const { suggested } = await wishOf(bot, person);
  const language = reply?.answer.language ?? suggested;
  const [digests, scopes] = await Promise.all([
    bot.digestLines?.(person.team, language),
    bot.grants.scopesIn(person.team, person.token),
  ]);
  const view = renderHome(bot.core, language, { ...(reply !== undefined && { reply }), digests, scopes });
  const published = await bot.outbound.publishHome(person.token, person.user, view);
  if (!published.ok) bot.log.error({ code: published.failure.code }, 'Slack did not take the home tab');
}

async function suggestQuestions(bot: Bot, person: Person, channel: string): Promise<void> {
  const scopes = await bot.grants.scopesIn(person.team, person.token);
  if (scopes?.includes('assistant:write') !== true) return;
  const { suggested } = await wishOf(bot, person);
  const title = sayPlainly(bot.core.messages, suggested, 'slack.home-try');
  const prompts = suggestedPrompts(bot.core, suggested);
  const { token } = person;
  const suggestedThem = await bot.outbound.suggestPrompts({ token, channel }, title, prompts);
  if (!suggestedThem.ok)
    bot.log.warn({ code: suggestedThem.failure.code }, 'Slack did not take the questions to try');
}
