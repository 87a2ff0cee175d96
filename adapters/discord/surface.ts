import { replyWith } from '../../src/chat/reply.ts';
import type { Surface } from '../../src/chat/surface.ts';
import { discordCommands } from './commands.ts';
import { invitation } from './invitation.ts';
import { discordCaps, renderReply } from './render.ts';

/** Discord without a connection: what would be sent to a command, the commands, and the invitation. */
export const discordSurface: Surface = {
  draw: (answer, core) => ({
    type: 4,
    data: renderReply(replyWith(answer, core, discordCaps, 1, 'asker'), 'ephemeral'),
  }),
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
