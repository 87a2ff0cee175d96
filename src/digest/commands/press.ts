import { type Answer, note, paragraph, strong, text } from '../../answer/nodes.ts';
import { parsePress } from '../../chat/press.ts';
import { digestCommandName, digestExample } from '../../commands/digest-catalogue.ts';
import { splitWords, type Word } from '../../commands/words.ts';
import { itemsOf } from '../address.ts';
import { actionButton, type DigestPress } from '../buttons.ts';
import { tellAs } from '../compose.ts';
import { unpackDraft } from '../draft.ts';
import { onTheseDays } from '../occasions.ts';
import { rotationOf } from '../rotation.ts';
import { subscriptionId } from '../subscription.ts';
import { answerDigest, answerWish } from './answer.ts';
import {
  type DigestDesk,
  type DigestPresser,
  type DigestReply,
  digestAnswer,
  draftFor,
  refusal,
} from './desk.ts';
import { wishOfDraft } from './form.ts';
import { settingsOf } from './wording.ts';

/** A press that is answered; one that opens a form is not: see `formFor`. */
export type AnsweredPress = Exclude<DigestPress, { readonly do: 'form' }>;

/** What a press is answered with, and which page of it. */
export type PressReply = DigestReply & { readonly page: number };

/** Answers a button under a digest, or under an answer about one. */
export async function answerDigestPress(
  press: AnsweredPress,
  presser: DigestPresser,
  desk: DigestDesk,
): Promise<PressReply> {
  switch (press.do) {
    case 'show':
    case 'turn':
      return { answer: toldAgain(press, desk), page: press.page };
    case 'before':
      return { answer: toldBefore(press, desk), page: 1 };
    case 'followed':
      return { ...(await followed(presser, desk)), page: 1 };
    case 'confirm': {
      const split = splitWords(press.line);
      const said: readonly Word[] = 'words' in split ? split.words : [];
      return again([...said, { option: 'confirm', text: 'yes' }], presser, desk);
    }
    case 'save': {
      const draft = unpackDraft(press.draft, desk.core.knowledge);
      const problem = { key: 'digest.error-draft', given: {} } as const;
      if (draft === undefined) return { ...refusal(desk, presser.language, problem), page: 1 };
      return { ...(await answerWish(wishOfDraft(draft), { ...presser, words: [] }, desk)), page: 1 };
    }
    case 'skip':
    case 'pause':
    case 'off':
    case 'on':
      return again([{ text: press.do }], presser, desk);
  }
}

async function again(words: readonly Word[], presser: DigestPresser, desk: DigestDesk): Promise<PressReply> {
  return { ...(await answerDigest({ ...presser, words }, desk)), page: 1 };
}

/** A digest told again from what its button says: it is the same on every instance, and after any time. */
function toldAgain(
  { digest, language }: Extract<DigestPress, { readonly do: 'show' | 'turn' }>,
  desk: DigestDesk,
) {
  const { core } = desk;
  const items = itemsOf(digest, core.knowledge);
  const gone = digest.marks.length - items.length;
  const told = tellAs(digest.telling, core, language, digest.date, items);
  if (gone === 0) return told;
  const draft = draftFor(desk, language);
  return { ...told, blocks: [...told.blocks, note(...draft.say('digest.gone', { count: gone }))] };
}

/**
 * A digest of the version before: what happened on its day, and what the data says of the things that its other buttons
 * name. Which of their facts it told was not kept.
 */
function toldBefore(
  { date, language, beside }: Extract<DigestPress, { readonly do: 'before' }>,
  desk: DigestDesk,
): Answer {
  const { core } = desk;
  const { knowledge } = core;
  const asked = new Set(beside.flatMap((id) => JSON.stringify(parsePress(id)?.query) ?? []));
  const stories = rotationOf(knowledge).filter(({ query }) => asked.delete(JSON.stringify(query)));
  const items = [...onTheseDays(knowledge, date, date), ...stories];
  const draft = draftFor(desk, language);
  if (items.length === 0) return digestAnswer(draft, [note(...draft.say('digest.before-gone'))]);
  const told = tellAs('digest', core, language, date, items);
  const [title, ...rest] = told.blocks;
  const said = note(...draft.say('digest.before'));
  return { ...told, blocks: title === undefined ? [said] : [title, said, ...rest] };
}

/** What the channel's digest follows, and how to change that. */
async function followed(
  { place, language, mayManage }: DigestPresser,
  desk: DigestDesk,
): Promise<DigestReply> {
  const draft = draftFor(desk, language);
  const known = await desk.subscriptions.find(subscriptionId(place));
  if (known === undefined || known.state === 'off') {
    const example = `${digestCommandName} ${digestExample}`;
    return { answer: digestAnswer(draft, [paragraph(...draft.say('digest.none', { example }))]) };
  }
  const line = strong(text(`${digestCommandName} follow Chicago, the migration compact`));
  const answer = digestAnswer(draft, [
    ...(known.follow === undefined ? [paragraph(...draft.say('digest.follows-all'))] : []),
    paragraph(...settingsOf(draft, known)),
    note(...draft.say('digest.follow-how', { line })),
  ]);
  return { answer: mayManage ? { ...answer, buttons: [actionButton(desk.core, language, 'form')] } : answer };
}
