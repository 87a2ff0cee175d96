import type { Parameters } from './parameters.ts';

/** Why a question has no answer here. */
export const noAnswerKeys = {
  'unknown.known': [],
  'unknown.empty': [],
  'unknown.too-long': ['limit'],
  'unknown.no-context': [],
  'unknown.unclear': [],
  'unknown.off-topic': [],
  'unknown.advice': [],
  'unknown.languages': [],
  'unknown.words': ['words'],
  'unknown.command': ['typed', 'line'],
  'unknown.not-understood': [],
  'unknown.perhaps': [],
  'unknown.not-in-sources': [],
  'unknown.subject': ['subject'],
  'unknown.near': [],
  'unknown.suggestion': [],
} as const satisfies Parameters;
