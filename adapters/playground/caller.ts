import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Which browser asks, and the languages its owner reads. */
export interface Caller {
  readonly id: string;
  /** True where the browser does not know its id yet. */
  readonly isNew: boolean;
  /** Locales, the liked best first. */
  readonly languages: readonly string[];
}

const cookieName = 'compacts-visitor';

const idForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;

/** The most locales that are looked at: browsers send a handful. */
const mostLanguages = 20;

export function callerOf({ headers }: IncomingMessage): Caller {
  const known = (headers.cookie ?? '')
    .split(';')
    .map((each) => each.trim().split('=', 2))
    .find(([name, value = '']) => name === cookieName && idForm.test(value))?.[1];
  return {
    id: known ?? randomUUID(),
    isNew: known === undefined,
    languages: languagesIn(headers['accept-language'] ?? ''),
  };
}

/** The cookie by which a browser finds its conversation again. It leaves with the browser's session. */
export function cookieFor({ id }: Caller): string {
  return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Locales by how much they are liked: https://www.rfc-editor.org/rfc/rfc9110#name-accept-language */
function languagesIn(header: string): string[] {
  return header
    .split(',', mostLanguages)
    .map((each) => {
      const [locale = '', ...more] = each.trim().split(/\s*;\s*/u);
      const weight = more.map((parameter) => /^q=([\d.]+)$/iu.exec(parameter)?.[1]).find(Boolean);
      return { locale, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ locale, weight }) => locale !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ locale }) => locale);
}
