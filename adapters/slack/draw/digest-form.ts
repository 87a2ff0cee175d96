import type { Answer } from '../../../src/answer/nodes.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import { type FormValues, formFields } from '../../../src/digest/commands/form.ts';
import type { Language } from '../../../src/language.ts';
import type { PlainKey } from '../../../src/messages/keys.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { renderReply, slackCaps } from './render.ts';
import type { FormView } from './report-form.ts';

/** What Slack calls the form when it comes back, and the preview that saves it. */
export const digestForm = 'digest_form';
export const digestPreview = 'digest_preview';

/** The most blocks of a form: https://docs.slack.dev/reference/views/modal-views */
const mostBlocks = 100;

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

/** The form of a channel's digest with its present values; where it is for travels with it. */
export function renderDigestForm(
  core: Core,
  language: Language,
  values: FormValues,
  place: string,
): FormView {
  const say = (key: PlainKey) => plain(sayPlainly(core.messages, language, key));
  return {
    type: 'modal',
    callback_id: digestForm,
    private_metadata: place,
    title: say('digest.form-title'),
    submit: say('digest.form-preview'),
    close: say('digest.form-cancel'),
    blocks: formFields.map(({ name, label, hint, limit }) => ({
      type: 'input' as const,
      block_id: name,
      optional: name === 'follow',
      label: say(label),
      hint: say(hint),
      element: {
        type: 'plain_text_input' as const,
        action_id: name,
        max_length: limit,
        ...(values[name] !== '' && { initial_value: values[name].slice(0, limit) }),
      },
    })),
  };
}

/** What the form would give, in its place: nothing is saved before this is. */
export function renderDigestPreview(core: Core, answer: Answer, draft: string): FormView {
  const say = (key: PlainKey) => plain(sayPlainly(core.messages, answer.language, key));
  const { blocks } = renderReply(replyWith(answer, core, slackCaps, 1, 'asker'));
  return {
    type: 'modal',
    callback_id: digestPreview,
    private_metadata: draft,
    title: say('digest.form-preview'),
    submit: say('digest.button-save'),
    close: say('digest.form-cancel'),
    blocks: blocks.filter(({ type }) => type !== 'actions').slice(0, mostBlocks),
  };
}

/** What became of it, in the form's place. */
export function renderDigestSaved(core: Core, answer: Answer): FormView {
  const { blocks } = renderReply(replyWith(answer, core, slackCaps, 1, 'asker'));
  return {
    type: 'modal',
    title: plain(sayPlainly(core.messages, answer.language, 'digest.form-title')),
    blocks: blocks.filter(({ type }) => type !== 'actions').slice(0, mostBlocks),
  };
}
