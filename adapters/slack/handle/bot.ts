import type { Logger } from 'pino';
import type { Caps } from '../../../src/answer/caps.ts';
import type { Answer } from '../../../src/answer/nodes.ts';
import { answer } from '../../../src/builders/answer.ts';
import { answerAsked } from '../../../src/builders/asked.ts';
import { answerOrIncident, type ReportIncident } from '../../../src/builders/incident.ts';
import type { Conversations } from '../../../src/chat/follow-up.ts';
import type { Waiting } from '../../../src/chat/left-behind.ts';
import type { Press } from '../../../src/chat/press.ts';
import { type Audience, type Reply, replyWith } from '../../../src/chat/reply.ts';
import { answerTypedLine } from '../../../src/chat/typed-line.ts';
import type { Core } from '../../../src/core.ts';
import type { Language, LanguageWish } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Clock, Installations, Metrics, OnceMarks } from '../../../src/ports.ts';
import type { ReportDesk } from '../../../src/report/desk.ts';
import type { Turns } from '../../../src/service/turns.ts';
import { quotationQuery } from '../../../src/verify/quotation-query.ts';
import { type Drawn, drawMessage, type Rendered } from '../draw/drawn.ts';
import { renderNotice, slackCaps } from '../draw/render.ts';
import type { Recent } from '../receive/recent.ts';
import type { Outbound } from '../send/outbound.ts';
import type { Grants } from './grants.ts';
import type { Locales, Person } from './locales.ts';

/** Everything the handlers work with. */
export interface Bot {
  readonly core: Core;
  /** The language where nothing else chooses or suggests one. */
  readonly language: Language;
  readonly outbound: Outbound;
  readonly locales: Locales;
  readonly grants: Grants;
  readonly marks: OnceMarks;
  readonly installations: Installations;
  readonly recent: Recent;
  /** The last question of each thread, for minutes: what the next one there leans on. */
  readonly conversations: Conversations;
  /** Which messages wait for their answer; undefined where nothing is kept. */
  readonly waiting: Waiting | undefined;
  readonly rendered: Rendered;
  /** Whoever makes an answer waits for a turn, so that what arrives is acknowledged meanwhile. */
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
  readonly metrics: Metrics;
  /** A workspace's digests as lines for its home tab; undefined where this program sends none. */
  readonly digestLines: ((team: string, language: Language) => Promise<readonly string[]>) | undefined;
  /** Takes reports of mistakes; undefined where this program keeps none. */
  readonly reportDesk: ReportDesk | undefined;
  /** Ends what the bot does for a workspace that removed it. */
  readonly workspaceEnded: (id: string) => void;
}

/** The language wish of someone: what their Slack is set to. */
export function wishOf(bot: Bot, person: Person): LanguageWish | Promise<LanguageWish> {
  const language = bot.locales.languageOf(person);
  return language instanceof Promise
    ? language.then((told) => ({ suggested: told ?? bot.language }))
    : { suggested: language ?? bot.language };
}

/** The reply to a line typed behind the command. */
export function replyToLine(
  bot: Bot,
  line: string,
  wish: LanguageWish,
  audience: Audience,
  caps: Caps = slackCaps,
): Reply {
  return replyFor(bot, wish.suggested, () => answerTypedLine(line, wish, bot.core), 1, audience, caps);
}

/** The reply to someone's words that are checked as a quotation, however long they are. */
export function replyToQuotation(
  bot: Bot,
  quotation: string,
  { suggested }: LanguageWish,
  audience: Audience,
): Reply {
  const { core } = bot;
  const answerIt = () => answerAsked({ query: quotationQuery(quotation, core.knowledge) }, core, suggested);
  return replyFor(bot, suggested, answerIt, 1, audience);
}

/** The reply that a button asks for. */
export function replyToPress(
  bot: Bot,
  { query, language, page }: Press,
  audience: Audience,
  caps: Caps = slackCaps,
): Reply {
  return replyFor(bot, language, () => answer(query, bot.core, language), page, audience, caps);
}

function replyFor(
  { core, report, metrics }: Bot,
  language: Language,
  answerIt: () => Answer,
  page: number,
  audience: Audience,
  caps: Caps = slackCaps,
): Reply {
  const { answer: given } = answerOrIncident(answerIt, core, language, report);
  const reply = replyWith(given, core, caps, page, audience);
  metrics.lost('slack', reply.loss);
  return reply;
}

/**
 * What `draw` makes. Where a bug prevents even to draw it, a notice with the incident's id: whoever
 * asked is never left without a word.
 */
export function messageOrIncident(bot: Bot, language: Language, draw: () => Drawn): Drawn {
  try {
    return draw();
  } catch (error) {
    const incident = crypto.randomUUID().slice(0, 8);
    bot.report(incident, error);
    const message = renderNotice(sayPlainly(bot.core.messages, language, 'error.bug', { incident }));
    return drawMessage(message, { query: 'other', status: 'error' });
  }
}

/** The same when its turn comes. */
export async function inTurnOrIncident(bot: Bot, language: Language, draw: () => Drawn): Promise<Drawn> {
  await bot.turns.next();
  return messageOrIncident(bot, language, draw);
}
