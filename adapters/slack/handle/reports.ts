import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { type Press, parsePress } from '../../../src/chat/press.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { reportsPerHour } from '../../../src/report/report.ts';
import { type ReportField, renderReportForm, renderReportNotice } from '../draw/report-form.ts';
import type { Bot } from './bot.ts';

type FormArguments = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** "Report a mistake" is pressed: its form opens. */
export async function openReport(
  bot: Bot,
  { token, trigger }: { readonly token: string; readonly trigger: string },
  press: Press,
): Promise<void> {
  const opened = await bot.outbound.openForm(token, trigger, renderReportForm(bot.core, press));
  if (!opened.ok) bot.log.error({ code: opened.failure.code }, 'Slack did not open the form for a report');
}

/** The form is sent: it is kept before Slack hears that it arrived, and says in its place what happens next. */
export function onReport(bot: Bot) {
  return async ({ ack, body, view }: FormArguments): Promise<void> => {
    const press = parsePress(view.private_metadata);
    const { reportDesk } = bot;
    const language = press?.language ?? bot.language;
    if (press === undefined || reportDesk === undefined) {
      await ack(notice(bot, language, 'report.failed'));
      return;
    }
    const said = (field: ReportField) => view.state.values[field]?.[field]?.value ?? '';
    const taken = await reportDesk
      .take({
        form: view.id,
        platform: 'slack',
        workspace: body.team?.id ?? view.team_id,
        person: body.user.id,
        query: press.query,
        language,
        said: said('said'),
        source: said('source'),
        name: said('name'),
      })
      .catch((error: unknown) => {
        bot.report(crypto.randomUUID().slice(0, 8), error);
        return 'failed' as const;
      });
    if (taken === 'empty') {
      const sorry = sayPlainly(bot.core.messages, language, 'report.empty');
      await ack({ response_action: 'errors', errors: { said: sorry } });
      return;
    }
    await ack(
      taken === 'kept' ? notice(bot, language, 'report.thanks') : notice(bot, language, `report.${taken}`),
    );
    if (taken === 'kept') await reportDesk.tell();
  };
}

function notice(
  { core }: Bot,
  language: Language,
  key: 'report.thanks' | 'report.failed' | 'report.too-many',
) {
  const sentence =
    key === 'report.too-many'
      ? sayPlainly(core.messages, language, key, { count: reportsPerHour })
      : sayPlainly(core.messages, language, key);
  return { response_action: 'update' as const, view: renderReportNotice(core, language, sentence) };
}
