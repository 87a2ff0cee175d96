import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  MessageSnapshot,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Answer } from '../../../src/answer/nodes.ts';
import { type Bounded, createBounded } from '../../../src/bounded.ts';
import { answer } from '../../../src/builders/answer.ts';
import { answerOrIncident, type ReportIncident } from '../../../src/builders/incident.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import { buttonTooOld } from '../../../src/chat/notices.ts';
import { parsePress } from '../../../src/chat/press.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { complete } from '../../../src/commands/complete.ts';
import { findCommand } from '../../../src/commands/registry.ts';
import type { Core } from '../../../src/core.ts';
import { offerZones } from '../../../src/digest/zones.ts';
import { dispatch, type Invocation } from '../../../src/dispatch.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Clock, Metrics, OnceMarks } from '../../../src/ports.ts';
import { kindOf } from '../../../src/query/address.ts';
import type { ReportDesk } from '../../../src/report/desk.ts';
import { asRequest } from '../../../src/service/request.ts';
import { topLevel } from '../draw/commands.ts';
import { discordCaps, renderNotice, renderReply, type Visibility } from '../draw/render.ts';
import { askedAbove } from '../receive/asked-above.ts';
import { askedAs, inputOf, quotationInput, suggestedLanguage } from '../receive/invocations.ts';
import type { ShownMessage } from '../receive/shown-text.ts';
import type { Outbound } from '../send/outbound.ts';
import { answerInTime, type Outgoing } from './answer-in-time.ts';
import { choicesFrom } from './choices.ts';
import { answerDigestCommand, type Digesting } from './digesting.ts';
import { openReport, takeReport } from './reporting.ts';
import { share } from './share.ts';

