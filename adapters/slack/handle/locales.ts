import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { languageOfLocale } from '../../../src/chat/locale.ts';
import type { Language } from '../../../src/language.ts';
import type { Clock } from '../../../src/ports.ts';
import type { Turns } from '../../../src/service/turns.ts';
import type { Outbound } from '../send/outbound.ts';

/** How long a user's language, or that a workspace does not tell it, is taken as known. */
const keptFor = 60 * 60 * 1000;

/** The most users whose language is kept in memory. */
const mostUsers = 10_000;

/** How many users Slack is asked about at a time: many who come at once share the connections and Slack's limit. */
const askedAtOnce = 8;

/** Someone in a workspace, and the token to ask about them with. */
export interface Person {
  readonly token: string;
  readonly team: string;
  readonly user: string;
}

/** The languages of users, by the locale that Slack knows. */
export interface Locales {
  /** The user's language; undefined where the bot does not speak it or may not ask. Never throws. */
  languageOf(person: Person): Language | undefined | Promise<Language | undefined>;
  /** Forgets what is known about a workspace. */
  forget(team: string): void;
}

interface Known {
  readonly language: Language | undefined;
  readonly until: number;
}

/**
 * Asks Slack once an hour about a user, and where users:read was not granted once an hour about a workspace. Where Slack
 * says to wait, nobody of that workspace is asked about until then.
 */
export function createLocales(outbound: Outbound, clock: Clock, log: Logger, turns: Turns): Locales {
  const users = new Map<string, Known | Promise<Language | undefined>>();
  const silent = new Map<string, number>();
  const limited = pLimit(askedAtOnce);

  async function ask({ token, team, user }: Person): Promise<Language | undefined> {
    if (isSilent(team)) {
      users.delete(`${team}/${user}`);
      return undefined;
    }
    const told = await outbound.localeOf(token, user);
    const now = clock.now().getTime();
    const until = now + keptFor;
    if (told.ok) {
      const language = languageOfLocale(told.value);
      users.set(`${team}/${user}`, { language, until });
      return language;
    }
    users.delete(`${team}/${user}`);
    const { kind, code, retryAfter } = told.failure;
    if (kind === 'scope') silent.set(team, until);
    else if (retryAfter !== undefined) silent.set(team, now + retryAfter * 1000);
    if (kind !== 'scope') log.warn({ code }, 'Slack did not tell a user’s language');
    return undefined;
  }

  const isSilent = (team: string) => (silent.get(team) ?? 0) > clock.now().getTime();

  return {
    languageOf(person) {
      const now = clock.now().getTime();
      if (isSilent(person.team)) return undefined;
      const key = `${person.team}/${person.user}`;
      const known = users.get(key);
      if (known instanceof Promise) return known;
      if (known !== undefined && known.until > now) return known.language;
      const asking = limited(async () => {
        await turns.next();
        return ask(person);
      });
      users.delete(key);
      users.set(key, asking);
      const oldest = users.size > mostUsers ? users.keys().next().value : undefined;
      if (oldest !== undefined) users.delete(oldest);
      return asking;
    },
    forget(team) {
      silent.delete(team);
      for (const key of users.keys()) if (key.startsWith(`${team}/`)) users.delete(key);
    },
  };
}
