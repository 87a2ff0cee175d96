import type { Parameters } from './parameters.ts';

/** What each command, option and choice does, and what is wrong with a command that was typed. */
export const commandsKeys = {
  'error.option-unknown': ['option', 'command', 'options'],
  'error.option-twice': ['option'],
  'error.option-missing': ['option', 'command', 'example'],
  'error.option-year': ['option', 'value'],
  'error.option-language': ['value'],
  'error.option-long': ['option', 'limit'],
  'error.option-choice': ['option', 'value', 'values'],
  'error.word-extra': ['words', 'command', 'example'],
  'error.quote-open': ['words'],
  'error.no-match': ['value', 'command'],
  'error.compare-one': ['example'],
  'error.bug': ['incident'],

  'command.ask': [],
  'command.compact': [],
  'command.commitment': [],
  'command.city': [],
  'command.timeline': [],
  'command.source': [],
  'command.verify': [],
  'command.cite': [],
  'command.objective': [],
  'command.compare': [],
  'command.help': [],

  'option.question': [],
  'option.name': [],
  'option.commitment': [],
  'option.city': [],
  'option.year': [],
  'option.document': [],
  'option.what': [],
  'option.style': [],

  'choice.apa': [],
  'choice.chicago': [],
  'choice.bibtex': [],
  'choice.ris': [],
  'choice.press': [],

  'option.quotation': [],
  'option.objective': [],
  'option.compact-of-objective': [],
  'option.first': [],
  'option.second': [],

  'choice.migration': [],
  'choice.refugees': [],

  'option.document-of-quotation': [],
  'option.command': [],
  'option.language': [],
} as const satisfies Parameters;
