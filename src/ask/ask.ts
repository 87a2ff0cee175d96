import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { addressOf, kindOf, parseAddress } from '../query/address.ts';
import type { NoAnswer } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { questionLimit } from '../text/normalise.ts';
import { inArticle } from './about-article.ts';
import { withoutAsides } from './asides.ts';
import { askIndexOf } from './ask-index.ts';
import { withoutCourtesies } from './courtesies.ts';
import { asDeepAs } from './depth.ts';
import { handedOut, handedOutNearest } from './distribute.ts';
import { explainNearest, nearestOf } from './evidence/nearest.ts';
import type { Interpretation } from './interpretation.ts';
import { guessLanguage } from './language-of.ts';
import { noAnswer } from './no-answer.ts';
import { type Reading, readQuestion } from './reading.ts';
import { refuted } from './refuted.ts';
import { isSeveral, splitJoined, splitSentences } from './several.ts';
import { asksOnly, type Beyond, understandEach } from './understand-each.ts';
import { understandOne } from './understand-one.ts';

/**
 * Understands a question in words: in the language its own words are in, else in `suggested`. It never throws:
 * what cannot be understood becomes a Query of kind `unknown` that says why, and a question is only answered
 * when every word of it has a place. Several questions in one message are understood one by one.
 */
export function understand(asked: string, core: Core, suggested: Language): Interpretation {
  // Whatever reads more than that takes long, and longer than twice as long for twice as much.
  if (asked.length > questionLimit) return noAnswer('too-long');
  const question = withoutPoliteness(asked, core, suggested);
  const together = understoodTogether(question, core, suggested);
  if (together !== undefined) return together;
  const read = understandWhole(question, core, suggested, asRead);
  if (isAnswered(read) && read.isNearest !== true) {
    const each = handedOut(question, core, read.language ?? suggested);
    // "When and where was it?": of a bare "when" alone, something else is told.
    const isBare = read.query.kind === 'several' && hasBarePart(question, read, core, suggested);
    if (each !== undefined && (isBare || saysMore(each.query, read.query))) return each;
    return (
      withoutFrame(question, read, core, suggested) ??
      ofStatesNamed(question, read, core, read.language ?? suggested)
    );
  }
  const onVotes = understandOne(question, core, read.language ?? suggested);
  if (voteKinds.includes(onVotes.query.kind)) return onVotes;
  const index = askIndexOf(core.knowledge, read.language ?? suggested);
  const unframed = withoutAsides(question, index);
  const isRead = unframed === question;
  const within = isRead ? read : understandWhole(unframed, core, index.language, asRead);
  if (isAnswered(within) && within.isNearest !== true) return framedBy(read, within, unframed);
  const each = handedOut(unframed, core, index.language);
  if (each !== undefined) return framedBy(read, each, unframed);
  const nearest = nearestTo(question, unframed, read, within, core, index.language);
  // Of several parts that are the nearest each was read by itself, without what it shares with the others.
  const isWhole = nearest.notUnderstood.length === 0 && nearest.query.kind !== 'several';
  if (isAnswered(nearest) && isWhole) return nearest;
  const eachNearest = handedOutNearest(unframed, core, index.language, withNearest);
  return eachNearest === undefined ? nearest : framedBy(read, eachNearest, unframed);
}

/** What is nearest to a question that no kind has a place for: with or without its frame, as a whole or in parts. */
function nearestTo(
  question: string,
  unframed: string,
  read: Interpretation,
  within: Interpretation,
  core: Core,
  language: Language,
): Interpretation {
  if (isAnswered(read)) return read;
  const framed = unframed === question ? read : framedBy(read, within, unframed);
  if (isAnswered(within)) return framed;
  const whole = nearestOrElse(isNotUnderstood(framed.query) ? framed : read, read);
  const hasParts = [splitSentences, splitJoined].some((split) => isSeveral(split(unframed, core.knowledge)));
  if (!hasParts) return whole;
  const parts = understandWhole(unframed, core, language, withNearest);
  if (isAnswered(parts)) return framedBy(read, parts, unframed);
  if (whole.isNearest === true || parts.query.kind !== 'several') return whole;
  const nearest = withNearest(understandOne(question, core, language));
  return isAnswered(nearest) ? nearest : parts;
}

