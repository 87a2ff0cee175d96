import { DefaultRestOptions, type RESTOptions, type ResponseLike } from '@discordjs/rest';

type MakeRequest = RESTOptions['makeRequest'];

/**
 * The most invalid requests (401, 403, 429) in ten minutes: Discord bans an address at 10,000.
 * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export const invalidRequestBudget = 1000;

/** In what time invalid requests are counted, in milliseconds. */
const countedFor = 600_000;

/** The shortest wait after a rate limit, in seconds, and the first and longest where Discord names none. */
const shortestWait = 0.25;
const firstUnstatedWait = 1;
const longestUnstatedWait = 60;

/**
 * The longest wait that is believed, in seconds: what a gateway makes up must not silence the bot for a year, and
 * discord.js would take a month for no wait at all.
 */
const longestWait = 3_600;

/** In how many seconds a limit is over: https://discord.com/developers/docs/topics/rate-limits#header-format */
const resetHeader = 'x-ratelimit-reset-after';

/** What every request to Discord passes, whatever part of discord.js makes it. */
export interface Gate {
  /** Makes a request for discord.js's REST client. */
  readonly request: MakeRequest;
  /** For how many milliseconds nothing is sent; 0 where the way is open. */
  pausedFor(): number;
  /** Told for how many milliseconds nothing is sent from now. */
  onPause(listener: (milliseconds: number) => void): void;
}

/** Nothing was sent: too many requests were invalid. */
class Paused extends Error {
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('too many requests were invalid; nothing is sent for a while');
    this.name = 'Paused';
    this.retryAfter = retryAfter;
  }
}

/** Something that is not Discord answered, with a page. `status` is 0 where Discord may have done the work. */
export class NotDiscord extends Error {
  readonly status: number;
  constructor(status: number) {
    super('what answered is not Discord');
    this.name = 'NotDiscord';
    this.status = status >= 400 && status < 500 ? status : 0;
  }
}

/**
 * A gate with one budget of invalid requests. A rate limit that names no time gets one, longer each time: discord.js
 * would come again at once otherwise, forever.
 * @param send makes the requests.
 * @param budget the most invalid requests in ten minutes.
 */
export function createGate(
  budget: number = invalidRequestBudget,
  send: MakeRequest = DefaultRestOptions.makeRequest,
): Gate {
  const listeners = new Set<(milliseconds: number) => void>();
  let began = 0;
  let invalid = 0;
  let unstated = 0;
  const now = () => performance.now();
  const pausedFor = () => (invalid < budget ? 0 : Math.max(0, began + countedFor - now()));

  function count(): void {
    if (now() - began >= countedFor) {
      began = now();
      invalid = 0;
    }
    invalid += 1;
    if (invalid === budget) for (const tell of listeners) tell(pausedFor());
  }

  function giveWait({ headers }: ResponseLike): void {
    const stated = Number(headers.get('retry-after') ?? Number.NaN);
    if (stated > 0) {
      headers.set('retry-after', String(Math.min(Math.max(stated, shortestWait), longestWait)));
      return;
    }
    headers.set('retry-after', String(Math.min(firstUnstatedWait * 2 ** unstated, longestUnstatedWait)));
    unstated += 1;
  }

  return {
    pausedFor,
    onPause: (listener) => void listeners.add(listener),
    request: async (url, init) => {
      const pause = pausedFor();
      if (pause > 0) throw new Paused(pause);
      const response = await send(url, init);
      const { status, headers } = response;
      if (Number(headers.get(resetHeader)) > longestWait) headers.set(resetHeader, String(longestWait));
      if (status === 401 || status === 403 || status === 429) count();
      if (status === 429) {
        giveWait(response);
        return response;
      }
      unstated = 0;
      if (status < 500 && isPage(response)) throw new NotDiscord(status);
      return response;
    },
  };
}

/** Discord answers with JSON or with nothing. A page says nothing about the token or a permission. */
function isPage({ headers }: ResponseLike): boolean {
  return /^text\/html\b/iu.test(headers.get('content-type') ?? '');
}

/** The process's own gate: Discord counts by address, so there is one for all that this process sends. */
export const processGate: Gate = createGate();
