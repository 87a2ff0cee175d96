import type { Parameters } from './parameters.ts';

/** The documents that are cited. */
export const documentsKeys = {
  'documents.title': ['count'],
  'documents.item': ['title', 'details'],

  'document.in-short': ['title', 'publisher', 'details'],
  'document.where': ['address'],
  'document.language': ['language'],
  'document.field': ['label', 'value'],
  'document.publisher': [],
  'document.symbol': [],
  'document.date': [],
  'document.address': [],
  'document.whole-text': [],
  'document.added-text': ['languages', 'date'],
  'document.reference-only': [],
  'document.cited-by': ['count'],
} as const satisfies Parameters;
