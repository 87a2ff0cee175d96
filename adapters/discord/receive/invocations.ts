import { askedBehind } from '../../../src/chat/lead.ts';
import { languageOfLocale } from '../../../src/chat/locale.ts';
import type { Input } from '../../../src/commands/parse.ts';
import { findCommand } from '../../../src/commands/registry.ts';
import type { Language } from '../../../src/language.ts';
import { type ShownMessage, shownText } from './shown-text.ts';

/** Where an interaction comes from, as far as an answer depends on it. */
export interface Circumstances {
  /** The locale of the user's client. */
  readonly locale: string;
  /** The locale of the server, where there is one. */
  readonly guildLocale: string | null;
}

/**
 * What a slash command says, as a typed line would: the subcommand, the value of the option that takes free
 * words, and the others by name. A subcommand of another age asks for help, which says what there is now.
 */
export function inputOf(
  subcommand: string,
  options: readonly { readonly name: string; readonly value?: string | number | boolean | undefined }[],
): Input {
  const command = findCommand(subcommand);
  if (command === undefined) return { words: [{ text: 'help' }, { text: subcommand }], text: 'help' };
  const rest = command.options.find((option) => option.rest)?.name;
  const given = options.flatMap(({ name, value }) =>
    value === undefined ? [] : [{ name, text: String(value) }],
  );
  const free = given.filter(({ name }) => name === rest).map(({ text }) => text);
  return {
    words: [
      { text: command.name },
      ...given.map(({ name, text }) => (name === rest ? { text } : { text, option: name })),
    ],
    text: [command.name, ...free].join(' '),
  };
}

/** What was asked, as it stands above an answer, on one line. */
export function askedAs(command: string, { words }: Input): string | undefined {
  const typed = words.map(({ text, option }) => (option === undefined ? text : `${option}:${text}`));
  return askedBehind(`/${command}`, typed.join(' '));
}

/** The words shown by a message as a quotation to check, however long. Undefined where it shows none. */
export function quotationInput(message: ShownMessage): Input | undefined {
  return checkInput(shownText(message));
}

/** The same of words that are read already. */
export function checkInput(quotation: string): Input | undefined {
  return quotation === '' ? undefined : { words: [{ text: 'verify' }, { text: quotation }], text: 'verify' };
}

/** The language that the place suggests: the user's own, else the server's, else what the bot is set to. */
export function suggestedLanguage({ locale, guildLocale }: Circumstances, otherwise: Language): Language {
  return languageOfLocale(locale) ?? languageOfLocale(guildLocale) ?? otherwise;
}
