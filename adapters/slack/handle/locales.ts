import type { Logger } from 'pino';
import { languageOfLocale } from '../../../src/chat/locale.ts';
import type { Language } from '../../../src/language.ts';
import type { Clock } from '../../../src/ports.ts';
import type { Outbound } from '../send/outbound.ts';

/** How long a user's language, or that a workspace does not tell it, is taken as known. */
const keptFor = 60 * 60 * 1000;

/** The most users whose language is kept in memory. */
const mostUsers = 10_000;

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

/** Asks Slack once an hour about a user, and where users:read was not granted once an hour about a workspace. */
export function createLocales(outbound: Outbound, clock: Clock, log: Logger): Locales {
  const users = new Map<string, Known | Promise<Language | undefined>>();
  const silent = new Map<string, number>();

  async function ask({ token, team, user }: Person): Promise<Language | undefined> {
    const told = await outbound.localeOf(token, user);
    const until = clock.now().getTime() + keptFor;
    if (told.ok) {
      const language = languageOfLocale(told.value);
      users.set(`${team}/${user}`, { language, until });
      return language;
    }
    users.delete(`${team}/${user}`);
    if (told.failure.kind === 'scope') silent.set(team, until);
    else log.warn({ code: told.failure.code }, 'Slack did not tell a user’s language');
    return undefined;
  }

  return {
    languageOf(person) {
      const now = clock.now().getTime();
      if ((silent.get(person.team) ?? 0) > now) return undefined;
      const key = `${person.team}/${person.user}`;
      const known = users.get(key);
      if (known instanceof Promise) return known;
      if (known !== undefined && known.until > now) return known.language;
      const asking = ask(person);
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
