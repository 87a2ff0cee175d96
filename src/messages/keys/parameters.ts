/** Sentences by key, each with the parameters that its wording may use. */
export type Parameters = Readonly<Record<string, readonly string[]>>;
