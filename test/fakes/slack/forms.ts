import { isFields, type Json } from './refusals.ts';

type Fields = { readonly [name: string]: Json };

interface Option {
  readonly value: string;
  readonly text: { readonly text: string };
}

interface Input {
  readonly block_id: string;
  readonly optional?: boolean;
  readonly element: {
    readonly type: string;
    readonly action_id: string;
    readonly max_length?: number;
    readonly initial_value?: string;
    readonly initial_option?: Option;
    readonly initial_options?: readonly Option[];
    readonly options?: readonly Option[];
    readonly option_groups?: readonly { readonly options: readonly Option[] }[];
  };
}

/** What a person fills a form in with: words, or what they choose by its words; left out, a field stays as it opened. */
export type FormWords = Readonly<Record<string, string | readonly string[]>>;

/** What Slack refuses of the inputs of a view, besides what its schema says. */
export function wrongInputs(view: Fields): string[] {
  return inputsOf(view).flatMap(({ block_id: id, element }) => {
    const offered = optionsOf(element);
    const values = offered.map(({ value }) => value);
    const initial = [element.initial_options ?? [], element.initial_option ?? []].flat();
    return [
      ...(new Set(values).size < values.length ? [`${id}: two options have one value`] : []),
      ...initial
        .filter((each) => !offered.some((option) => JSON.stringify(option) === JSON.stringify(each)))
        .map(({ value }) => `${id}: the initial option ${value} is no option`),
      ...(offered.length === 0 && element.type !== 'plain_text_input' ? [`${id}: nothing to choose`] : []),
    ];
  });
}

/** What the view's fields hold once it is filled in and sent. */
export function stateOf(view: Fields, words: FormWords): Fields {
  return Object.fromEntries(
    inputsOf(view).map((input) => [
      input.block_id,
      {
        [input.element.action_id]: { type: input.element.type, ...fieldValue(input, words[input.block_id]) },
      },
    ]),
  ) as unknown as Fields;
}

function fieldValue(
  { block_id: id, optional = false, element }: Input,
  given: FormWords[string] | undefined,
) {
  const missing = () => {
    throw new Error(`${id} has to be filled in`);
  };
  if (element.type === 'plain_text_input') {
    const value = given === undefined ? (element.initial_value ?? null) : String(given);
    if (value === null && !optional) missing();
    const most = element.max_length ?? 3000;
    if (value !== null && value.length > most) throw new Error(`${id} takes ${most} characters`);
    return { value };
  }
  const chosen =
    given === undefined
      ? (element.initial_options ?? (element.initial_option === undefined ? [] : [element.initial_option]))
      : [given].flat().map((label) => optionNamed(id, element, label));
  if (chosen.length === 0 && !optional) missing();
  if (element.type === 'multi_static_select') return { selected_options: chosen };
  if (chosen.length > 1) throw new Error(`${id} takes one option`);
  return { selected_option: chosen[0] ?? null };
}

function optionNamed(id: string, element: Input['element'], label: string): Option {
  const found = optionsOf(element).find(({ text }) => text.text === label);
  if (found === undefined) throw new Error(`${id} offers no "${label}"`);
  return found;
}

function optionsOf({ options = [], option_groups: groups = [] }: Input['element']): readonly Option[] {
  return [...options, ...groups.flatMap((group) => group.options)];
}

function inputsOf(view: Fields): Input[] {
  const blocks = Array.isArray(view['blocks']) ? view['blocks'] : [];
  return blocks.filter((block) => isFields(block) && block['type'] === 'input') as unknown as Input[];
}
