import type { WireForm } from './interactions.ts';
import { invalid } from './payload-rules.ts';

type Field = NonNullable<WireForm['components'][number]['component']>;

/** What a person fills a form in with: words, or what they choose by its words; left out, a select stays as it opened. */
export type FormWords = Readonly<Record<string, string | readonly string[]>>;

/**
 * Refuses a form that Discord refuses: https://discord.com/developers/docs/components/reference
 * @throws Refusal
 */
export function checkForm({ title, components }: WireForm): void {
  if (title.length < 1 || title.length > 45) throw invalid('title', 'Must be between 1 and 45 in length.');
  if (components.length < 1 || components.length > 5) throw invalid('components', 'Must be between 1 and 5.');
  const fields = components.flatMap(({ component }) => component ?? []);
  const ids = fields.map(({ custom_id }) => custom_id);
  if (new Set(ids).size < ids.length) throw invalid('components', 'Component custom id cannot be duplicated');
  for (const field of fields) checkSelect(field);
}

function checkSelect({ type, options = [], min_values: least = 1, max_values: most = 1, required }: Field) {
  if (type !== 3) return;
  if (options.length < 1 || options.length > 25)
    throw invalid('options', 'Must be between 1 and 25 in length.');
  const values = options.map(({ value }) => value);
  if (new Set(values).size < values.length) throw invalid('options', 'The specified value is already used');
  if (options.some(({ label, value }) => label.length > 100 || value.length > 100 || label === ''))
    throw invalid('options', 'Must be between 1 and 100 in length.');
  if (least > most || most > options.length) throw invalid('max_values', 'more than there are options');
  if (least === 0 && required !== false) throw invalid('required', 'with no least value it is not required');
  if (options.filter((option) => option.default === true).length > most)
    throw invalid('options', 'more defaults than max_values');
}

/** The components of a form as they come back once it is filled in. */
export function filledComponents({ components }: WireForm, words: FormWords): unknown[] {
  return components.map(({ type, component }, index) => {
    const ids = { type, id: index + 1 };
    if (component === undefined) return ids;
    return { ...ids, component: { ...fieldValue(component, words), id: index + 100 } };
  });
}

function fieldValue(field: Field, words: FormWords) {
  const { type, custom_id: id, required, options = [] } = field;
  const given = words[id];
  if (type !== 3) {
    const value = String(given ?? '');
    if (value === '' && required !== false) throw new Error(`${id} is empty`);
    if (value.length > (field.max_length ?? 4000)) throw new Error(`${id} is too long`);
    return { type, custom_id: id, value };
  }
  const values =
    given === undefined
      ? options.filter((option) => option.default === true).map(({ value }) => value)
      : [given].flat().map((label) => {
          const found = options.find((option) => option.label === label);
          if (found === undefined) throw new Error(`${id} offers no "${label}"`);
          return found.value;
        });
  if (values.length < (field.min_values ?? 1) || values.length > (field.max_values ?? 1))
    throw new Error(`${id} takes between ${field.min_values} and ${field.max_values} choices`);
  return { type, custom_id: id, values };
}
