import type { Core } from '../../../src/core.ts';
import { type FormValues, formFields } from '../../../src/digest/commands/form.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { FormPayload } from './report-form.ts';

const componentType = { textInput: 4, label: 18 } as const;
const style = { short: 1 } as const;

/** What is kept of a label, of what stands below it, and of the hint in an empty field. */
const limits = { label: 45, description: 100 } as const;

/** What Discord calls the form when it comes back. */
export const digestForm = 'd:form';

/** The form of a channel's digest with its present values. */
export function renderDigestForm(core: Core, language: Language, values: FormValues): FormPayload {
  const say = (key: Parameters<typeof sayPlainly>[2] & string, most: number) =>
    sayPlainly(core.messages, language, key as 'digest.form-title').slice(0, most);
  return {
    custom_id: digestForm,
    title: say('digest.form-title', limits.label),
    components: formFields.map(({ name, label, hint, limit }) => ({
      type: componentType.label,
      label: say(label, limits.label),
      description: say(hint, limits.description),
      component: {
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
