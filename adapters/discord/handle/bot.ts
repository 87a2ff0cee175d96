import type { Interaction } from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../../src/answer/nodes.ts';
import { answerOrIncident, type ReportIncident } from '../../../src/builders/incident.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import type { Invocation } from '../../../src/dispatch.ts';
import type { Language } from '../../../src/language.ts';
import type { Clock, Metrics, OnceMarks } from '../../../src/ports.ts';
import type { ReportDesk } from '../../../src/report/desk.ts';
import { discordCaps, renderNotice, renderReply, type Visibility } from '../draw/render.ts';
import { suggestedLanguage } from '../receive/invocations.ts';
import type { Outbound } from '../send/outbound.ts';
import type { Outgoing } from './answer-in-time.ts';
import type { Digesting } from './digest.ts';

/** Everything the handlers work with. */
export interface Bot {
  readonly core: Core;
  readonly outbound: Outbound;
  readonly onceMarks: OnceMarks;
  readonly clock: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
  readonly metrics: Metrics;
  /** The language where neither the user's locale nor the server's is one of the bot's. */
  readonly language: Language;
  /** What `/compacts-digest` works with; left out where this program keeps no digests. */
  readonly digesting?: Digesting;
  /** Takes reports of mistakes; left out where this program keeps none. */
  readonly reportDesk?: ReportDesk | undefined;
  /** How an Invocation is answered; the core's own way where left out. */
  readonly answerTo?: (invocation: Invocation, core: Core) => Answer | Promise<Answer>;
}

/** A first page that was drawn, and what was asked above it. */
interface FirstPage {
  readonly asked: string | undefined;
  readonly drawn: Outgoing;
}

/** First pages that were drawn of an answer, as long as someone keeps the answer. */
const firstPages: Record<Visibility, WeakMap<Answer, FirstPage>> = {
  ephemeral: new WeakMap(),
  public: new WeakMap(),
};

/** One page as a message. */
export function pageOf(
  given: Answer,
  page: number,
  visibility: Visibility,
  parts: Bot,
  asked?: string,
): Outgoing {
  const known = page > 1 ? undefined : firstPages[visibility].get(given);
  if (known !== undefined && known.asked === asked) return known.drawn;
  const drawn = drawPage(given, page, visibility, parts, asked);
  if (page === 1) firstPages[visibility].set(given, { asked, drawn });
  return drawn;
}

/** Between the bot and one user alone there is no channel to share with. */
function drawPage(
  given: Answer,
  page: number,
  visibility: Visibility,
  { core, metrics }: Bot,
  asked: string | undefined,
): Outgoing {
  const audience = visibility === 'ephemeral' ? 'asker' : 'alone';
  const reply = replyWith(given, core, discordCaps, page, audience);
  metrics.lost('discord', reply.loss);
  return { payload: renderReply(reply, visibility, { asked }), visibility, counted: countedOf(given) };
}

export function notice(sentence: string): Outgoing {
  return { payload: renderNotice(sentence, 'ephemeral'), visibility: 'ephemeral' };
}

export function incident(error: unknown, language: Language, { core, report }: Bot): Answer {
  const fail = () => {
    throw error;
  };
  return answerOrIncident(fail, core, language, report).answer;
}

/** In a server or a group only the asker sees the answer; with the bot alone there is nobody else. */
export function visibilityIn({ context, guildId }: Interaction): Visibility {
  const botDm = 1;
  return guildId === null && context === botDm ? 'public' : 'ephemeral';
}

export function languageFor({ locale, guildLocale }: Interaction, { language }: Bot): Language {
  return suggestedLanguage({ locale, guildLocale }, language);
}