/** What is nearest to a question without its frame; with it, where that is nothing: what frames it may say what it is about. */
function nearestOrElse(within: Interpretation, read: Interpretation): Interpretation {
  const nearest = withNearest(within);
  const framed = nearest.isNearest === true || within === read ? nearest : withNearest(read);
  return framed.isNearest === true ? framed : nearest;
}

/** Several sentences that make one question, with or without what frames it. */
function understoodTogether(question: string, core: Core, suggested: Language): Interpretation | undefined {
  const whole = understandOne(question, core, suggested);
  if (whole.isWhole === true) return whole;
  if (!isSeveral(splitSentences(question, core.knowledge))) return undefined;
  const unframed = withoutAsides(question, askIndexOf(core.knowledge, whole.language ?? suggested));
  const framed = framedBy(whole, understandOne(unframed, core, suggested), unframed);
  return framed.isWhole === true ? framed : undefined;
}

function withoutPoliteness(asked: string, { knowledge }: Core, suggested: Language): string {
  const [language = suggested] = guessLanguage(asked, knowledge, suggested).order;
  return withoutCourtesies(asked, askIndexOf(knowledge, language));
}

/** One question behind what only frames it ("for a caption: …"), where both were read as several. */
function withoutFrame(
  question: string,
  read: Interpretation,
  core: Core,
  suggested: Language,
): Interpretation | undefined {
  if (read.query.kind !== 'several') return undefined;
  const unframed = withoutAsides(question, askIndexOf(core.knowledge, read.language ?? suggested));
  if (unframed === question || isSeveral(splitSentences(unframed, core.knowledge))) return undefined;
  const within = understandOne(unframed, core, read.language ?? suggested);
  const isPart = read.query.of.includes(addressOf(within.query));
  return isPart ? framedBy(read, within, unframed) : undefined;
}

/** What was made of a question without its frame, as what was made of the question. */
function framedBy(read: Interpretation, within: Interpretation, unframed: string): Interpretation {
  const step = { name: 'without its frame', result: unframed };
  return {
    ...within,
    language: within.language ?? read.language,
    steps: [...read.steps, step, ...within.steps],
  };
}

/**
 * "They say that Italy rejected it. Did it vote against?" is about Italy, although its sentence that asks names no state: who
 * voted so in general answers neither.
 */
function ofStatesNamed(
  question: string,
  read: Interpretation,
  core: Core,
  language: Language,
): Interpretation {
  const asked = read.query.kind === 'several' ? read.query.of.map(kindOf) : [read.query.kind];
  const named = read.query.kind === 'country' ? read.query.names.length : 0;
  const isOfVoters = asked.some((kind) => kind === 'votes' || kind === 'poll');
  const isFollowedUp = asked.length > 1 && asked.filter((kind) => kind === 'country').length === 1;
  if (!isOfVoters && named === 0 && !isFollowedUp) return read;
  const sentences = splitSentences(question, core.knowledge);
  const index = askIndexOf(core.knowledge, language);
  const asksForStates =
    named === 0 && sentences.some((each) => forStates.includes(readQuestion(each, index).focus));
  // "How did it vote on the one? And on the other?": a sentence of names alone asks the same of them.
  const isOfNames = ({ segments }: Reading) =>
    segments.every(({ stop, ids, meanings }) => stop || ids.length > 0 || meanings.length > 0);
  const besides = sentences.filter((_, at) => asked[at] !== 'country');
  if (isFollowedUp && !isOfVoters && !besides.every((each) => isOfNames(readQuestion(each, index))))
    return read;
  if (!isSeveral(sentences) || (asksForStates && !isFollowedUp)) return read;
  const whole = [question, withoutAsides(question, index)].map((each) => understandOne(each, core, language));
  return whole.find(({ query }) => query.kind === 'country' && query.names.length > named) ?? read;
}

/** What a sentence asks for that wants states, or their number. */
const forStates: readonly Reading['focus'][] = ['who', 'which', 'how-many'];

/** What is said of votes in several sentences makes one question. */
const voteKinds: readonly Query['kind'][] = ['country', 'votes', 'poll'];

