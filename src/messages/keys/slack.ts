import type { Parameters } from './parameters.ts';

/** Words that only Slack shows. */
export const slackKeys = {
  'slack.about': [],
  'slack.about-long': [],
  'slack.command': [],
  'slack.shortcut': [],
  'slack.shortcut-about': [],
  'slack.shortcut-no-text': [],
  'slack.home-try': [],
  'slack.home-digests': [],
  'slack.home-no-digests': [],
  'slack.share-failed': [],
  'slack.install-cancelled': [],
  'slack.install-used': [],
  'slack.install-failed': [],
} as const satisfies Parameters;
