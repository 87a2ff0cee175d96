import { afterEach, beforeEach, expect } from 'vitest';
import type { SlackParts } from '../../../adapters/slack/slack.ts';
import type { Store } from '../../../src/digest/store.ts';
import { type Person, person } from '../../fakes/slack/deliveries.ts';
import { type FakeOptions, type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import type { PostedMessage } from '../../fakes/slack/workspace.ts';
import { type Mode, type Running, runBot, temporaryStore } from './running.ts';

/** Alice, the bot and the workspace they are in, anew for each test. */
export interface Dialogue {
  slack: FakeSlack;
  bot: Running;
  alice: Person;
  /** What outlives a restart. */
  store: Store;
  /** What Alice sees in channel C1, and what someone sees there who asked nothing. */
  seen(): PostedMessage[];
  seenByOthers(): PostedMessage[];
  /** Waits until Alice sees so many messages; gives the newest. */
  count(number: number): Promise<PostedMessage>;
  /** Alice types a command; gives the answer. */
  ask(text: string): Promise<PostedMessage>;
  /** The bot stops and another one starts: what was in memory is gone. */
  restart(parts?: Partial<SlackParts>): Promise<void>;
}

/** Sets up a dialogue for each test of a suite. */
export function dialogue(mode: Mode, options: FakeOptions = {}): Dialogue {
  const talk: Dialogue = {
    slack: undefined as unknown as FakeSlack,
    bot: undefined as unknown as Running,
    alice: undefined as unknown as Person,
    store: undefined as unknown as Store,
    seen: () => talk.slack.workspace.seenBy('UALICE', 'C1'),
    seenByOthers: () => talk.slack.workspace.seenBy('UBOB', 'C1'),
    async count(number) {
      await talk.slack.until(() => talk.seen().length >= number, `${number} messages`);
      return talk.seen().at(-1) as PostedMessage;
    },
    async ask(text) {
      await talk.bot.deliver(talk.alice.command(text));
      return talk.seen().at(-1) as PostedMessage;
    },
    async restart(parts = {}) {
      await talk.bot.stop();
      talk.bot = await runBot(talk.slack, mode, talk.store, parts);
    },
  };
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ store: talk.store, remove } = await temporaryStore());
    talk.slack = await startFakeSlack(options);
    talk.bot = await runBot(talk.slack, mode, talk.store);
    talk.alice = person(talk.slack, 'UALICE', 'alice');
  });
  afterEach(async () => {
    await talk.bot.stop();
    await talk.slack.stop();
    await remove();
  });
  return talk;
}

/** The one message there is. */
export function only(messages: readonly PostedMessage[]): PostedMessage {
  expect(messages).toHaveLength(1);
  return messages[0] as PostedMessage;
}

/** The labels of a message's buttons. */
export function labels({ buttons }: PostedMessage): string[] {
  return buttons.map(({ label }) => label);
}
