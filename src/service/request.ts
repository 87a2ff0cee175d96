import { AsyncLocalStorage } from 'node:async_hooks';

/** A request of a user; where the platform gave it no id, it gets one when something is logged of it. */
interface Request {
  id?: string;
}

const requests = new AsyncLocalStorage<Request>();

/**
 * Does the work for one request of a user: every line that is logged meanwhile carries its id.
 * @param id what the platform calls the request; without it, the request gets an id of its own.
 */
export function asRequest<Result>(work: () => Result, id?: string): Result {
  return requests.run(id === undefined ? {} : { id }, work);
}

/** The id of the request that is being worked on, if one is. */
export function currentRequest(): string | undefined {
  const request = requests.getStore();
  if (request === undefined) return undefined;
  request.id ??= crypto.randomUUID().slice(0, 8);
  return request.id;
}
