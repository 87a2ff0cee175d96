import type { Parameters } from './parameters.ts';

/** What stands around every answer: what was understood, its sources, what was claimed, what to choose from. */
export const answerKeys = {
  'answer.understood': ['said', 'meant'],
  'answer.nearest': [],
  'answer.nearest-without': ['words'],
  'answer.left-out': ['words'],
  'answer.correction': ['correction'],
  'answer.denied': ['correction'],
  'answer.not-said': ['claims'],
  'answer.next': ['lines'],

  'sources.title': ['count'],
  'sources.in-short': ['count', 'date'],
  'sources.document': ['publisher', 'title', 'details'],
  'sources.paragraph': ['number'],
  'sources.quote': ['quote'],
  'sources.in-original': ['languages'],
  'sources.heading': [],
  'sources.data-date': ['date'],

  'claimed.not': ['claimed', 'actual'],
  'claimed.not-in-article': ['claimed', 'actual'],
  'claimed.elsewhere': ['claimed', 'actual'],

  'text.in-language': ['text', 'language'],

  'several.more': ['number'],

  'choose.which': [],
  'choose.item': ['name', 'text'],
} as const satisfies Parameters;
