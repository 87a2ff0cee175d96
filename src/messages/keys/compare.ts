import type { Parameters } from './parameters.ts';

/** Two things side by side. */
export const compareKeys = {
  'compare.title': ['names'],
  'compare.nothing': [],
  'compare.count': ['count'],

  'aspect.kind': [],
  'aspect.name': [],
  'aspect.printed': [],
  'aspect.state': [],
  'aspect.wording': [],
  'aspect.short': [],
  'aspect.aim': [],
  'aspect.origin': [],
  'aspect.adoption': [],
  'aspect.objectives': [],
  'aspect.more': [],
} as const satisfies Parameters;
