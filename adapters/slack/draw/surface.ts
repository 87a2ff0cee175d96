import { replyWith } from '../../../src/chat/reply.ts';
import { firstPage, type Surface } from '../../../src/chat/surface.ts';
import { creationLink, type ManifestMode, slackManifest } from './manifest.ts';
import { renderNotice, renderReply, slackCaps } from './render.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const responseType = { asker: 'ephemeral', everyone: 'in_channel', alone: 'in_channel' } as const;

/** Slack without a connection: what would be sent to a command or a press, and the manifest of the app. */
export const slackSurface: Surface = {
  draw(answer, core, { page, audience, as, ...lead } = firstPage) {
    const message = renderReply(replyWith(answer, core, slackCaps, page, audience), lead);
    if (as === 'post') return message;
    const answered = { response_type: responseType[audience], ...message };
    return as === 'command' ? answered : { ...answered, replace_original: as === 'turn' };
  },
  drawNotice: (sentence) => ({
    response_type: responseType.asker,
    ...renderNotice(sentence),
    replace_original: false,
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
