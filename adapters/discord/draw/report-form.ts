import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { type Press, pressId } from '../../../src/chat/press.ts';
import type { Core } from '../../../src/core.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { reportLimits } from '../../../src/report/report.ts';

/** A form as Discord opens it: https://discord.com/developers/docs/components/reference#label */
export type FormPayload = APIModalInteractionResponseCallbackData;

const componentType = { textInput: 4, textDisplay: 10, label: 18 } as const;
const style = { short: 1, paragraph: 2 } as const;

/** The form to say what is wrong with an answer; which one it is stands in its id, as in a button's. */
export function renderReportForm(core: Core, press: Press): FormPayload {
  const say = (
    key: 'report.button' | 'report.what' | 'report.source' | 'report.name' | 'report.kept-of-it',
  ) => sayPlainly(core.messages, press.language, key);
  const field = (
    name: keyof typeof reportLimits,
    key: 'report.what' | 'report.source' | 'report.name',
  ): FormPayload['components'][number] => ({
    type: componentType.label,
    label: say(key),
    component: {
      type: componentType.textInput,
      custom_id: name,
      style: name === 'said' ? style.paragraph : style.short,
      required: name === 'said',
      max_length: reportLimits[name],
    },
  });
  return {
    custom_id: pressId(press),
    title: say('report.button'),
    components: [
      field('said', 'report.what'),
      field('source', 'report.source'),
      field('name', 'report.name'),
      { type: componentType.textDisplay, content: say('report.kept-of-it') },
    ],
  };
}
