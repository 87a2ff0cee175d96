import type { AnswerButton } from '../answer/nodes.ts';
import { isCalendarDate } from '../calendar.ts';
import { pressIdFor } from '../chat/press.ts';
import type { Core } from '../core.ts';
import { isLanguage, type Language } from '../language.ts';
import type { PlainKey } from '../messages/keys.ts';
import { sayPlainly } from '../messages/say.ts';
import { addressOfDigest, type DigestAddress, parseDigestAddress } from './address.ts';
import { type DraftSettings, packDraft } from './draft.ts';
import type { Item } from './item.ts';
import type { LocalDate } from './subscription.ts';

/** What a button under a digest does with the channel's digest, by the word of the command that does the same. */
export const buttonActions = ['skip', 'pause', 'followed', 'form', 'off', 'on'] as const;
export type ButtonAction = (typeof buttonActions)[number];

type ActionPress = { [Action in ButtonAction]: { readonly do: Action } }[ButtonAction];

/** What a button of a digest means. All of it is in its id, so that it works for as long as its message exists. */
export type DigestPress =
  /** Tells the digest to whoever presses; `turn` changes a message that only they see. */
  | {
      readonly do: 'show' | 'turn';
      readonly digest: DigestAddress;
      readonly language: Language;
      readonly page: number;
    }
  /** Tells a digest of the version before, whose button holds its day alone; `beside` are the other buttons of its message. */
  | {
      readonly do: 'before';
      readonly date: LocalDate;
      readonly language: Language;
      readonly beside: readonly string[];
    }
  | ActionPress
  /** Says a line of the digest's command again, confirmed. */
  | { readonly do: 'confirm'; readonly line: string }
  /** Saves what was seen in a form. */
  | { readonly do: 'save'; readonly draft: string };

/** The longest id a button may have on any platform. */
const idLimit = 100;
const confirming = 'd:confirm:';
const saving = 'd:save:';

/** What the version before put under a digest to tell it in another language. */
const ofBefore = /^s\d{1,3}([a-z]{2}):digest\/(\d{4}-\d{2}-\d{2})$/u;

/**
 * The press behind an id; undefined where it is no button of a digest. `beside` are the ids of all buttons of its message:
 * those of the version before say what their digest was about.
 */
export function parseDigestPress(id: string, beside: readonly string[] = []): DigestPress | undefined {
  const [, spoken = '', date = ''] = ofBefore.exec(id) ?? [];
  if (isLanguage(spoken) && isCalendarDate(date)) return { do: 'before', date, language: spoken, beside };
  if (id.startsWith(confirming)) return { do: 'confirm', line: id.slice(confirming.length) };
  if (id.startsWith(saving)) return { do: 'save', draft: id.slice(saving.length) };
  const action = buttonActions.find((each) => id === `d:${each}`);
  if (action !== undefined) return { do: action } as ActionPress;
  const [, letter, digits, language = '', address = ''] =
    /^([st])(\d{1,3})([a-z]{2}):(digest.+)$/u.exec(id) ?? [];
  const digest = parseDigestAddress(address);
  const page = Number(digits);
  if (digest === undefined || page < 1 || !isLanguage(language)) return undefined;
  return { do: letter === 't' ? 'turn' : 'show', digest, language, page };
}

/** The button that says a line again, confirmed; undefined where the line is too long for one. */
export function confirmButton(core: Core, language: Language, line: string): AnswerButton | undefined {
  const id = `${confirming}${line}`;
  return id.length > idLimit
    ? undefined
    : { label: sayPlainly(core.messages, language, 'digest.button-confirm'), id };
}

/** The button that saves what was seen in a form; undefined where that follows more than a button can hold. */
export function saveButton(core: Core, language: Language, draft: DraftSettings): AnswerButton | undefined {
  const id = `${saving}${packDraft(draft)}`;
  return id.length > idLimit
    ? undefined
    : { label: sayPlainly(core.messages, language, 'digest.button-save'), id };
}

/** A button that does something with the channel's digest. */
export function actionButton(core: Core, language: Language, action: ButtonAction): AnswerButton {
  return { label: sayPlainly(core.messages, language, labels[action]), id: `d:${action}` };
}

const labels = {
  skip: 'digest.button-skip',
  pause: 'digest.button-pause',
  followed: 'digest.button-followed',
  form: 'digest.button-form',
  off: 'digest.button-off',
  on: 'digest.button-on',
} as const satisfies Record<ButtonAction, PlainKey>;

/** The buttons under a digest: all of it where it is not whole, its sources, and what can be done with the digest itself. */
export function buttonsOf(
  core: Core,
  language: Language,
  date: LocalDate,
  items: readonly Item[],
  isWhole: boolean,
): AnswerButton[] {
  const telling = (
    key: 'digest.button-all' | 'chat.sources',
    as: 'digest' | 'digest-sources',
  ): AnswerButton => ({
    label: sayPlainly(core.messages, language, key),
    id: pressIdFor({ do: 'show', address: addressOfDigest(as, date, items), language, page: 1 }),
  });
  return [
    ...(isWhole ? [] : [telling('digest.button-all', 'digest')]),
    telling('chat.sources', 'digest-sources'),
    ...(['skip', 'pause', 'followed', 'off'] as const).map((action) => actionButton(core, language, action)),
  ];
}
