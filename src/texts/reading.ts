/** A file's text in paragraphs, or one sentence that says why it has none. */
export type DocumentReading =
  | { readonly bytes: Uint8Array; readonly texts: readonly string[]; readonly notes: readonly string[] }
  | { readonly refused: string };
