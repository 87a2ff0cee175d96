import type { types } from '@slack/bolt';
import type { Press } from '../../../src/chat/press.ts';
import { pressId } from '../../../src/chat/press.ts';
import type { Core } from '../../../src/core.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { reportLimits } from '../../../src/report/report.ts';

/** A form as Slack opens it: https://docs.slack.dev/reference/views/modal-views */
export type FormView = types.ModalView;

/** What Slack calls the form when it comes back. */
export const reportForm = 'report_mistake';

/** The fields of the form, each a block with one input of the same name. */
export const reportFields = ['said', 'source', 'name'] as const;
export type ReportField = (typeof reportFields)[number];

const labels = { said: 'report.what', source: 'report.source', name: 'report.name' } as const;

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

/** The form to say what is wrong with an answer; which one it is travels with it. */
export function renderReportForm(core: Core, press: Press): FormView {
  const say = (key: 'report.button' | 'report.send' | 'report.cancel' | 'report.kept-of-it') =>
    sayPlainly(core.messages, press.language, key);
  return {
    type: 'modal',
    callback_id: reportForm,
    private_metadata: pressId(press),
    title: plain(say('report.button')),
    submit: plain(say('report.send')),
    close: plain(say('report.cancel')),
    blocks: [
      ...reportFields.map((field) => ({
        type: 'input' as const,
        block_id: field,
        optional: field !== 'said',
        label: plain(sayPlainly(core.messages, press.language, labels[field])),
        element: {
          type: 'plain_text_input' as const,
          action_id: field,
          multiline: field === 'said',
          max_length: reportLimits[field],
        },
      })),
      { type: 'context', elements: [plain(say('report.kept-of-it'))] },
    ],
  };
}

/** What stands in the form's place when it is sent. */
export function renderReportNotice(core: Core, language: Language, sentence: string): FormView {
  return {
    type: 'modal',
    title: plain(sayPlainly(core.messages, language, 'report.button')),
    blocks: [{ type: 'section', text: plain(sentence) }],
  };
}