/** What interactions are answered with. */
export interface InteractionParts {
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

/** Answers interactions, each once. */
export interface InteractionHandler {
  handle(interaction: Interaction): void;
  /** Resolves when everything that was begun is answered. */
  settled(): Promise<void>;
}

/** How many interactions are known at least: more than come while Discord could send one again. */
const remembered = 10_000;

/** How many answers are kept at least. */
const keptAnswers = 200;

/** What answering works with: the parts, and the answers of lately. */
interface Working extends InteractionParts {
  /**
   * Answers by what was asked: the same words have the same answer as long as the program runs, so what many ask is
   * understood once. Without names, in memory only, and soon pushed out by newer ones.
   */
  readonly answers: Bounded<Answer>;
}

/** The handler of all interactions: commands, buttons, a message's menu, completion. */
export function interactionHandler(parts: InteractionParts): InteractionHandler {
  const seen = createBounded<true>(remembered);
  const answers = createBounded<Answer>(keptAnswers);
  const running = new Set<Promise<void>>();

  /** True the first time: Discord may deliver an event again after a resume. */
  function isNew(id: string): boolean {
    const isKnown = seen.get(id) === true;
    seen.set(id, true);
    return !isKnown;
  }

  return {
    handle: (interaction) => {
      if (!isNew(interaction.id)) return;
      const work = asRequest(
        () =>
          act(interaction, { ...parts, answers }).catch((error: unknown) => {
            parts.report(crypto.randomUUID().slice(0, 8), error);
          }),
        interaction.id,
      );
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

async function act(interaction: Interaction, parts: Working): Promise<void> {
  if (interaction.isChatInputCommand()) return runCommand(interaction, parts);
  if (interaction.isButton()) return press(interaction, parts);
  if (interaction.isModalSubmit()) return takeReport(interaction, languageFor(interaction, parts), parts);
  if (interaction.isAutocomplete()) return offerChoices(interaction, parts);
  if (interaction.isMessageContextMenuCommand()) return checkMessage(interaction, parts);
  parts.log.warn({ type: interaction.type }, 'an interaction of a kind that was never offered');
}

function runCommand(interaction: ChatInputCommandInteraction, parts: Working): Promise<void> {
  if (interaction.commandName === topLevel.managers) return runDigestCommand(interaction, parts);
  const subcommand = interaction.options.getSubcommand(false) ?? 'help';
  const [first] = interaction.options.data;
  return answerInvocation(interaction, inputOf(subcommand, first?.options ?? []), parts);
}

function runDigestCommand(interaction: ChatInputCommandInteraction, parts: Working): Promise<void> {
  const language = languageFor(interaction, parts);
  const { digesting } = parts;
  const draw = (given: Answer): Outgoing => pageOf(given, 1, 'ephemeral', parts);
  return answerInTime(
    interaction,
    'ephemeral',
    parts,
    async () => {
      if (digesting === undefined) throw new Error('this program keeps no digests');
      return draw(await answerDigestCommand(interaction, language, digesting));
    },
    (error) => draw(incident(error, language, parts)),
  );
}

/** A message of the library's in the form of the API. */
function shownMessage(
  { content, embeds, components }: Pick<MessageSnapshot, 'content' | 'embeds' | 'components'>,
  snapshots: Iterable<MessageSnapshot> = [],
): ShownMessage {
  return {
    content: content ?? '',
    embeds: (embeds ?? []).map((embed) => embed.toJSON()),
    components: (components ?? []).map((component) => component.toJSON()),
    snapshots: [...snapshots].map((snapshot) => shownMessage(snapshot)),
  };
}

/** A message's menu: what the message says is checked as a quotation. */
function checkMessage(interaction: MessageContextMenuCommandInteraction, parts: Working): Promise<void> {
  const input = quotationInput(
    shownMessage(interaction.targetMessage, interaction.targetMessage.messageSnapshots?.values()),
  );
  if (input === undefined) {
    const language = languageFor(interaction, parts);
    const sentence = sayPlainly(parts.core.messages, language, 'discord.nothing-to-check');
    return answerInTime(interaction, 'ephemeral', parts, () => notice(sentence));
  }
  return answerInvocation(interaction, input, parts);
}

function answerInvocation(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  input: Invocation['input'],
  parts: Working,
): Promise<void> {
  const { core, answers, answerTo = dispatch } = parts;
  const visibility = visibilityIn(interaction);
  const language = languageFor(interaction, parts);
  const key = JSON.stringify([language, input]);
  // Between the bot and one user Discord itself shows the command that was used.
  const isCommand = interaction.isChatInputCommand() && visibility === 'ephemeral';
  const asked = isCommand ? askedAs(interaction.commandName, input) : undefined;
  const draw = (given: Answer): Outgoing =>
    pageOf(given, 1, visibility, parts, kindOf(given.query) === 'help' ? undefined : asked);
  const drawAndKeep = (given: Answer): Outgoing => {
    // What went wrong is made anew each time.
    if (given.status !== 'error') answers.set(key, given);
    return draw(given);
  };
  return answerInTime(
    interaction,
    visibility,
    parts,
    () => {
      const known = answers.get(key);
      if (known !== undefined) return draw(known);
      const answered = answerTo({ input, wish: { suggested: language } }, core);
      return answered instanceof Promise ? answered.then(drawAndKeep) : drawAndKeep(answered);
    },
    (error) => draw(incident(error, language, parts)),
  );
}

function press(interaction: ButtonInteraction, parts: InteractionParts): Promise<void> {
  const { core } = parts;
  const pressed = parsePress(interaction.customId);
  if (pressed === undefined) {
    const sentence = buttonTooOld(core, languageFor(interaction, parts));
    return answerInTime(interaction, 'ephemeral', parts, () => notice(sentence));
  }
  if (pressed.do === 'report') return openReport(interaction, pressed, parts);
  const visibility = visibilityIn(interaction);
  const sorry = (error: unknown): Outgoing =>
    pageOf(incident(error, pressed.language, parts), 1, visibility, parts);
  if (pressed.do === 'share') {
    return answerInTime(interaction, 'public', parts, () => share(interaction, pressed, parts), sorry);
  }
  // A message that everyone sees stays as it is: whoever presses gets an answer of their own.
  const own = visibility === 'public' || interaction.message.flags.has('Ephemeral');
  const turns = pressed.do === 'turn' && own;
  return answerInTime(
    interaction,
    turns ? 'turn' : visibility,
    parts,
    () => {
      const answered = answer(pressed.query, core, pressed.language);
      const asked = pressed.do === 'turn' ? askedAbove(interaction.message) : undefined;
      return pageOf(answered, pressed.page, visibility, parts, asked);
    },
    sorry,
  );
}

async function offerChoices(interaction: AutocompleteInteraction, parts: InteractionParts): Promise<void> {
  const { core, outbound, log } = parts;
  const focused = interaction.options.getFocused(true);
  const command = findCommand(interaction.options.getSubcommand(false) ?? '');
  const completes = command?.options.find(({ name }) => name === focused.name)?.completes;
  const language = languageFor(interaction, parts);
  const isDigest = interaction.commandName === topLevel.managers;
  const found = isDigest
    ? offerZones(focused.value, core.knowledge, 25).map(({ zone, label }) => ({ name: label, value: zone }))
    : completes === undefined
      ? []
      : complete(completes, focused.value, core, language);
  const sent = await outbound.offer(interaction, choicesFrom(found));
  if (!sent.done) log.info({ refusal: sent.refusal }, 'choices were not offered');
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
function pageOf(
  given: Answer,
  page: number,
  visibility: Visibility,
  parts: InteractionParts,
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
  { core, metrics }: InteractionParts,
  asked: string | undefined,
): Outgoing {
  const audience = visibility === 'ephemeral' ? 'asker' : 'alone';
  const reply = replyWith(given, core, discordCaps, page, audience);
  metrics.lost('discord', reply.loss);
  return { payload: renderReply(reply, visibility, { asked }), visibility, counted: countedOf(given) };
}

function notice(sentence: string): Outgoing {
  return { payload: renderNotice(sentence, 'ephemeral'), visibility: 'ephemeral' };
}

function incident(error: unknown, language: Language, { core, report }: InteractionParts): Answer {
  const fail = () => {
    throw error;
  };
  return answerOrIncident(fail, core, language, report).answer;
}

/** In a server or a group only the asker sees the answer; with the bot alone there is nobody else. */
function visibilityIn({ context, guildId }: Interaction): Visibility {
  const botDm = 1;
  return guildId === null && context === botDm ? 'public' : 'ephemeral';
}

function languageFor({ locale, guildLocale }: Interaction, { language }: InteractionParts): Language {
  return suggestedLanguage({ locale, guildLocale }, language);
}
