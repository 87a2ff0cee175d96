import type { Answer } from '../../../src/answer/nodes.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { digestCommandName } from '../../../src/commands/digest-catalogue.ts';
import type { Core } from '../../../src/core.ts';
import { type Form, formFields } from '../../../src/digest/commands/form.ts';
import type { Choice, Choices } from '../../../src/digest/commands/form-choices.ts';
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
  { values, choices }: Form,
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
      hint: name in hints ? plain(hintOf(core, language, name as keyof typeof hints)) : say(hint),
      element:
        name === 'time' || name === 'timezone'
          ? {
              type: 'plain_text_input' as const,
              action_id: name,
              max_length: limit,
              ...(values[name] !== '' && { initial_value: values[name].slice(0, limit) }),
            }
          : name === 'language'
            ? radioButtons(name, choices[name])
            : severalOf(name, choices[name]),
    })),
  };
}

/** What stands below a field that is chosen from. */
const hints = { days: 'digest.choose-days', follow: 'digest.choose-follow' } as const;

function hintOf({ messages }: Core, language: Language, name: keyof typeof hints): string {
  return name === 'days'
    ? sayPlainly(messages, language, hints.days)
    : sayPlainly(messages, language, hints.follow, { line: `/${digestCommandName} follow` });
}

/** The most choices of a group, and the longest that Slack shows of one: https://docs.slack.dev/reference/block-kit/composition-objects */
const limits = { choices: 100, label: 75 } as const;

const option = ({ value, label }: Choice) => ({ text: plain(label.slice(0, limits.label)), value });

function radioButtons(name: string, { groups, chosen }: Choices) {
  const options = groups.flatMap(({ choices }) => choices.map(option));
  const initial = options.find(({ value }) => chosen.includes(value));
  return {
    type: 'radio_buttons' as const,
    action_id: name,
    options,
    ...(initial !== undefined && { initial_option: initial }),
  };
}

function severalOf(name: string, { groups, chosen }: Choices) {
  const cut = groups.flatMap(({ label, choices }) => {
    const count = Math.ceil(choices.length / limits.choices);
    return Array.from({ length: count }, (_, at) => ({
      label: plain(label.slice(0, limits.label)),
      options: choices.slice(at * limits.choices, (at + 1) * limits.choices).map(option),
    }));
  });
  const initial = cut.flatMap(({ options }) => options).filter(({ value }) => chosen.includes(value));
  return {
    type: 'multi_static_select' as const,
    action_id: name,
    option_groups: cut,
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** What a field was filled in with, as it comes back. */
export function filledIn(element: {
  readonly value?: string | null | undefined;
  readonly selected_option?: { readonly value: string } | null | undefined;
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
}): string | readonly string[] {
  const { value, selected_option: one, selected_options: several } = element;
  if (several !== undefined && several !== null) return several.map((each) => each.value);
  return one === undefined || one === null ? (value ?? '') : [one.value];
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
