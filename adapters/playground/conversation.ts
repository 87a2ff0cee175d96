import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/answer/nodes.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerOrIncident, type ReportIncident } from '../../src/builders/incident.ts';
import { askedBehind } from '../../src/chat/lead.ts';
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
import type { ReportDesk } from '../../src/report/desk.ts';
import { reportsPerHour } from '../../src/report/report.ts';
import { slashLine } from './slash-line.ts';

/** The platforms that are shown, in their order on the page. */
export const platformNames = ['slack', 'discord'] as const;
export type PlatformName = (typeof platformNames)[number];

/** What stands in a column: what the person at the page said, or a message of the bot. */
export type Entry =
  | { readonly id: string; readonly at: Date; readonly said: string }
  | ShownMessage
  /** The form of "Report a mistake", with the press that opened it. */
  | { readonly id: string; readonly at: Date; readonly form: Press };

/** A message of the bot. */
interface ShownMessage {
  readonly id: string;
  readonly at: Date;
  readonly payload: unknown;
  readonly isPrivate: boolean;
  /** What was asked, as it stands above the answer. */
  readonly asked: string | undefined;
}

/** What a form of the page was filled in with. */
export interface FilledForm {
  readonly said: string;
  readonly source: string;
  readonly name: string;
}

/** The channel of the page as one browser sees it, on Slack and on Discord. */
export interface Conversation {
  /** The language that the person's client is set to. */
  language: Language;
  /** True until the person says or presses something. */
  readonly isUntouched: boolean;
  entries(platform: PlatformName): readonly Entry[];
  /** A line typed behind `/compacts`: the answer on both platforms. */
  say(line: string): void;
  /** A button of a message. It acts on that platform alone, as there. */
  press(platform: PlatformName, message: string, id: string): Promise<void>;
  /** The form of a report is sent, or closed where nothing is filled in. */
  report(platform: PlatformName, form: string, filled: FilledForm | undefined): Promise<void>;
  /** What the person did elsewhere than behind `/compacts`, such as a line for digests. */
  note(said: string): void;
  /** Shows an answer on both platforms: to the person alone, or as a post for everyone. */
  show(given: Answer, drawing: Pick<Drawing, 'audience' | 'as'>): void;
  /** Answers a button on one platform: in place of a message of the person's own where `turns`, else below. */
  answerPress(
    platform: PlatformName,
    message: string,
    given: Answer,
    how: { readonly page: number; readonly turns: boolean },
  ): void;
}

/** What a conversation needs. */
export interface ConversationParts {
  readonly core: Core;
  /** Whose it is: the limit of reports is theirs. */
  readonly person: string;
  readonly language: Language;
  /** What stands in it already. */
  readonly begun?: Readonly<Record<PlatformName, readonly Entry[]>>;
  readonly changed: () => void;
  readonly reportDesk: Pick<ReportDesk, 'take'>;
  readonly surfaces: Readonly<Record<PlatformName, Surface>>;
  readonly onceMarks: OnceMarks;
  readonly clock: Clock;
  readonly report: ReportIncident;
}

type PlainKeyOfReport = 'report.thanks' | 'report.empty' | 'report.too-many' | 'report.failed';

/** How many entries a column keeps. */
const keptEntries = 80;

/** How long a shared answer stays shared, in milliseconds; a message lives no longer than the program. */
const markedFor = 7 * 24 * 3_600_000;

/** What the one who sits at the page is called there. */
export function personIn({ messages }: Core, language: Language): string {
  return sayPlainly(messages, language, 'playground.you');
}

/** Starts a conversation. It is kept in memory alone. */
export function startConversation(parts: ConversationParts): Conversation {
  const { core, surfaces, onceMarks, clock, report, changed } = parts;
  const columns: Record<PlatformName, readonly Entry[]> = {
    slack: parts.begun?.slack ?? [],
    discord: parts.begun?.discord ?? [],
  };
  let isUntouched = true;

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
    drawPress(platform, pressed, given, page, press.do === 'turn');
  }

  function drawPress(
    platform: PlatformName,
    pressed: ShownMessage,
    given: Answer,
    page: number,
    turns: boolean,
  ): void {
    if (!turns || !pressed.isPrivate) {
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

  async function take(form: Entry & { form: Press }, filled: FilledForm): Promise<PlainKeyOfReport> {
    try {
      const { query, language } = form.form;
      const taken = await parts.reportDesk.take({
        form: form.id,
        platform: 'playground',
        workspace: 'local',
        person: parts.person,
        query,
        language,
        ...filled,
      });
      return taken === 'kept' ? 'report.thanks' : `report.${taken}`;
    } catch (error) {
      report(randomUUID().slice(0, 8), error);
      return 'report.failed';
    }
  }

  const conversation: Conversation = {
    language: parts.language,
    get isUntouched() {
      return isUntouched;
    },
    entries: (platform) => columns[platform],

    say(line) {
      isUntouched = false;
      const wish = { suggested: conversation.language };
      for (const platform of platformNames) {
        add(platform, { ...stamp(), said: slashLine(platform, line) });
        // On Discord a question stands in an option of its own, so a stray word is a question there.
        const answerIt = platform === 'slack' ? answerTypedLine : dispatchLine;
        const given = orIncident(wish.suggested, () => answerIt(line.trim() || 'help', wish, core));
        const asked = kindOf(given.query) === 'help' ? undefined : askedBehind('/compacts', line);
        post(platform, given, { page: 1, audience: 'asker', as: 'command', asked });
      }
      changed();
    },

    async press(platform, message, id) {
      isUntouched = false;
      const pressed = columns[platform].find((entry) => entry.id === message);
      const press = parsePress(id);
      if (pressed === undefined || !('payload' in pressed) || press === undefined) {
        notice(platform, buttonTooOld(core, conversation.language));
      } else if (press.do === 'report') {
        add(platform, { ...stamp(), form: press });
      } else if (press.do === 'share') await share(platform, pressed, press);
      else turnOrShow(platform, pressed, press);
      changed();
    },

    async report(platform, id, filled) {
      const form = columns[platform].find((entry) => entry.id === id);
      if (form === undefined || !('form' in form)) {
        notice(platform, buttonTooOld(core, conversation.language));
        return changed();
      }
      const { language } = form.form;
      const told = filled === undefined ? undefined : await take(form, filled);
      if (told !== 'report.failed') columns[platform] = columns[platform].filter((entry) => entry !== form);
      if (told === 'report.too-many') {
        notice(platform, sayPlainly(core.messages, language, told, { count: reportsPerHour }));
      } else if (told !== undefined) notice(platform, sayPlainly(core.messages, language, told));
      changed();
    },

    note(said) {
      isUntouched = false;
      for (const platform of platformNames) add(platform, { ...stamp(), said });
      changed();
    },

    answerPress(platform, message, given, { page, turns }) {
      const pressed = columns[platform].find((entry) => entry.id === message);
      if (pressed !== undefined && 'payload' in pressed) drawPress(platform, pressed, given, page, turns);
      changed();
    },

    show(given, drawing) {
      for (const platform of platformNames) post(platform, given, { page: 1, ...drawing });
      changed();
    },
  };
  return conversation;
}
