declare module '@citation-js/core' {
  /** An item in the form of CSL-JSON, as far as the tests read it. */
  interface Item {
    readonly title?: string;
    readonly URL?: string;
    readonly note?: string;
    readonly publisher?: string;
    readonly number?: string;
    readonly author?: readonly { readonly family?: string }[];
    readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  }
  export class Cite {
    constructor(text: string);
    readonly data: readonly Item[];
  }
}

declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
