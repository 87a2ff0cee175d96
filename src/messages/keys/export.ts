import type { Parameters } from './parameters.ts';

/** Tables to take along. */
export const exportKeys = {
  'export.supporters': ['count'],
  'export.timeline': ['count'],
  'export.votes': ['count'],
  'export.columns': ['columns'],
  'export.printed': [],
  'export.candidates': [],
  'export.source': [],
  'export.date': [],
  'export.until': [],
  'export.event': [],
  'export.country': [],
  'export.vote-for': [],
  'export.vote-against': [],
  'export.vote-abstained': [],
  'export.vote-absent': [],
  'command.export': [],
  'option.export': [],
  'choice.supporters': [],
  'choice.timeline': [],
  'choice.votes': [],
  'step.export': [],
} as const satisfies Parameters;
