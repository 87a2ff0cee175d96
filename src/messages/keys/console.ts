import type { Parameters } from './parameters.ts';

/** Words of the console. */
export const consoleKeys = {
  'console.page': ['address'],
  'console.port-taken': ['port'],
  'console.port-forbidden': ['port'],
  'console.page-stop': [],
  'console.no-page': ['reason'],
  'console.welcome': [],
  'console.goodbye': [],
  'console.examples': [],
  'console.how-to-go-on': [],
  'console.format-unknown': ['value', 'forms'],
  'console.flag-unknown': ['flag', 'flags'],
  'console.flag-value': ['flag', 'example'],
  'console.jsonl-alone': [],
} as const satisfies Parameters;
