import type { IncomingMessage } from 'node:http';
import { HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';

/** Where every signed request ends up, whatever path it was sent to. */
const endpoint = '/slack/events';

/** Slack's window for the time of a request, in seconds. */
const signatureWindow = 300;

/** Paths that people's browsers open: the page that begins an installation, and where Slack sends them back to. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

/**
 * Bolt's receiver behind one check: every POST, on any path, goes to the one place that verifies signatures, and
 * a request that claims to come from the future is refused like an old one.
 */
export function createHttpReceiver(options: HTTPReceiverOptions): HTTPReceiver {
  const receiver = new HTTPReceiver({ ...options, endpoints: [endpoint] });
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (request.method === 'POST') {
      if (isFromFuture(request)) {
        response.writeHead(401).end();
        return;
      }
      request.url = endpoint;
    }
    listen(request, response);
  };
  return receiver;
}

function isFromFuture({ headers }: IncomingMessage): boolean {
  const seconds = Number(headers['x-slack-request-timestamp']);
  return seconds > Date.now() / 1000 + signatureWindow;
}
