import type { Parameters } from './parameters.ts';

/** A source in a citation style. */
export const citeKeys = {
  'cite.title': ['name'],
  'cite.style': ['style'],
  'cite.chicago': [],
  'cite.press': [],
  'cite.in-text': ['reference'],
} as const satisfies Parameters;
