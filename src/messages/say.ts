import type { Inline } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { heldOnce } from '../holding.ts';
import type { Language } from '../language.ts';
import type { MessageKey, messageParameters } from './keys.ts';

/** A wording: one text, or one for each plural form of its `count`. Parameters stand in braces: `{name}`. */
export type Wording =
  | string
  | { readonly one: string; readonly other: string; readonly many?: string | undefined };

/** The sentences of every language, complete. */
export type Messages = ReadonlyMap<Language, Readonly<Record<MessageKey, Wording>>>;

type ParameterName<Key extends MessageKey> = (typeof messageParameters)[Key][number];
export type MessageParameters<Key extends MessageKey> = {
  readonly [Name in ParameterName<Key>]: string | number | Inline | readonly Inline[];
};

/**
 * The sentence for `key` in `language`, as running text: what is passed in keeps its markup, a string passed in
 * is literal, and a number is written as the language writes numbers.
 */
export function say<Key extends MessageKey>(
  messages: Messages,
  language: Language,
  key: Key,
  ...[given]: ParameterName<Key> extends never ? [] : [MessageParameters<Key>]
): Inline[] {
  return formatMessage(messages, language, key, given ?? {});
}

/** `say` for a key that is only known while the program runs, such as that of a parser's problem. */
export function formatMessage(
  messages: Messages,
  language: Language,
  key: MessageKey,
  parameters: Readonly<Record<string, string | number | Inline | readonly Inline[]>>,
): Inline[] {
  const wordings = messages.get(language);
  if (wordings === undefined) throw new Error(`the messages of "${language}" are missing`);
  const template = chooseForm(wordings[key], parameters['count'], language);
  return piecesOf(template).flatMap((part, index): readonly Inline[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', text: part }];
    return toInlines(parameters[part], language);
  });
}

const pieces = heldOnce(() => new Map<string, readonly string[]>());

/** A wording cut at its parameters: text, name, text, name … It is cut once and said many times. */
function piecesOf(template: string): readonly string[] {
  const cut = pieces().get(template) ?? template.split(/\{([\w-]+)\}/);
  pieces().set(template, cut);
  return cut;
}

/** The same sentence without markup, where a platform takes plain text only (a button, a command's description). */
export function sayPlainly<Key extends MessageKey>(
  messages: Messages,
  language: Language,
  key: Key,
  ...given: ParameterName<Key> extends never ? [] : [MessageParameters<Key>]
): string {
  return plainInline(say(messages, language, key, ...given));
}

function chooseForm(given: Wording, count: unknown, language: Language): string {
  if (typeof given === 'string') return given;
  const form = pluralRulesOf(language).select(typeof count === 'number' ? count : 2);
  return form === 'one' ? given.one : form === 'many' ? (given.many ?? given.other) : given.other;
}

const pluralRules = new Map<Language, Intl.PluralRules>();

/** Rules are slow to make and the same for every sentence of a language. */
function pluralRulesOf(language: Language): Intl.PluralRules {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language);
  pluralRules.set(language, rules);
  return rules;
}

function toInlines(
  value: string | number | Inline | readonly Inline[] | undefined,
  language: Language,
): readonly Inline[] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [{ type: 'text', text: formatNumber(value, language) }];
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  return isList(value) ? value : [value];
}

function isList(value: Inline | readonly Inline[]): value is readonly Inline[] {
  return Array.isArray(value);
}

/** How numbers are written; Spanish leaves four digits together. */
const numberMarks: Readonly<Record<Language, { group: string; point: string; fewest: number }>> = {
  en: { group: ',', point: '.', fewest: 4 },
  fr: { group: '\u202f', point: ',', fewest: 4 },
  es: { group: '.', point: ',', fewest: 5 },
};

/** A number as Intl writes it, with three decimals at most; the first that Intl writes in a process costs 6 MB and 20 ms. */
export function formatNumber(value: number, language: Language): string {
  const { group, point, fewest } = numberMarks[language];
  const [whole = '', decimals] = String(Number(Math.abs(value).toFixed(3))).split('.');
  const grouped = whole.length < fewest ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, group);
  return `${value < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `${point}${decimals}`}`;
}
