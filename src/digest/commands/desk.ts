import { type Answer, type Block, type Inline, paragraph } from '../../answer/nodes.ts';
import { plainInline } from '../../answer/plain-text.ts';
import { type Draft, startDraft } from '../../builders/draft.ts';
import { finishAnswer } from '../../builders/finish.ts';
import type { Problem } from '../../commands/define.ts';
import type { Word } from '../../commands/words.ts';
import type { Core } from '../../core.ts';
import type { Finding } from '../../doctor/finding.ts';
import { inLanguage, type Language } from '../../language.ts';
import { formatMessage } from '../../messages/say.ts';
import type { Clock } from '../../ports.ts';
import type { Subscriptions } from '../ledger.ts';
import type { Access } from '../messenger.ts';
import type { Target } from '../subscription.ts';

/** Who is asking, for what, and where. */
export interface DigestRequest {
  /** The words behind `compacts-digest`. */
  readonly words: readonly Word[];
  /** The channel it was said in. */
  readonly place: Target;
  /** Its name, where the platform tells it. */
  readonly channelName?: string | undefined;
  readonly person: { readonly id: string; readonly name: string };
  /** True for who may change digests here. */
  readonly mayManage: boolean;
  /** True where who asks may see the digests of the whole workspace, and change those of its other channels. */
  readonly seesWorkspace: boolean;
  /** The asker's own time zone, where the platform tells it. */
  readonly zone?: string | undefined;
  /** The language of the answer, and of a new digest that names none. */
  readonly language: Language;
  /** True where nothing tells the asker's language: then the answer is in that of the digest, and `language` is a guess. */
  readonly isAskedInItsLanguage?: boolean;
}

/** Who presses a button of a digest or fills in its form, and where: a request without its words. */
export type DigestPresser = Omit<DigestRequest, 'words'>;

/** What the digest's commands work with. */
export interface DigestDesk {
  readonly core: Core;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  /** Whether the bot can post in a channel. */
  readonly access: (target: Target) => Promise<Access>;
  /** How the running bot is. */
  readonly examine: () => Promise<readonly Finding[]>;
  /** The channel of the same workspace that a text names; left out where channels cannot be named. */
  readonly channelNamed?: (text: string, place: Target) => NamedChannel | undefined;
}

/** Another channel of the workspace. */
export interface NamedChannel {
  readonly channel: string;
  readonly name: string;
}

/** The channel that a command is about. */
export interface Meant {
  readonly target: Target;
  readonly channelName?: string;
}

/** What is said to the asker, and what to everyone in the channel. */
export interface DigestReply {
  readonly answer: Answer;
  /** To be posted in the channel, so that everyone there knows. */
  readonly announcement?: Answer;
}

/** Starts an answer about digests. */
export function draftFor({ core }: DigestDesk, language: Language): Draft {
  return startDraft(core, language);
}

/** An answer about digests: it is no answer of the data, so it has no address and no sources. */
export function digestAnswer(
  draft: Draft,
  blocks: readonly Block[],
  status: Answer['status'] = 'answered',
): Answer {
  const answer = finishAnswer(draft, 'error', { kind: 'help' }, blocks);
  return { ...answer, status, query: 'digest' };
}

/** What is wrong, as a sentence. */
export function sentenceOf(desk: DigestDesk, language: Language, problem: Problem): string {
  return plainInline(inlineOf(desk, language, problem));
}

function inlineOf(desk: DigestDesk, language: Language, { key, given }: Problem): Inline[] {
  const shown = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' ? inLanguage(value, language).text : value,
    ]),
  );
  return formatMessage(desk.core.messages, language, key, shown);
}

/** What is wrong, as an answer; `nearest` is the line that would be understood. */
export function refusal(
  desk: DigestDesk,
  language: Language,
  problem: Problem,
  nearest?: string,
): DigestReply {
  const draft = draftFor(desk, language);
  const example = nearest === undefined ? [] : [paragraph(...draft.say('digest.nearest', { line: nearest }))];
  return {
    answer: digestAnswer(draft, [paragraph(...inlineOf(desk, language, problem)), ...example], 'error'),
  };
}
