import type { Parameters } from './parameters.ts';

/** What to ask next, on a button and as a line. */
export const stepsKeys = {
  'step.country': ['name'],
  'step.line-country': ['name'],
  'step.votes': ['compact'],
  'step.city': ['name'],
  'step.cities': [],
  'step.commitments': [],
  'step.commitment': ['number'],
  'step.compacts': [],
  'step.objectives': [],
  'step.objectives-of': ['name'],
  'step.objective': ['number'],
  'step.principles': [],
  'step.record': ['name'],
  'step.source': ['name'],
  'step.sources': [],
  'step.timeline': [],
  'step.facts': ['topic'],
  'step.help': [],
  'step.line-what': ['name'],
  'step.line-who': ['name'],
  'step.line-where': ['name'],
} as const satisfies Parameters;
