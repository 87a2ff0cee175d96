import { replyWith } from '../../src/chat/reply.ts';
import type { Surface } from '../../src/chat/surface.ts';
import { creationLink, type ManifestMode, slackManifest } from './manifest.ts';
import { renderReply, slackCaps } from './render.ts';

/** Slack without a connection: what would be sent to a command, and the manifest of the app. */
export const slackSurface: Surface = {
  draw: (answer, core) => ({
    response_type: 'ephemeral',
    ...renderReply(replyWith(answer, core, slackCaps, 1, 'asker')),
  }),
  manifest(core, { slackPublicAddress, slack }) {
    const manyWorkspaces = slack !== undefined && 'workspaces' in slack && 'clientId' in slack.workspaces;
    const how: ManifestMode =
      slackPublicAddress === undefined
        ? { mode: 'socket' }
        : { mode: 'http', address: slackPublicAddress, manyWorkspaces };
    const manifest = slackManifest(core, how);
    return {
      manifest,
      next: `To create the app from this, open:\n${creationLink(manifest)}`,
    };
  },
};
