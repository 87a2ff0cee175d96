import type { Parameters } from './parameters.ts';

/** Reports of a mistake. */
export const reportKeys = {
  'report.button': [],
  'report.what': [],
  'report.source': [],
  'report.name': [],
  'report.kept-of-it': [],
  'report.send': [],
  'report.cancel': [],
  'report.thanks': [],
  'report.empty': [],
  'report.too-many': ['count'],
  'report.failed': [],
  'report.new': [],
  'report.its-source': ['source'],
  'report.its-name': ['name'],
  'report.answer-now': ['point'],
  'report.about': ['query', 'language', 'date', 'id'],
  'report.see': [],
} as const satisfies Parameters;
