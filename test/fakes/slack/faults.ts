/** Something that goes wrong with one call. */
export type Fault =
  /** The connection breaks: before Slack does anything, or after it did it. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Whatever stands between Slack and the app answers with a page of its own. */
  | { readonly kind: 'page'; readonly status: number }
  /** Slack answers with this body. */
  | { readonly kind: 'body'; readonly body: string }
  /** Slack answers with this error. */
  | { readonly kind: 'error'; readonly error: string }
  /** Slack takes its time. */
  | { readonly kind: 'held'; readonly until: () => Promise<unknown> };

/** Faults that wait for their calls. */
export interface Faults {
  /** The next call of this method (`response_url` for an answer through one) meets this fault. */
  plan(method: string, ...faults: readonly Fault[]): void;
  next(method: string): Fault | undefined;
  /** Whatever is still planned does not happen. */
  clear(): void;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  return {
    plan: (method, ...faults) => void planned.set(method, [...(planned.get(method) ?? []), ...faults]),
    clear: () => planned.clear(),
    next: (method) => planned.get(method)?.shift(),
  };
}
