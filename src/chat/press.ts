import { isLanguage, type Language } from '../language.ts';
import { addressOf, parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';

/**
 * What a button does: `show` answers whoever presses it with a message of their own, `turn` changes the message
 * it stands under, `share` posts the answer for everyone in the channel, `report` opens a form to say what is wrong.
 */
export const deeds = ['show', 'turn', 'share', 'report'] as const;
export type Deed = (typeof deeds)[number];

/**
 * The meaning of a button. All of it is in the button's id, so that it works after a restart, on any instance,
 * and for as long as the message exists.
 */
export interface Press {
  readonly do: Deed;
  readonly query: Query;
  readonly language: Language;
  /** Which page of the answer, from 1. */
  readonly page: number;
}

/** The longest id a button may have on any platform (Discord's `custom_id`). */
export const pressLimit = 100;

const letters: Record<Deed, string> = { show: 's', turn: 't', share: 'p', report: 'r' };

/**
 * The press as a button's id, like `t2fr:city/chicago`. An id is at most `pressLimit` long where the Query's
 * address is within its own limit.
 */
export function pressId({ query, ...press }: Press): string {
  return pressIdFor({ ...press, address: addressOf(query) });
}

/** The same where the Query's address is known already. */
export function pressIdFor(press: Omit<Press, 'query'> & { readonly address: string }): string {
  return `${letters[press.do]}${press.page}${press.language}:${press.address}`;
}

/** The press behind an id, or undefined where the text is none: a button of another age, or a forgery. */
export function parsePress(id: string): Press | undefined {
  const [, letter, digits, language = '', address = ''] =
    /^([stpr])(\d{1,3})([a-z]{2}):(.+)$/su.exec(id) ?? [];
  const deed = deeds.find((each) => letters[each] === letter);
  const page = Number(digits);
  const query = parseAddress(address);
  if (deed === undefined || query === undefined || page < 1 || !isLanguage(language)) return undefined;
  return { do: deed, query, language, page };
}
