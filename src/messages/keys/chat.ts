import type { Parameters } from './parameters.ts';

/** Pages, buttons and sharing, on every chat platform. */
export const chatKeys = {
  'chat.back': [],
  'chat.more': ['page', 'pages'],
  'chat.sources': [],
  'chat.share': [],
  'chat.shared-by': ['who'],
  'chat.shared': [],
  'chat.shared-already': [],
  'chat.button-too-old': [],
  'chat.interrupted': [],
} as const satisfies Parameters;
