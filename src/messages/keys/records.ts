import type { Parameters } from './parameters.ts';

/** Compacts and other records, what is known of them, and the timeline. */
export const recordsKeys = {
  'fact.as-of': ['date'],
  'fact.nothing-later': [],
  'fact.passed': ['date', 'reviewed'],
  'event.past': [],
  'event.open': [],
  'event.no-next': [],
  'fact.doubt': ['doubt'],
  'fact.uncertain': [],
  'fact.positions': [],

  'record.more': ['topics'],

  'compacts.title': ['count'],

  'record.acronym': ['name', 'acronym'],
  'record.nothing': ['name'],

  'kind.compact': [],
  'kind.instrument': [],
  'kind.document': [],
  'kind.organisation': [],
  'kind.person': [],
  'kind.place': [],
  'kind.event': [],
  'kind.city': [],
  'kind.county': [],
  'kind.commitment': [],
  'kind.objective': [],
  'kind.principle': [],

  'timeline.title': [],
  'timeline.year': ['year'],
  'timeline.none': ['year', 'years'],
  'timeline.item': ['date', 'text'],

  'named.person': ['names'],
  'named.instrument': ['names'],
  'named.organisation': ['names'],

  'phrase.found': ['words', 'document'],
  'phrase.not-found': ['words', 'document', 'language'],
} as const satisfies Parameters;
