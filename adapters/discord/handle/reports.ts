import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Logger } from 'pino';
import type { ReportIncident } from '../../../src/builders/incident.ts';
import { type Press, parsePress } from '../../../src/chat/press.ts';
import type { Core } from '../../../src/core.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Metrics } from '../../../src/ports.ts';
import type { ReportDesk } from '../../../src/report/desk.ts';
import { reportsPerHour } from '../../../src/report/report.ts';
import { renderNotice } from '../draw/render.ts';
import { renderReportForm } from '../draw/report-form.ts';
import type { Outbound } from '../send/outbound.ts';
import { answerInTime, type Outgoing } from './answer-in-time.ts';

/** What a report goes through. */
interface Reporting {
  readonly core: Core;
  readonly outbound: Outbound;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly report: ReportIncident;
  readonly reportDesk?: ReportDesk | undefined;
}

/** "Report a mistake" is pressed: its form opens. */
export async function openReport(
  interaction: ButtonInteraction,
  press: Press,
  { core, outbound, log }: Reporting,
): Promise<void> {
  const opened = await outbound.openForm(interaction, renderReportForm(core, press));
  if (!opened.done) log.warn({ refusal: opened.refusal }, 'Discord did not open the form for a report');
}

/** The form is sent: it is kept, and whoever sent it is told what happens next. */
export async function takeReport(
  interaction: ModalSubmitInteraction,
  suggested: Language,
  parts: Reporting,
): Promise<void> {
  const { core, reportDesk } = parts;
  const press = parsePress(interaction.customId);
  const language = press?.language ?? suggested;
  const say = (key: 'report.thanks' | 'report.failed' | 'report.empty' | 'report.too-many'): Outgoing => ({
    payload: renderNotice(
      key === 'report.too-many'
        ? sayPlainly(core.messages, language, key, { count: reportsPerHour })
        : sayPlainly(core.messages, language, key),
      'ephemeral',
    ),
    visibility: 'ephemeral',
  });
  let kept = false;
  const take = async (): Promise<Outgoing> => {
    if (press === undefined || reportDesk === undefined) return say('report.failed');
    const said = (field: string) => interaction.fields.getTextInputValue(field);
    const taken = await reportDesk.take({
      form: interaction.id,
      platform: 'discord',
      workspace: interaction.guildId ?? '',
      person: interaction.user.id,
      query: press.query,
      language,
      said: said('said'),
      source: said('source'),
      name: said('name'),
    });
    kept = taken === 'kept';
    return say(taken === 'kept' ? 'report.thanks' : `report.${taken}`);
  };
  await answerInTime(interaction, 'ephemeral', parts, take, (error) => {
    parts.report(crypto.randomUUID().slice(0, 8), error);
    return say('report.failed');
  });
  if (kept) await reportDesk?.tell();
}
