import { paragraph, strong, text } from '../../answer/nodes.ts';
import { formatDate } from '../../calendar.ts';
import { digestCommandName } from '../../commands/digest-catalogue.ts';
import type { Word } from '../../commands/words.ts';
import { confirmButton } from '../buttons.ts';
import { localDate } from '../schedule.ts';
import type { Subscription } from '../subscription.ts';
import { type DigestDesk, type DigestReply, type DigestRequest, digestAnswer, draftFor } from './desk.ts';
import type { DigestWish } from './read-line.ts';
import { settingsOf } from './wording.ts';

/**
 * What somebody is asked before they change the language, the zone or the content of a digest that others set up: what
 * stands, what it would be, and how to say yes. Undefined where nothing has to be asked.
 */
export function askFirst(
  known: Subscription,
  wanted: Subscription,
  wish: DigestWish,
  request: DigestRequest,
  desk: DigestDesk,
): DigestReply | undefined {
  const { person, language, words } = request;
  const isTheirs = person.id === known.madeBy || person.id === known.changed?.by;
  if (known.state === 'off' || isTheirs || wish.confirm === true || !changesMuch(known, wanted))
    return undefined;
  const draft = draftFor(desk, language);
  const line = lineOf(words);
  const date = formatDate(localDate(known.madeAt, known.zone), language);
  const blocks = [
    paragraph(
      ...draft.say('digest.stands', { who: known.madeByName, date }),
      text(' '),
      ...settingsOf(draft, known),
    ),
    paragraph(...draft.say('digest.would-be'), text(' '), ...settingsOf(draft, wanted)),
    paragraph(
      ...draft.say('digest.ask-confirm', { line: strong(text(`${digestCommandName} ${line} confirm:yes`)) }),
    ),
  ];
  const button = confirmButton(desk.core, language, line);
  const answer = digestAnswer(draft, blocks);
  return { answer: button === undefined ? answer : { ...answer, buttons: [button] } };
}

/** True where a digest would speak another language, keep another clock, or tell something else. */
function changesMuch(known: Subscription, wanted: Subscription): boolean {
  const told = ({ language, zone, sections, follow, onlyChanges }: Subscription) =>
    JSON.stringify([language, zone, sections, follow ?? null, onlyChanges === true]);
  return told(known) !== told(wanted);
}

/** The words as they can be typed again. */
function lineOf(words: readonly Word[]): string {
  return words
    .map(({ text: said, option }) => {
      const quoted = /\s/u.test(said) && option !== undefined ? `"${said.replaceAll('"', '')}"` : said;
      return option === undefined ? quoted : `${option}:${quoted}`;
    })
    .join(' ');
}
