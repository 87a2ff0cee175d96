import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Does the work for one request of a user: every line that is logged meanwhile carries its id. */
export function asRequest<Result>(id: string, work: () => Result): Result {
  return requests.run(id, work);
}

/** A new id for a request that has none of its own. */
export function newRequestId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** The id of the request that is being worked on, if one is. */
export function currentRequest(): string | undefined {
  return requests.getStore();
}
