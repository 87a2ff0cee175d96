/** Takes what is secret out of a text that somebody will read. */
export type Redact = (text: string) => string;

const censored = '[redacted]';

/** The settings whose values are secret. */
export const secretSettingNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_INSTALLATION_KEY',
  'DISCORD_TOKEN',
  'DATABASE_URL',
] as const;

/** From this length on a value is looked for anywhere; a shorter one would be found inside ordinary words. */
const longSecret = 8;

/** The shortest value that is looked for at all: as a word of its own. */
const shortestSecret = 3;

/** Whatever looks like a secret, whoever it belongs to: tokens that are not in the settings are secret as well. */
const shapes: readonly (readonly [shape: RegExp, instead: string])[] = [
  // Slack's tokens: xoxb-…, xoxe.xoxp-…, xapp-…
  [/\b(?:xox[a-z]|xapp)[.-][\w.-]{6,}/g, censored],
  // What Slack and Discord answer to whoever knows it: response addresses, webhooks, interactions.
  [/(?<=hooks\.slack\.com\/)[\w/-]+/g, censored],
  [/(?<=\/(?:webhooks|interactions)\/\d{17,20}\/)[\w-]{20,}/g, censored],
  // Discord's tokens: the bot's id, a time and a signature, in base64.
  [/\b[MNO][\w-]{22,27}\.[\w-]{5,7}\.[\w-]{27,}/g, censored],
  // The password in an address, before its host or among its parameters, and what follows the name of a way to prove who one is.
  [/(?<=\b[a-z][a-z+.-]*:\/\/[^\s:/@"]*:)[^\s/@"]+(?=@)/gi, censored],
  [/(?<=[?&](?:password|passwd|pwd|sslpassword)=)[^\s&#"'\\]+/gi, censored],
  [/(?<=\b(?:Bearer|Basic|Bot) )[\w.~+/=-]{12,}/g, censored],
];

/** The values that are secret in an environment, as they stand there and as they are used. */
export function secretsIn(environment: Readonly<Record<string, string | undefined>>): string[] {
  return secretSettingNames.flatMap((name) => {
    const value = environment[name]?.trim() ?? '';
    return name === 'DATABASE_URL' ? passwordsIn(value) : [value];
  });
}

/** Takes out these values, wherever they stand, and whatever looks like a secret. */
export function redactor(secrets: readonly string[] = []): Redact {
  const values = secrets
    .filter((secret) => secret.length >= longSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .toSorted((a, b) => b.length - a.length);
  // A number of a JSON line is left, so that it stays one: after `":` there is no text.
  const words = secrets
    .filter((secret) => secret.length >= shortestSecret && secret.length < longSecret)
    .map((secret) => new RegExp(`(?<![\\w]|":)${escaped(secret)}(?!\\w)`, 'g'));
  return (text) => {
    const withoutLong = values.reduce((left, value) => left.replaceAll(value, censored), text);
    const withoutValues = words.reduce((left, word) => left.replace(word, censored), withoutLong);
    return shapes.reduce((left, [shape, instead]) => left.replace(shape, instead), withoutValues);
  };
}

/** The password in a database's address, as it is written and as it is meant. */
function passwordsIn(address: string): string[] {
  try {
    const { password, searchParams } = new URL(address);
    const parameters = ['password', 'sslpassword'].flatMap((name) => searchParams.getAll(name));
    return [password, decoded(password), ...parameters, ...parameters.map(encodeURIComponent)];
  } catch {
    // Whatever it is, it stands where a password belongs.
    return [address];
  }
}

/** What an escaped text means; itself where it is not escaped rightly. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text as a pattern that means itself. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}
