/** A file's text in paragraphs, or one sentence that says why it has none. */
export type DocumentReading =
  | {
      readonly bytes: Uint8Array;
      readonly texts: readonly string[];
      readonly notes: readonly string[];
      /** The left and the right of pages with two columns, each for itself: they may be two languages. */
      readonly sides?: readonly [readonly string[], readonly string[]];
    }
  | { readonly refused: string };
