import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { answerOrIncident } from '../../../src/builders/incident.ts';
import { refusal } from '../../../src/digest/commands/desk.ts';
import { type FormFilled, formFields, formFor, readForm } from '../../../src/digest/commands/form.ts';
import { answerDigestPress, type PressReply } from '../../../src/digest/commands/press.ts';
import { packDraft } from '../../../src/digest/draft.ts';
import type { Language } from '../../../src/language.ts';
import { filledIn, renderDigestForm, renderDigestPreview, renderDigestSaved } from '../draw/digest-form.ts';
import { type Bot, wishOf } from './bot.ts';
import { announce, askingOf, type DigestAsker, type Digesting } from './digest-asker.ts';

type FormArguments = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Where a form is for, as it travels with it, and what was seen in its preview. */
interface Place {
  readonly channel: string;
  readonly channelName?: string | undefined;
  readonly draft?: string;
}

/** Opens the form of a channel's digest; false where this person may not manage it. */
export async function openDigestForm(
  bot: Bot,
  digesting: Digesting,
  trigger: string,
  asker: DigestAsker,
): Promise<boolean> {
  const { presser, desk } = await askingOf(bot, digesting, asker);
  if (!presser.mayManage) return false;
  const { channel, channelName, language, token } = asker;
  const place: Place = { channel, channelName };
  const view = renderDigestForm(bot.core, language, await formFor(presser, desk), JSON.stringify(place));
  const opened = await bot.outbound.openForm(token, trigger, view);
  if (!opened.ok) bot.log.error({ code: opened.failure.code }, 'Slack did not open the form of a digest');
  return true;
}

/** The form is sent: what is wrong stands under its field, else the preview stands in its place. Nothing is saved yet. */
export function onDigestForm(bot: Bot, digesting: Digesting) {
  return async (given: FormArguments): Promise<void> => {
    const { ack, view } = given;
    const { asker, place } = await askerOf(bot, given);
    const { presser, desk } = await askingOf(bot, digesting, asker);
    const filled = Object.fromEntries(
      formFields.map(({ name }) => [name, filledIn(view.state.values[name]?.[name] ?? {})]),
    ) as unknown as FormFilled;
    const read = await readForm(filled, presser, desk);
    if ('wrong' in read) {
      await ack({ response_action: 'errors', errors: read.wrong as Record<string, string> });
      return;
    }
    const draft: Place = { ...place, draft: packDraft(read.draft) };
    const { answer } = read.preview;
    await ack({
      response_action: 'update',
      view: renderDigestPreview(bot.core, answer, JSON.stringify(draft)),
    });
  };
}

/** The preview is right: it is saved, and everyone in the channel is told. */
export function onDigestPreview(bot: Bot, digesting: Digesting) {
  return async (given: FormArguments): Promise<void> => {
    const { asker, place } = await askerOf(bot, given);
    const reply = await saved(bot, digesting, asker, place.draft ?? '');
    await given.ack({ response_action: 'update', view: renderDigestSaved(bot.core, reply.answer) });
    await announce(bot, asker, reply);
  };
}

async function saved(bot: Bot, digesting: Digesting, asker: DigestAsker, draft: string): Promise<PressReply> {
  try {
    const { presser, desk } = await askingOf(bot, digesting, asker);
    return await answerDigestPress({ do: 'save', draft }, presser, desk);
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { answer: answerOrIncident(fail, bot.core, asker.language, bot.report).answer, page: 1 };
  }
}

async function askerOf(
  bot: Bot,
  { body, view, context }: FormArguments,
): Promise<{ readonly asker: DigestAsker; readonly place: Place }> {
  const place = JSON.parse(view.private_metadata) as Place;
  const token = context.botToken ?? '';
  const team = body.team?.id ?? view.team_id;
  const { suggested: language } = await wishOf(bot, { token, team, user: body.user.id });
  const { channel, channelName } = place;
  const asker = { token, team, user: body.user.id, userName: body.user.name, channel, channelName, language };
  return { asker, place };
}

/** What is said to who may not open the form. */
export function managersOnly(bot: Bot, digesting: Digesting, language: Language) {
  const desk = { core: bot.core, subscriptions: digesting.subscriptions, clock: bot.clock } as const;
  return refusal({ ...desk, access: digesting.messenger.check, examine: digesting.examine }, language, {
    key: 'digest.error-managers',
    given: {},
  });
}
