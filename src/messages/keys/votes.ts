import type { Parameters } from './parameters.ts';

/** How countries voted, and who held an office. */
export const votesKeys = {
  'vote.for': ['compact', 'date', 'count'],
  'vote.against': ['compact', 'date', 'count'],
  'vote.abstained': ['compact', 'date', 'count'],
  'vote.abstained-feminine': ['compact', 'date', 'count'],
  'vote.absent': ['compact', 'date', 'count'],
  'vote.country': ['country', 'votes'],
  'vote.official': ['country', 'official'],
  'vote.yes': ['sentence'],
  'vote.no': ['sentence'],
  'vote.depends': ['sentence'],
  'vote.all-so': ['count'],
  'vote.none-so': ['count'],
  'vote.some-so': ['so', 'count'],
  'vote.why': ['country'],
  'vote.no-member': ['name', 'count'],
  'vote.state': ['count', 'vote'],
  'vote.names': ['sentence', 'names'],
  'vote.totals': ['compact', 'members', 'for', 'against', 'abstained', 'absent'],

  'office.at': ['office', 'date', 'names'],
  'office.latest': ['office', 'names'],
  'office.unknown': ['office', 'date'],
} as const satisfies Parameters;
