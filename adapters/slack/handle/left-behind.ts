import type { types } from '@slack/bolt';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { AwaitedMessage } from '../../../src/ports.ts';
import { renderNotice } from '../draw/render.ts';
import { platform } from '../install/installation-store.ts';
import { writtenIn } from '../receive/messages.ts';
import { type Bot, wishOf } from './bot.ts';

/** Where a message waits. */
interface Place {
  readonly channel: string;
  readonly thread: string;
  readonly user: string;
}

/** The message to the bot that an event of Slack's brings, as it is noted until it is answered. */
export function awaitedIn(body: Readonly<Record<string, unknown>>): AwaitedMessage | undefined {
  const event = body['event'] as types.SlackEvent | undefined;
  const written = event === undefined ? undefined : writtenIn(event);
  if (written === undefined) return undefined;
  const { channel, ts, user, thread = ts } = written;
  const place: Place = { channel, thread, user };
  return { ...keyOf(String(body['team_id'] ?? ''), channel, ts), place: JSON.stringify(place) };
}

/** How a message is called in the notes. */
export function keyOf(workspace: string, channel: string, ts: string) {
  return { platform, workspace, id: `${channel}/${ts}` };
}

/** Says in the thread of a message that it was left behind. False where Slack may take that later. */
export async function tellLeftBehind(
  bot: Bot,
  tokenOf: (team: string) => Promise<string | undefined>,
  { workspace, place }: AwaitedMessage,
): Promise<boolean> {
  const token = await tokenOf(workspace);
  if (token === undefined) return true;
  const { channel, thread, user } = JSON.parse(place) as Place;
  const { suggested } = await wishOf(bot, { token, team: workspace, user });
  const sentence = sayPlainly(bot.core.messages, suggested, 'chat.interrupted');
  const told = await bot.outbound.post({ token, channel, thread }, renderNotice(sentence));
  return told.ok || !['wait', 'passing'].includes(told.failure.kind);
}
