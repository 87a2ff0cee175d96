import { randomUUID } from 'node:crypto';
import { list, text } from '../../src/answer/nodes.ts';
import { digestCommandName } from '../../src/commands/digest-catalogue.ts';
import { splitWords, type Word } from '../../src/commands/words.ts';
import type { Core } from '../../src/core.ts';
import type { DigestPress } from '../../src/digest/buttons.ts';
import { answerDigest } from '../../src/digest/commands/answer.ts';
import {
  type DigestDesk,
  type DigestPresser,
  digestAnswer,
  draftFor,
} from '../../src/digest/commands/desk.ts';
import { type Form, type FormFilled, formFor, readForm, showForm } from '../../src/digest/commands/form.ts';
import { answerDigestPress } from '../../src/digest/commands/press.ts';
import { packDraft } from '../../src/digest/draft.ts';
import type { Messenger } from '../../src/digest/messenger.ts';
import type { Store } from '../../src/digest/store.ts';
import type { Target } from '../../src/digest/subscription.ts';
import type { Clock } from '../../src/ports.ts';
import { type Conversation, type PlatformName, personIn } from './conversation.ts';
import type { Visitors } from './visitors.ts';

/** The one channel of the page. It is kept like any other, so its digest is still on after a restart. */
const localChannel: Target = { platform: 'playground', workspace: 'local', channel: 'general' };

/** What the page calls its channel. */
export const channelName = 'general';

/** What the digest of the page works with. */
export interface DigestParts {
  readonly core: Core;
  readonly store: Pick<Store, 'subscriptions'>;
  readonly clock: Clock;
  readonly visitors: Visitors;
  /** How the running program is. */
  readonly examine: DigestDesk['examine'];
}

/** A line behind `/compacts-digest`: its answer to the person, and to everyone what was changed. */
export async function sayToDigest(
  line: string,
  conversation: Conversation,
  parts: DigestParts,
): Promise<void> {
  conversation.note(`/${digestCommandName} ${line.trim()}`.trim());
  const { answer, announcement } = await answerDigest(
    { ...presserOf(conversation, parts), words: wordsOf(line) },
    deskOf(parts),
  );
  conversation.show(answer, { audience: 'asker', as: 'press' });
  if (announcement !== undefined) parts.visitors.post(announcement, { audience: 'everyone', as: 'post' });
}

/** A button under a digest, on the platform that it stands on. */
export async function pressDigest(
  pressed: { readonly platform: PlatformName; readonly message: string; readonly press: DigestPress },
  conversation: Conversation,
  parts: DigestParts,
): Promise<void> {
  const { platform, message, press } = pressed;
  const presser = presserOf(conversation, parts);
  // The form stands open on the page itself.
  const { answer, announcement, page } =
    press.do === 'form'
      ? { ...(await showForm(presser, deskOf(parts))), page: 1 }
      : await answerDigestPress(press, presser, deskOf(parts));
  conversation.answerPress(platform, message, answer, { page, turns: press.do === 'turn' });
  if (announcement !== undefined) parts.visitors.post(announcement, { audience: 'everyone', as: 'post' });
}

/** What the form of the page holds when it opens. */
export function presentForm(conversation: Conversation, parts: DigestParts): Promise<Form> {
  return formFor(presserOf(conversation, parts), deskOf(parts));
}

/** The form of the page is sent: a preview with the button that saves it, or saved at once; or what is wrong with it. */
export async function fillDigestForm(
  filled: FormFilled,
  how: 'preview' | 'on',
  conversation: Conversation,
  parts: DigestParts,
): Promise<void> {
  const presser = presserOf(conversation, parts);
  const desk = deskOf(parts);
  conversation.note(`/${digestCommandName} form`);
  const read = await readForm(filled, presser, desk);
  if ('wrong' in read) {
    const wrong = Object.values(read.wrong).map((sentence) => [text(sentence)]);
    const answer = digestAnswer(draftFor(desk, conversation.language), [list(wrong)], 'error');
    conversation.show(answer, { audience: 'asker', as: 'press' });
    return;
  }
  const save = { do: 'save', draft: packDraft(read.draft) } as const;
  const reply = how === 'preview' ? read.preview : await answerDigestPress(save, presser, desk);
  conversation.show(reply.answer, { audience: 'asker', as: 'press' });
  if (reply.announcement !== undefined)
    parts.visitors.post(reply.announcement, { audience: 'everyone', as: 'post' });
}

function presserOf({ language }: Conversation, { core }: DigestParts): DigestPresser {
  return {
    place: localChannel,
    channelName,
    person: { id: localChannel.workspace, name: personIn(core, language) },
    mayManage: true,
    seesWorkspace: false,
    zone: ownZone(),
    language,
  };
}

function deskOf({ core, store, clock, examine }: DigestParts): DigestDesk {
  return { core, subscriptions: store.subscriptions, clock, access: async () => ({ ok: true }), examine };
}

/** Posts digests on the page, drawn for both platforms. It is there as long as its deliverer is. */
export function localMessenger(visitors: Visitors): Messenger {
  return {
    platform: localChannel.platform,
    repeatWindow: 0,
    timeout: 1_000,
    postsPerSecond: 10,
    prepare: async (_, answer) => ({
      send: async () => {
        visitors.post(answer, { audience: 'everyone', as: 'post' });
        return { kind: 'sent', message: randomUUID() };
      },
    }),
    // What was posted before a restart is on no page any more.
    find: async () => 'absent',
    check: async () => ({ ok: true }),
    tell: async (_target, _person, answer) => {
      visitors.post(answer, { audience: 'asker', as: 'post' });
      return true;
    },
  };
}

/** The time zone of this machine, which is that of whoever sits at the page. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function wordsOf(line: string): readonly Word[] {
  const split = splitWords(line);
  return 'words' in split ? split.words : line.split(/\s+/u).map((text) => ({ text }));
}
