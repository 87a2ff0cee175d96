import type { Parameters } from './parameters.ts';

/** Commitments, objectives, principles, and which of them a topic is in. */
export const commitmentsKeys = {
  'commitments.title': ['count'],
  'commitments.on-topic': ['count'],

  'commitment.title': ['number', 'count'],
  'commitment.in-short': ['number', 'count', 'short'],
  'commitment.context': ['document'],
  'commitment.translated': [],
  'commitment.original': [],
  'commitment.none': ['number', 'count'],

  'objectives.count': ['count', 'compact'],
  'objectives.title': ['count', 'compact'],
  'objectives.on-topic': ['count', 'compact'],
  'objectives.short-names': ['compact', 'items'],
  'objectives.short-name': ['number', 'name', 'paragraph'],
  'principles.short-names': ['compact', 'items'],
  'objectives.translated': [],

  'objective.title': ['number', 'count', 'compact', 'place', 'title'],
  'objective.title-ours': ['number', 'compact', 'place', 'title'],
  'objective.official': ['title'],
  'objective.whole-title': ['title'],
  'objective.in-short': ['label'],
  'objective.none': ['number', 'count', 'compact'],
  'objective.place': ['number'],
  'objective.place-ours': ['number'],
  'objective.label': ['english', 'french', 'spanish'],
  'objective.label-others': ['first', 'second'],
  'principle.official': ['first', 'second'],
  'principles.official': [],

  'paragraph.objective': ['number', 'compact', 'objective', 'title'],
  'paragraph.objectives': ['number', 'compact', 'count'],
  'paragraph.principles': ['number', 'compact', 'count'],
  'paragraph.says': ['number', 'compact'],
  'paragraph.range': ['from', 'to', 'compact'],
  'paragraph.unknown': ['number', 'compact'],

  'principles.count': ['count', 'compact'],
  'principles.title': ['count', 'compact'],
  'principles.on-topic': ['count', 'compact'],

  'principle.title': ['number', 'count', 'compact', 'place', 'title'],

  'covers.yes': ['item'],
  'covers.title-only': ['item', 'title'],
  'covers.not-by-title': ['item', 'others'],
  'covers.no': ['item', 'others'],
  'covers.commitment': ['number'],
} as const satisfies Parameters;
