import type { IncomingMessage } from 'node:http';

/** The only address that is listened on. */
export const loopback = '127.0.0.1';

/** Why a request is refused, and with which HTTP status. */
export interface Refused {
  readonly status: 403 | 405 | 421;
  readonly because: string;
}

/**
 * What every answer says to the browser: nothing is loaded from elsewhere, nothing inline runs, nobody frames the
 * page, nothing is kept. The referrer stays within the page, since without one a browser sends no Origin either.
 */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Refuses what does not come from the page itself. A name that was made to point at this machine is in Host, another
 * site's page is in Origin; a change needs our own Origin.
 */
export function refuse({ method = '', headers }: IncomingMessage, port: number): Refused | undefined {
  const hosts = [`${loopback}:${port}`, `localhost:${port}`];
  const host = headers.host ?? '';
  if (!hosts.includes(host)) {
    return { status: 421, because: `this page is at http://${hosts[0]}/ and nowhere else` };
  }
  if (!['GET', 'HEAD', 'POST'].includes(method))
    return { status: 405, because: 'only GET and POST are known' };
  const { origin } = headers;
  const isOwn = origin === `http://${host}`;
  if (method === 'POST' ? !isOwn : origin !== undefined && !isOwn) {
    return { status: 403, because: 'only the page itself may do this' };
  }
  const site = headers['sec-fetch-site'];
  // "none" is an address that was typed or opened from a bookmark.
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  return isForeign && !isVisit
    ? { status: 403, because: 'only the page itself may ask for this' }
    : undefined;
}
