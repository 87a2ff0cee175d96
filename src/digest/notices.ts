import type { Answer } from '../answer/nodes.ts';
import { paragraph } from '../answer/nodes.ts';
import { startDraft } from '../builders/draft.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { digestAnswer } from './commands/desk.ts';
import { fixFor, lineOf } from './commands/wording.ts';
import type { Subscriptions } from './ledger.ts';
import type { Subscription, Target } from './subscription.ts';

/** A channel for readers who are elsewhere. */
export function channelLabel({ channel, channelName }: Subscription): string {
  return channelName === undefined ? channel : `#${channelName}`;
}

/** What the maker of a subscription is told when it is suspended. */
export function suspendedNotice(core: Core, subscription: Subscription, reason: string): Answer {
  const draft = startDraft(core, subscription.language);
  const channel = channelLabel(subscription);
  return digestAnswer(draft, [
    paragraph(...draft.say('digest.suspended-notice', { channel, reason })),
    paragraph(...fixFor(draft, reason)),
  ]);
}

/** A workspace's digests as lines of text, such as for Slack's home tab. */
export async function digestLines(
  core: Core,
  subscriptions: Subscriptions,
  { platform, workspace }: Pick<Target, 'platform' | 'workspace'>,
  language: Language,
): Promise<readonly string[]> {
  const draft = startDraft(core, language);
  const found = await subscriptions.ofWorkspace(platform, workspace);
  return found.map((subscription) => lineOf(draft, subscription, channelLabel(subscription)));
}