/** True where a question and each of its parts has an answer, or is refused for what it is. */
function isAnswered({ query }: Interpretation): boolean {
  if (query.kind === 'several') return !query.of.some((address) => kindOf(address) === 'unknown');
  return query.kind !== 'unknown' || !mayBeFramed.includes(query.because);
}

function isNotUnderstood(query: Query): boolean {
  return query.kind === 'unknown' && query.because === 'not-understood';
}

/** Refusals of questions that may be understood without what frames them. */
const mayBeFramed: readonly NoAnswer[] = ['not-understood', 'off-topic', 'no-context', 'empty'];

/** What the sources say nearest, where no kind of question has a place for every word. */
function withNearest(read: Interpretation): Interpretation {
  const { attempt, steps } = read;
  if (!isNotUnderstood(read.query) || attempt === undefined) return read;
  const { question, reading, tried, index } = attempt;
  const found = {
    ...read,
    steps: [
      ...steps,
      {
        name: 'evidence',
        get result() {
          return explainNearest(question, reading, index);
        },
      },
    ],
  };
  const nearest = nearestOf(question, reading, tried, index);
  if (nearest === undefined) return found;
  const { isAnswer, likely, leftOut } = nearest;
  const query = asDeepAs(
    reading,
    refuted(inArticle(nearest.query, reading, index.knowledge), reading, index),
  );
  const step = {
    name: isAnswer ? 'nearest' : 'suggestion',
    result: `${addressOf(query)}, likely ${likely.toFixed(2)}`,
  };
  const chosen = { ...found, steps: [...found.steps, step] };
  if (!isAnswer) return { ...chosen, suggestion: query };
  return { ...chosen, query, isNearest: true, notUnderstood: leftOut, near: [] };
}

const asRead: Beyond = (read) => read;

/** The question by what the kinds have a place for, and by `beyond` for its parts. */
function understandWhole(question: string, core: Core, suggested: Language, beyond: Beyond): Interpretation {
  const sentences = splitSentences(question, core.knowledge);
  if (isSeveral(sentences)) {
    const together = understandEach(sentences, core, suggested, beyond);
    if (together !== undefined) return together;
  }
  const whole = understandOne(question, core, suggested);
  const joined = splitJoined(question, core.knowledge);
  const each = isSeveral(joined)
    ? understandEach(
        joined.map((part) => `${part}?`),
        core,
        whole.language ?? suggested,
        beyond,
        'joined',
      )
    : undefined;
  if (whole.query.kind !== 'unknown') {
    // "Who heads it, and since when?" asks of the one that the first part is about.
    const isBare = hasBarePart(question, whole, core, suggested);
    return each !== undefined && !isBare && saysMore(each.query, whole.query) ? each : whole;
  }
  return each ?? whole;
}

/** True where one of the questions that a sentence joins has only words that ask. */
function hasBarePart(
  question: string,
  { language }: Interpretation,
  { knowledge }: Core,
  suggested: Language,
): boolean {
  const index = askIndexOf(knowledge, language ?? suggested);
  return splitJoined(question, knowledge).some((part) => asksOnly(readQuestion(part, index)));
}

/** What single things of a record are told with. */
const worded: readonly Query['kind'][] = ['facts', 'count', 'office', 'duration', 'record'];

/**
 * True where two questions, each understood, have facts of their own that the one answer to both would leave out: "when was it
 * adopted and when was it endorsed?"
 */
function saysMore(each: Query, whole: Query): boolean {
  if (each.kind !== 'several' || whole.kind !== 'facts') return false;
  const parts = each.of.map(parseAddress);
  const facts = parts.flatMap((part) => (part?.kind === 'facts' ? part : []));
  const [first = ''] = whole.ids;
  const isIn = (part: Query | undefined, id: string) => part?.kind === 'facts' && part.ids.includes(id);
  return (
    parts.every((part) => part !== undefined && worded.includes(part.kind)) &&
    (facts.length === parts.length || !facts.some(({ ids: [own] }) => own === first)) &&
    parts.every((part) => part?.kind !== 'facts' || part.not === undefined) &&
    !parts.every((part) => isIn(part, first)) &&
    parts.some((part) => part?.kind !== 'facts' || !whole.ids.includes(part.ids[0] ?? ''))
  );
}
