import type { Caps } from '../../../src/answer/caps.ts';
import type { AnswerFile } from '../../../src/answer/nodes.ts';
import type { Drawn } from '../draw/drawn.ts';
import { slackCaps } from '../draw/render.ts';
import type { Destination } from '../send/outbound.ts';
import type { Bot } from './bot.ts';

/** What a message can carry that everyone in its conversation sees, where the workspace lets the bot attach files. */
const withFiles: Caps = { ...slackCaps, takesFiles: true };

/** A message, with the file to put beside it; without one where its content stands in the message, or there is none. */
export async function drawnWithFile(
  bot: Bot,
  { team, token }: { readonly team: string; readonly token: string },
  draw: (caps: Caps) => Drawn | Promise<Drawn>,
): Promise<Drawn> {
  const { file, ...asText } = await draw(slackCaps);
  if (file === undefined) return asText;
  const scopes = await bot.grants.scopesIn(team, token);
  return scopes?.includes('files:write') === true ? draw(withFiles) : asText;
}

/** Puts a file beside the answer that is there; where Slack does not take it, says its content in a message to copy. */
export async function sendFile(
  bot: Bot,
  to: Destination,
  file: AnswerFile,
  asText: () => Promise<Drawn>,
): Promise<void> {
  const sent = await bot.outbound.upload(to, file);
  if (sent.ok) return;
  const { code, kind } = sent.failure;
  bot.log.error({ code, kind }, 'Slack did not take a file; its content is sent as text');
  if (file.isShown !== true) await bot.outbound.post(to, (await asText()).message);
}
