import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/answer/nodes.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerOrIncident, type ReportIncident } from '../../src/builders/incident.ts';
import { askedLine } from '../../src/chat/lead.ts';
import { buttonTooOld, sharedBy, sharedNotice } from '../../src/chat/notices.ts';
import { type Press, parsePress } from '../../src/chat/press.ts';
import type { Drawing, Surface } from '../../src/chat/surface.ts';
import { answerTypedLine } from '../../src/chat/typed-line.ts';
import type { Core } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import type { Clock, OnceMarks } from '../../src/ports.ts';
import { addressOf, kindOf } from '../../src/query/address.ts';
import { slashLine } from './slash-line.ts';

/** The platforms that are shown, in their order on the page. */
export const platformNames = ['slack', 'discord'] as const;
export type PlatformName = (typeof platformNames)[number];

/** What stands in a column: what the person at the page said, or a message of the bot. */
export type Entry = { readonly id: string; readonly at: Date; readonly said: string } | ShownMessage;

/** A message of the bot. */
interface ShownMessage {
  readonly id: string;
  readonly at: Date;
  readonly payload: unknown;
  readonly isPrivate: boolean;
  /** What was asked, as it stands above the answer. */
  readonly asked: string | undefined;
}

/** The channel of the page, as Slack and as Discord show it. */
export interface Conversation {
  /** The language that the person's client is set to. */
  language: Language;
  entries(platform: PlatformName): readonly Entry[];
  /** A line typed behind `/compacts`: the answer on both platforms. */
  say(line: string): void;
  /** A button of a message. It acts on that platform alone, as there. */
  press(platform: PlatformName, message: string, id: string): Promise<void>;
  /** What the person did elsewhere than behind `/compacts`, such as a line for digests. */
  note(said: string): void;
  /** Shows an answer on both platforms: to the person alone, or as a post for everyone. */
  show(given: Answer, drawing: Pick<Drawing, 'audience' | 'as'>): void;
  clear(): void;
  /** Calls back after every change, until the signal ends it. */
  onChange(changed: () => void, until: AbortSignal): void;
}

/** What a conversation needs. */
export interface ConversationParts {
  readonly core: Core;
  readonly language: Language;
  readonly surfaces: Readonly<Record<PlatformName, Surface>>;
  readonly onceMarks: OnceMarks;
  readonly clock: Clock;
  readonly report: ReportIncident;
}

/** How many entries a column keeps. */
const keptEntries = 80;

/** How long a shared answer stays shared, in milliseconds; a message lives no longer than the program. */
const markedFor = 7 * 24 * 3_600_000;

/** What the one who sits at the page is called there. */
export function personIn({ messages }: Core, language: Language): string {
  return sayPlainly(messages, language, 'playground.you');
}

/** Starts an empty conversation. It is kept in memory alone. */
export function startConversation(parts: ConversationParts): Conversation {
  const { core, surfaces, onceMarks, clock, report } = parts;
  const columns: Record<PlatformName, readonly Entry[]> = { slack: [], discord: [] };
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const stamp = () => ({ id: `m${randomUUID()}`, at: clock.now() });
  function add(platform: PlatformName, entry: Entry): void {
    columns[platform] = [...columns[platform], entry].slice(-keptEntries);
  }
  function post(platform: PlatformName, given: Answer, drawing: Drawing): void {
    const payload = surfaces[platform].draw(given, core, drawing);
    add(platform, { ...stamp(), payload, isPrivate: drawing.audience === 'asker', asked: drawing.asked });
  }
  function notice(platform: PlatformName, sentence: string): void {
    const payload = surfaces[platform].drawNotice(sentence);
    add(platform, { ...stamp(), payload, isPrivate: true, asked: undefined });
  }
  const orIncident = (language: Language, answerIt: () => Answer) =>
    answerOrIncident(answerIt, core, language, report).answer;

  async function share(platform: PlatformName, pressed: ShownMessage, press: Press): Promise<void> {
    const { query, language, page } = press;
    const given = orIncident(language, () => answer(query, core, language));
    if (given.status !== 'answered') {
      notice(platform, buttonTooOld(core, language));
      return;
    }
    const key = `playground/${platform}/share/${pressed.id}/${language}/${addressOf(query)}`;
    const first = await onceMarks.first(key, new Date(clock.now().getTime() + markedFor));
    const above = sharedBy(core, language, personIn(core, language));
    const { asked } = pressed;
    if (first) post(platform, given, { page, audience: 'everyone', as: 'press', above, asked });
    // On Discord the shared answer is itself what the press is answered with.
    if (platform === 'slack' || !first) notice(platform, sharedNotice(core, language, first));
  }

  function turnOrShow(platform: PlatformName, pressed: ShownMessage, press: Press): void {
    const { query, language, page } = press;
    const given = orIncident(language, () => answer(query, core, language));
    if (press.do !== 'turn' || !pressed.isPrivate) {
      post(platform, given, { page, audience: 'asker', as: 'press' });
      return;
    }
    const payload = surfaces[platform].draw(given, core, {
      page,
      audience: 'asker',
      as: 'turn',
      asked: pressed.asked,
    });
    columns[platform] = columns[platform].map((entry) =>
      entry.id === pressed.id ? { ...pressed, payload } : entry,
    );
  }

  const conversation: Conversation = {
    language: parts.language,
    entries: (platform) => columns[platform],

    say(line) {
      const wish = { suggested: conversation.language };
      for (const platform of platformNames) {
        add(platform, { ...stamp(), said: slashLine(platform, line) });
        // On Discord a question stands in an option of its own, so a stray word is a question there.
        const answerIt = platform === 'slack' ? answerTypedLine : dispatchLine;
        const given = orIncident(wish.suggested, () => answerIt(line.trim() || 'help', wish, core));
        const asked = kindOf(given.query) === 'help' ? undefined : askedLine(slashLine(platform, line));
        post(platform, given, { page: 1, audience: 'asker', as: 'command', asked });
      }
      changed();
    },

    async press(platform, message, id) {
      const pressed = columns[platform].find((entry) => entry.id === message);
      const press = parsePress(id);
      if (pressed === undefined || !('payload' in pressed) || press === undefined) {
        notice(platform, buttonTooOld(core, conversation.language));
      } else if (press.do === 'report') {
        notice(platform, sayPlainly(core.messages, press.language, 'report.on-platforms'));
      } else if (press.do === 'share') await share(platform, pressed, press);
      else turnOrShow(platform, pressed, press);
      changed();
    },

    note(said) {
      for (const platform of platformNames) add(platform, { ...stamp(), said });
      changed();
    },

    show(given, drawing) {
      for (const platform of platformNames) post(platform, given, { page: 1, ...drawing });
      changed();
    },

    clear() {
      for (const platform of platformNames) columns[platform] = [];
      changed();
    },

    onChange(listener, until) {
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
  };
  return conversation;
}
