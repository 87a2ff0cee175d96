import type { Parameters } from './parameters.ts';

/** How many, how many more, how long, what came first. */
export const countsKeys = {
  'count.endorser': ['count', 'cities', 'counties'],
  'count.city': ['count'],
  'count.county': ['count', 'names'],
  'count.member': ['count', 'document'],
  'count.commitment': ['count'],
  'count.compact': ['count', 'names'],
  'count.recipient': ['count'],

  'difference.title': ['difference', 'more', 'fewer'],
  'difference.sum': ['sum'],

  'duration.days': ['count', 'start', 'end'],
  'duration.years': ['count', 'start', 'end'],

  'order.first': ['name', 'date'],
  'order.in-order': [],
  'order.same': ['date'],
  'order.unsure': [],
  'order.apart': ['count'],
  'order.apart-months': ['count', 'months'],
} as const satisfies Parameters;
