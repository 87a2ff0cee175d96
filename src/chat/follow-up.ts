import { understand } from '../ask/ask.ts';
import { askIndexOf } from '../ask/ask-index.ts';
import { guessLanguage } from '../ask/language-of.ts';
import { leans, narrowedTo, subjectOf, withSubject } from '../ask/leaning.ts';
import { readQuestion } from '../ask/reading.ts';
import { rawText, type Segment } from '../ask/segments.ts';
import { createBounded } from '../bounded.ts';
import { findCommand } from '../commands/registry.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Clock } from '../ports.ts';
import { questionLimit } from '../text/normalise.ts';

/** How long the last question of a conversation is known, in ms, and of how many conversations at least. */
const knownFor = 10 * 60 * 1000;
const keptConversations = 1_000;

/** The last question of each conversation, for minutes and in this process only. */
export interface Conversations {
  /**
   * The question with what it leans on from the one before; it is remembered in its stead. A question may belong to
   * several conversations, such as a thread and the place it stands in: the newest question of any is the one before.
   */
  follow(conversation: string | readonly string[], question: string, core: Core, suggested: Language): string;
  /** Notes what was asked, for a conversation that begins only with the answer to it. */
  remember(conversation: string, question: string): void;
}

/** A memory of conversations. Nothing of it is written anywhere. */
export function createConversations(clock: Clock): Conversations {
  const last = createBounded<{ question: string; until: number }>(keptConversations);
  const keep = (conversations: readonly string[], question: string) => {
    const kept = { question: question.slice(0, questionLimit), until: clock.now().getTime() + knownFor };
    for (const each of conversations) last.set(each, kept);
  };
  return {
    follow(conversation, question, core, suggested) {
      const now = clock.now().getTime();
      const conversations = [conversation].flat();
      const [newest] = conversations
        .flatMap((each) => last.get(each) ?? [])
        .filter(({ until }) => until > now)
        .toSorted((one, other) => other.until - one.until);
      const whole = newest === undefined ? question : completed(question, newest.question, core, suggested);
      keep(conversations, whole);
      return whole;
    },
    remember: (conversation, question) => keep([conversation], question),
  };
}

/**
 * A question with what it leans on from the one before: "and Boston?" behind "Is Chicago a member?" is "Is Boston a
 * member?", and "when was it adopted?" is asked of the record that was named. A question that stands by itself, a
 * command, and one that the question before does not help stay as they are.
 */
export function completed(question: string, before: string, core: Core, suggested: Language): string {
  const [first = ''] = question.trim().split(/\s+/u);
  if (question.length + before.length > questionLimit || findCommand(first) !== undefined) return question;
  return (
    withOtherName(question, before, core, suggested) ??
    aboutSubject(question, before, core, suggested) ??
    question
  );
}

/** "and Boston?": the question before, with the one name of it exchanged for another of its sort. */
function withOtherName(
  question: string,
  before: string,
  core: Core,
  suggested: Language,
): string | undefined {
  const now = namesIn(question, core, suggested);
  const then = namesIn(before, core, suggested);
  const [name, ...moreNow] = now.names;
  const [old, ...moreThen] = then.names;
  if (name === undefined || old === undefined || moreNow.length + moreThen.length > 0 || !now.isBare)
    return undefined;
  if (sortOf(name, core) !== sortOf(old, core)) return undefined;
  const at = before.indexOf(rawText(old));
  if (at < 0) return undefined;
  const whole = before.slice(0, at) + rawText(name) + before.slice(at + rawText(old).length);
  return understand(whole, core, suggested).query.kind === 'unknown' ? undefined : whole;
}

/** "when was it adopted?", "who voted against?": asked of the one record of the question before, where that has an answer. */
function aboutSubject(question: string, before: string, core: Core, suggested: Language): string | undefined {
  const alone = understand(question, core, suggested);
  if (
    (!leans(question, core.knowledge) && !['unknown', 'choose'].includes(alone.query.kind)) ||
    namesIn(question, core, suggested).names.length > 0
  ) {
    return undefined;
  }
  const asked = understand(before, core, suggested);
  const subject = subjectOf(before, asked.query, core, asked.language ?? suggested);
  if (subject === undefined) return undefined;
  const whole = withSubject(question, subject);
  const { query } = understand(whole, core, suggested);
  return narrowedTo(query, subject, core) === undefined ? undefined : whole;
}

/** The names in a question beside those that any question may name, and whether nothing else of meaning is in it. */
function namesIn(question: string, core: Core, suggested: Language): { names: Segment[]; isBare: boolean } {
  const { order } = guessLanguage(question, core.knowledge, suggested);
  const index = askIndexOf(core.knowledge, order[0] ?? suggested);
  const { segments } = readQuestion(question, index);
  const names = segments.filter(
    ({ meanings, ids }) => meanings.length > 0 && !ids.some((id) => index.surroundings.has(id)),
  );
  return { names, isBare: segments.every((segment) => segment.stop || names.includes(segment)) };
}

/** A place, or the kind of a record: only what is of one sort can stand in another's place. */
function sortOf({ ids: [id] }: Segment, { knowledge }: Core): string {
  const kind = id === undefined ? 'place' : (knowledge.entities.get(id)?.kind ?? 'place');
  return ['city', 'county'].includes(kind) ? 'place' : kind;
}
