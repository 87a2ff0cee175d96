import type { Answer } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Clock, OnceMarks } from '../ports.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { type Report, type Reports, reportLimits, reportsPerHour } from './report.ts';
import { reportMessage } from './report-message.ts';

/** A form as it was filled in. */
export interface ReportForm {
  /** The platform's id of the form or of its submission. */
  readonly form: string;
  readonly platform: string;
  readonly workspace: string;
  /** Who sent it: only to keep to the limit, and forgotten after an hour. */
  readonly person: string;
  readonly query: Query;
  readonly language: Language;
  readonly said: string;
  readonly source: string;
  readonly name: string;
}

/** What the desk is made of. */
export interface ReportDeskParts {
  readonly core: Core;
  readonly reports: Reports;
  readonly marks: OnceMarks;
  readonly clock: Clock;
  /**
   * Shows a message in the channel for reports; `key` is the same for every attempt. Gives false where it could not be
   * shown now. Left out where no channel is set.
   */
  readonly show?: ((message: Answer, key: string) => Promise<boolean>) | undefined;
}

/** Takes reports of mistakes. */
export interface ReportDesk {
  /** Keeps a form, or says why not. */
  take(form: ReportForm): Promise<'kept' | 'empty' | 'too-many'>;
  /** Shows in the channel what it does not have yet. What cannot be shown stays in the store for the next time. */
  tell(): Promise<void>;
}

const hour = 3_600_000;

/** How long an attempt to show a report is another instance's, in ms. */
const attemptFor = 60_000;

/** How many reports are shown at a time: what piled up while a channel was away comes with the next ones. */
const mostAtATime = 10;

export function createReportDesk({ core, reports, marks, clock, show }: ReportDeskParts): ReportDesk {
  /** True for the first five of a person within an hour. */
  async function mayReport(platform: string, person: string): Promise<boolean> {
    const until = new Date(clock.now().getTime() + hour);
    for (let number = 1; number <= reportsPerHour; number += 1) {
      if (await marks.first(`report/${platform}/${person}/${number}`, until)) return true;
    }
    return false;
  }

  return {
    take: async (form) => {
      const said = shortened(form.said, reportLimits.said);
      if (said === '') return 'empty';
      if (!(await mayReport(form.platform, form.person))) return 'too-many';
      const [source, name] = [
        shortened(form.source, reportLimits.source),
        shortened(form.name, reportLimits.name),
      ];
      const report: Report = {
        id: await idOf(`${form.platform}/${form.form}`),
        at: clock.now(),
        platform: form.platform,
        workspace: form.workspace,
        query: addressOf(form.query),
        language: form.language,
        dataDate: core.knowledge.date,
        said,
        ...(source !== '' && { source }),
        ...(name !== '' && { name }),
        told: false,
      };
      await reports.keep(report);
      return 'kept';
    },
    tell: async () => {
      if (show === undefined) return;
      for (const report of await reports.untold(mostAtATime)) {
        const until = new Date(clock.now().getTime() + attemptFor);
        if (!(await marks.first(`report/show/${report.id}`, until))) continue;
        if (!(await show(reportMessage(core, report), report.id))) return;
        await reports.markTold(report.id);
      }
    },
  };
}

/** Cut at a whole character, without white space around it. */
function shortened(text: string, most: number): string {
  return text.trim().slice(0, most).toWellFormed();
}

/** The same form always has the same id: sixteen hexadecimal digits. */
async function idOf(form: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form));
  return Buffer.from(digest).toString('hex').slice(0, 16);
}
