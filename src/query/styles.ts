/** The styles a source can be cited in. `press` is one line for a news text, in the reader's language. */
export const styles = ['apa', 'chicago', 'bibtex', 'ris', 'press'] as const;
export type Style = (typeof styles)[number];
