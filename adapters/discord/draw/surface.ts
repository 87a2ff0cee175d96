import { replyWith } from '../../../src/chat/reply.ts';
import { firstPage, type Surface } from '../../../src/chat/surface.ts';
import { discordCommands } from './commands.ts';
import { invitation } from './invitation.ts';
import { discordCaps, renderNotice, renderReply } from './render.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const callback = { command: 4, press: 4, turn: 7 } as const;

/** Discord without a connection: what would be sent to a command or a press, the commands, and the invitation. */
export const discordSurface: Surface = {
  draw(answer, core, { page, audience, as, ...lead } = firstPage) {
    const reply = replyWith(answer, core, discordCaps, page, audience);
    const data = renderReply(reply, audience === 'asker' ? 'ephemeral' : 'public', lead);
    return as === 'post' ? data : { type: callback[as], data };
  },
  drawNotice: (sentence) => ({ type: callback.press, data: renderNotice(sentence, 'ephemeral') }),
  manifest: (core) => ({
    manifest: discordCommands(core.messages),
    next: 'The bot registers these commands by itself when it starts. To invite it: npm run -s compacts -- invite',
  }),
  invite: (config) => {
    const { discord } = config;
    if (discord === undefined || 'lacks' in discord) {
      return {
        lacks: 'The link holds the application’s id, which is in DISCORD_TOKEN: see docs/discord.md.',
      };
    }
    return invitation(discord.applicationId);
  },
};
