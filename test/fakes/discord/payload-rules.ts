import { Refusal } from './refusal.ts';

/** A component of a message as Discord receives it. */
export interface WireComponent {
  readonly type: number;
  readonly components?: readonly WireComponent[];
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly url?: string;
  readonly style?: number;
  readonly disabled?: boolean;
  readonly file?: { readonly url: string };
}

/** A message as Discord receives it. */
export interface WireMessage {
  readonly content?: string | null;
  readonly embeds?: readonly unknown[] | null;
  readonly components?: readonly WireComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  } | null;
  /** What was uploaded with it, by its name: no part of the JSON. */
  readonly files?: Readonly<Record<string, string>>;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists?: boolean };
}

export const flag = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

const topLevelV2 = new Set([1, 9, 10, 12, 13, 14, 17]);
const inContainer = new Set([1, 9, 10, 12, 13, 14]);

/** Every component, nested ones included, in order. */
export function allComponents(components: readonly WireComponent[]): WireComponent[] {
  return components.flatMap((component) => [component, ...allComponents(component.components ?? [])]);
}

/**
 * Refuses a message that Discord refuses: https://discord.com/developers/docs/components/reference,
 * https://discord.com/developers/docs/resources/message#create-message.
 * @throws Refusal with Discord's code.
 */
export function checkMessage(message: WireMessage): void {
  const flags = message.flags ?? 0;
  const components = message.components ?? [];
  if ((flags & flag.componentsV2) === 0) {
    checkPlainMessage(message);
    return;
  }
  if ((message.content ?? '') !== '') throw invalid('content', 'cannot be used with IS_COMPONENTS_V2');
  if ((message.embeds ?? []).length > 0) throw invalid('embeds', 'cannot be used with IS_COMPONENTS_V2');
  if (components.length === 0) throw new Refusal(400, 50_006, 'Cannot send an empty message');
  const all = allComponents(components);
  if (all.length > 40) throw invalid('components', `${all.length} components: must be 40 or fewer`);
  const text = all.reduce((sum, { content = '' }) => sum + content.length, 0);
  if (text > 4000) throw invalid('components', `${text} characters of text: must be 4000 or fewer`);
  for (const component of components) checkComponent(component, topLevelV2);
  for (const { file } of all) {
    const name = file?.url.replace(/^attachment:\/\//u, '');
    if (name !== undefined && message.files?.[name] === undefined)
      throw invalid('components.file', `nothing is uploaded as ${name}`);
  }
  const ids = all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  if (new Set(ids).size < ids.length) throw invalid('components', 'COMPONENT_CUSTOM_ID_DUPLICATED');
}

function checkPlainMessage({ content, embeds, components }: WireMessage): void {
  if ((content ?? '').length > 2000) throw invalid('content', 'Must be 2000 or fewer in length.');
  if ((content ?? '').trim() === '' && (embeds ?? []).length === 0 && (components ?? []).length === 0) {
    throw new Refusal(400, 50_006, 'Cannot send an empty message');
  }
  if ((components ?? []).length > 5) throw invalid('components', 'Must be 5 or fewer in length.');
  for (const component of components ?? []) checkComponent(component, new Set([1]));
}

function checkComponent(component: WireComponent, allowed: ReadonlySet<number>): void {
  const { type, components = [], content } = component;
  if (!allowed.has(type)) throw invalid('components', `a component of type ${type} cannot stand here`);
  if (type === 10) {
    if (content === undefined || content.trim() === '') throw invalid('components.content', 'required');
    if (content.length > 4000) throw invalid('components.content', 'Must be 4000 or fewer in length.');
  }
  if (type === 17) {
    if (components.length === 0) throw invalid('components', 'a container needs a component');
    for (const child of components) checkComponent(child, inContainer);
  }
  if (type === 1) {
    if (components.length === 0 || components.length > 5) {
      throw invalid('components', 'an action row holds 1 to 5 buttons');
    }
    for (const button of components) checkButton(button);
  }
}

function checkButton({ type, style, label = '', custom_id, url }: WireComponent): void {
  if (type !== 2) throw invalid('components', `a component of type ${type} cannot stand in a row of buttons`);
  if (label === '') throw invalid('components.label', 'a button needs a label or an emoji');
  if (label.length > 80) throw invalid('components.label', 'Must be 80 or fewer in length.');
  if (style === 5) {
    if (url === undefined || !/^(https?|discord):/.test(url)) throw invalid('components.url', 'required');
    if (url.length > 512) throw invalid('components.url', 'Must be 512 or fewer in length.');
    return;
  }
  if (style === undefined || style < 1 || style > 4) throw invalid('components.style', 'unknown');
  if (custom_id === undefined || custom_id.length < 1 || custom_id.length > 100) {
    throw invalid('components.custom_id', 'Must be between 1 and 100 in length.');
  }
}

/** Refuses choices that Discord refuses as an answer to an autocompletion. */
export function checkChoices(choices: readonly { name?: unknown; value?: unknown }[]): void {
  if (choices.length > 25) throw invalid('choices', 'Must be 25 or fewer in length.');
  for (const { name, value } of choices) {
    if (typeof name !== 'string' || name.length < 1 || name.length > 100) {
      throw invalid('choices.name', 'Must be between 1 and 100 in length.');
    }
    if (typeof value === 'string' && (value.length < 1 || value.length > 100)) {
      throw invalid('choices.value', 'Must be between 1 and 100 in length.');
    }
    if (value === undefined) throw invalid('choices.value', 'required');
  }
}

export function invalid(field: string, message: string): Refusal {
  return new Refusal(400, 50_035, 'Invalid Form Body', {
    [field]: { _errors: [{ code: 'REFUSED', message }] },
  });
}
