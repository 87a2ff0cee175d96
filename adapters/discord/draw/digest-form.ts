import { digestCommandName } from '../../../src/commands/digest-catalogue.ts';
import type { Core } from '../../../src/core.ts';
import { type Form, formFields } from '../../../src/digest/commands/form.ts';
import type { Choice, Choices } from '../../../src/digest/commands/form-choices.ts';
import type { Language } from '../../../src/language.ts';
import type { PlainKey } from '../../../src/messages/keys.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { FormPayload } from './report-form.ts';

const componentType = { select: 3, textInput: 4, label: 18 } as const;
const style = { short: 1 } as const;

/** What is kept of a label, of what stands below it, and of a choice; and how many choices a select takes. */
const limits = { label: 45, description: 100, choice: 100, choices: 25 } as const;

/** What Discord calls the form when it comes back. */
export const digestForm = 'd:form';

/**
 * The form of a channel's digest with its present values: what can be chosen is, and what is followed is typed only
 * where it is more than a select takes.
 */
export function renderDigestForm(core: Core, language: Language, { values, choices }: Form): FormPayload {
  const say = (key: PlainKey, most: number) => sayPlainly(core.messages, language, key).slice(0, most);
  const select = (name: 'days' | 'language' | 'follow') =>
    name === 'follow' && choices.follow.chosen.length > limits.choices
      ? undefined
      : selectOf(name, choices[name]);
  const hintOf = (name: string, hint: PlainKey): string => {
    if (name === 'days') return say('digest.choose-days', limits.description);
    if (name !== 'follow' || select('follow') === undefined) return say(hint, limits.description);
    const line = `/${digestCommandName} follow`;
    return sayPlainly(core.messages, language, 'digest.choose-follow', { line }).slice(0, limits.description);
  };
  return {
    custom_id: digestForm,
    title: say('digest.form-title', limits.label),
    components: formFields.map(({ name, label, hint, limit }) => ({
      type: componentType.label,
      label: say(label, limits.label),
      description: hintOf(name, hint),
      component: (name === 'time' || name === 'timezone' ? undefined : select(name)) ?? {
        type: componentType.textInput,
        custom_id: name,
        style: style.short,
        required: name !== 'follow',
        max_length: limit,
        ...(values[name] !== '' && { value: values[name].slice(0, limit) }),
      },
    })),
  };
}

/** Groups have no names there, so those are offered whole that there is room for. */
function selectOf(name: string, { groups, chosen, takesSeveral }: Choices) {
  const offered: Choice[] = [];
  for (const { choices } of groups) {
    if (offered.length + choices.length <= limits.choices) offered.push(...choices);
  }
  return {
    type: componentType.select,
    custom_id: name,
    required: name !== 'follow',
    min_values: name === 'follow' ? 0 : 1,
    max_values: takesSeveral ? offered.length : 1,
    options: offered.map(({ value, label }) => ({
      value,
      label: label.slice(0, limits.choice),
      default: chosen.includes(value),
    })),
  };
}
