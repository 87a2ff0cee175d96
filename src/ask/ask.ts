import { type Bounded, createBounded } from '../bounded.ts';
import type { Core } from '../core.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../language.ts';
import { addressOf, kindOf, parseAddress } from '../query/address.ts';
import type { NoAnswer, Query } from '../query/query.ts';
import { questionLimit } from '../text/normalise.ts';
import { inArticle } from './about-article.ts';
import { isOnSubject } from './anchors.ts';
import { withoutAsides } from './asides.ts';
import { type AskIndex, askIndexOf } from './ask-index.ts';
import { chosenOf, fits, type Tried, tryKinds } from './choose.ts';
import { withoutCourtesies } from './courtesies.ts';
import { asDeepAs } from './depth.ts';
import { explainNearest, nearestOf } from './evidence/nearest.ts';
import { kinds } from './kinds.ts';
import { guessLanguage } from './language-of.ts';
import { isOnSomeoneElse, leans, narrowedTo, type Subject, subjectOf, withSubject } from './leaning.ts';
import { namesNothing, noAnswer, whyNoAnswer } from './no-answer.ts';
import { isOfAnotherSet } from './other-set.ts';
import { quotationAsked } from './quoted.ts';
import {
  corrections,
  describeReading,
  isUnknownWord,
  type Reading,
  rawText,
  readQuestion,
} from './reading.ts';
import { isRemark, isSeveral, splitJoined, splitSentences } from './several.ts';
import { nearQueries } from './suggestions.ts';

/** How a question was understood. */
export interface Interpretation {
  readonly query: Query;
  /** The language of the question's own words, where they show it. */
  readonly language: Language | undefined;
  /** Misspelt names and what they were taken for. */
  readonly understood: readonly { readonly said: string; readonly meant: string }[];
  /** Words that no kind of question had a place for: why there is no answer, or what it leaves out. */
  readonly notUnderstood: readonly string[];
  /** What to ask instead, at most three; only where there is no answer. */
  readonly near: readonly Query[];
  /** True where the answer is the nearest that the sources say, and leaves out what was not understood. */
  readonly isNearest?: true;
  /** True where its sentences make one question, and none is asked alone. */
  readonly isWhole?: true;
  /** What may be meant, to be shown but not asserted; only where there is no answer. */
  readonly suggestion?: Query;
  /** What the kinds of question made of the words, for the evidence behind them. */
  readonly attempt?: Attempt;
  /** Every step, for `ask --explain`. */
  readonly steps: readonly Step[];
}

interface Attempt {
  readonly question: string;
  readonly reading: Reading;
  readonly tried: readonly Tried[];
  readonly index: AskIndex;
}

/** One step of understanding: what was tried and what came of it. */
export interface Step {
  readonly name: string;
  /** In words; where these take time, they are made when somebody reads them. */
  readonly result: string;
}

/**
 * Understands a question in words: in the language its own words are in, else in `suggested`. It never throws:
 * what cannot be understood becomes a Query of kind `unknown` that says why, and a question is only answered
 * when every word of it has a place. Several questions in one message are understood one by one.
 */
export function understand(asked: string, core: Core, suggested: Language): Interpretation {
  const question = withoutPoliteness(asked, core, suggested);
  const together = understoodTogether(question, core, suggested);
  if (together !== undefined) return together;
  const read = understandWhole(question, core, suggested, asRead);
  if (isAnswered(read) && read.isNearest !== true)
    return ofStatesNamed(question, read, core, read.language ?? suggested);
  const onVotes = understandOne(question, core, read.language ?? suggested);
  if (voteKinds.includes(onVotes.query.kind)) return onVotes;
  if (isAnswered(read)) return read;
  const index = askIndexOf(core.knowledge, read.language ?? suggested);
  const unframed = withoutAsides(question, index);
  const within = unframed === question ? read : understandWhole(unframed, core, index.language, asRead);
  const framed = unframed === question ? read : framedBy(read, within, unframed);
  if (isAnswered(within)) return framed;
  const whole = withNearest(isNotUnderstood(framed.query) ? framed : read);
  const hasParts = [splitSentences, splitJoined].some((split) => isSeveral(split(unframed, core.knowledge)));
  if (!hasParts) return whole;
  const parts = understandWhole(unframed, core, index.language, withNearest);
  if (isAnswered(parts)) return framedBy(read, parts, unframed);
  if (whole.isNearest === true || parts.query.kind !== 'several') return whole;
  const nearest = withNearest(understandOne(question, core, index.language));
  return nearest.isNearest === true ? nearest : parts;
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
  if (asked.length > questionLimit) return asked;
  const [language = suggested] = guessLanguage(asked, knowledge, suggested).order;
  return withoutCourtesies(asked, askIndexOf(knowledge, language));
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
  const isFollowedUp = asked.filter((kind) => kind === 'country').length === 1 && asked.length === 2;
  if (!isOfVoters && named === 0 && !isFollowedUp) return read;
  const sentences = splitSentences(question, core.knowledge);
  const index = askIndexOf(core.knowledge, language);
  const asksForStates =
    named === 0 && sentences.some((each) => forStates.includes(readQuestion(each, index).focus));
  // "How did it vote on the one? And on the other?": a sentence of names alone asks the same of them.
  const isOfNames = ({ segments }: Reading) =>
    segments.every(({ stop, ids, meanings }) => stop || ids.length > 0 || meanings.length > 0);
  if (
    isFollowedUp &&
    !isOfVoters &&
    !sentences.slice(1).every((each) => isOfNames(readQuestion(each, index)))
  )
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
  const query = asDeepAs(reading, inArticle(nearest.query, reading, index.knowledge));
  const step = {
    name: isAnswer ? 'nearest' : 'suggestion',
    result: `${addressOf(query)}, likely ${likely.toFixed(2)}`,
  };
  const chosen = { ...found, steps: [...found.steps, step] };
  if (!isAnswer) return { ...chosen, suggestion: query };
  return { ...chosen, query, isNearest: true, notUnderstood: leftOut, near: [] };
}

/** What becomes of what no kind of question has a place for. */
type Beyond = (read: Interpretation) => Interpretation;

const asRead: Beyond = (read) => read;

/** The question by what the kinds have a place for, and by `beyond` for its parts. */
function understandWhole(question: string, core: Core, suggested: Language, beyond: Beyond): Interpretation {
  if (question.length > questionLimit) return noAnswer('too-long');
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
    return each !== undefined && saysMore(each.query, whole.query) ? each : whole;
  }
  return each ?? whole;
}

/**
 * True where two questions, each understood, have facts of their own that the one answer to both would leave out: "when was it
 * adopted and when was it endorsed?"
 */
function saysMore(each: Query, whole: Query): boolean {
  if (each.kind !== 'several' || whole.kind !== 'facts') return false;
  const parts = each.of.map(parseAddress);
  return (
    parts.every((part) => part?.kind === 'facts' && part.not === undefined) &&
    parts.some((part) => part?.kind === 'facts' && !part.ids.some((id) => whole.ids.includes(id)))
  );
}

/**
 * Several questions; undefined where none of them is understood. A remark or a greeting beside them is left out. Of what one
 * sentence joins, a part that is not understood is left out, where all of it is on the subject: the answer says so.
 */
function understandEach(
  parts: readonly string[],
  core: Core,
  suggested: Language,
  beyond: Beyond,
  as: 'sentences' | 'joined' = 'sentences',
): Interpretation | undefined {
  const alone = parts.map((part) => understandOne(part, core, suggested));
  const subjects = parts.map((part, at) => {
    const { query, language = suggested } = alone[at] ?? noAnswer('empty');
    // Within one sentence a part is about what is named beside it, not about what its answer would be of.
    return subjectOf(part, as === 'joined' ? nothingAsked : query, core, language);
  });
  const asksBack = alone.find((own, at) => {
    const [part = '', before, previous] = [parts[at], parts[at - 1], alone[at - 1]];
    if (as !== 'sentences' || before === undefined || previous?.query.kind === 'greeting') return false;
    return own.query.kind === 'endorsed' && isOfAnotherSet(part, before, indexFor(own, core, suggested));
  });
  if (asksBack !== undefined) {
    return {
      ...noAnswer('empty'),
      query: { kind: 'unknown', because: 'no-context' },
      language: asksBack.language,
    };
  }
  const read = parts.map((part, at) => {
    const before = subjects.slice(0, at).findLast((each) => each !== undefined);
    const behind = subjects.slice(at + 1).find((each) => each !== undefined);
    const own = alone[at] ?? noAnswer('empty');
    const namesNone = subjects[at] === undefined || subjects[at]?.ids.length === 0;
    const mayLean = leans(part) || (as === 'joined' && namesNone);
    // What names its own subject and has an answer is not about what is asked behind it: "a-t-il" leans on its own noun.
    const isWhole = !namesNone && own.query.kind !== 'unknown';
    const beside = before ?? (isWhole && !(mayLean && behind?.ids.length !== 0) ? undefined : behind);
    const asks = part.includes('?') && readQuestion(part, indexFor(own, core, suggested)).focus !== 'none';
    if (own.query.kind === 'unknown' && !mayLean && as === 'sentences' && !asks) return { part, ...own };
    return { part, ...understandBeside(part, own, beside, mayLean, core, suggested) };
  });
  const language = read.find(({ language: own }) => own !== undefined)?.language;
  const wanted = read
    .filter(({ query, part }) => !isAside(query, part, core))
    .map((each) => ({ ...each, ...beyond(each) }));
  const understood = wanted.filter(({ query }) => query.kind !== 'unknown');
  const [answerable] = understood;
  if (answerable === undefined) return undefined;
  // Parts that only the evidence reaches are read together with the rest, unless it reaches each.
  const isByKind = ({ query, isNearest }: Interpretation) => query.kind !== 'unknown' && isNearest !== true;
  if (!wanted.some(isByKind) && understood.length < wanted.length) return undefined;
  const leftOut = as === 'joined' ? wanted.filter(({ query }) => query.kind === 'unknown') : [];
  if (leftOut.some(({ query }) => query.kind !== 'unknown' || !partial.includes(query.because)))
    return undefined;
  const index = askIndexOf(core.knowledge, language ?? suggested);
  const isAskedHere = ({ part, query }: (typeof read)[number]) =>
    isOnSubject(readQuestion(part, index), index) &&
    !(namesOnly.includes(query.kind) && query.kind !== 'facts');
  if (leftOut.length > 0 && !understood.every(isAskedHere)) return undefined;
  // One answer to both ("who presented it, and when?") is given once.
  const given = leftOut.length > 0 ? understood : wanted;
  const isNearest = leftOut.length > 0 || given.some((each) => each.isNearest === true);
  const nearest = {
    notUnderstood: [
      ...given.flatMap((each) => (each.isNearest === true ? each.notUnderstood : [])),
      ...leftOut.map(({ part }) => part.replace(/\?$/u, '')),
    ],
    ...(isNearest && { isNearest: true as const }),
  };
  const isOne = new Set(given.map((each) => addressOf(each.query))).size === 1;
  if (isOne) return { ...answerable, ...nearest, language };
  const query: Query = { kind: 'several', of: given.map((each) => addressOf(each.query)) };
  const steps = read.flatMap((each) => each.steps);
  const corrected = read.flatMap((each) => each.understood);
  return { query, language, understood: corrected, ...nearest, near: [], steps };
}

function indexFor({ language }: Interpretation, { knowledge }: Core, suggested: Language): AskIndex {
  return askIndexOf(knowledge, language ?? suggested);
}

const nothingAsked: Query = { kind: 'unknown', because: 'empty' };

/** Why a part of a sentence may be left out; advice that was asked for may not. */
const partial: readonly NoAnswer[] = ['not-understood', 'no-context', 'unclear', 'off-topic'];

/**
 * A question beside one about `subject`. Where it leans on it, it is about it or not understood: what "it" would be taken
 * for alone is something else.
 */
function understandBeside(
  part: string,
  alone: Interpretation,
  subject: Subject | undefined,
  mayLean: boolean,
  core: Core,
  suggested: Language,
): Interpretation {
  const isOfAnother = ['facts', 'choose'].includes(alone.query.kind);
  const isUnknown = alone.query.kind === 'unknown';
  if (subject === undefined || !(mayLean || isOfAnother || isUnknown)) return alone;
  const whole = understandOne(withSubject(part, subject), core, suggested);
  const query = narrowedTo(whole.query, subject, core);
  if (query !== undefined) return { ...whole, query };
  const isLeaning = mayLean || isOnSomeoneElse(alone.query, subject, core);
  if (!isLeaning || !isOfAnother || narrowedTo(alone.query, subject, core) !== undefined) return alone;
  return {
    ...noAnswer('empty'),
    query: { kind: 'unknown', because: 'no-context' },
    language: alone.language,
  };
}

/** The most readings of a question that are offered to choose from. */
const mostOffers = 3;

/**
 * No question of its own: a greeting, a sentence that asks nothing and is not understood, or one in which somebody only
 * says what they have to do with a record.
 */
function isAside(query: Query, part: string, { knowledge }: Core): boolean {
  if (query.kind === 'greeting') return true;
  if (query.kind === 'unknown') return !part.includes('?');
  return namesOnly.includes(query.kind) && isRemark(part, knowledge);
}

/** Kinds of Query that a bare name asks for. */
const namesOnly: readonly Query['kind'][] = [
  'record',
  'source',
  'sources',
  'city',
  'compacts',
  'endorsed',
  'facts',
];

/** What was made of single questions last: one is understood as a whole, as a part of others, and without its frame. */
const understoodLast = new WeakMap<Knowledge, Bounded<Interpretation>>();
const mostUnderstood = 8;

function understandOne(question: string, core: Core, suggested: Language): Interpretation {
  const { knowledge } = core;
  const last = understoodLast.get(knowledge) ?? createBounded<Interpretation>(mostUnderstood);
  understoodLast.set(knowledge, last);
  const key = `${suggested} ${question}`;
  const known = last.get(key) ?? understandAnew(question, core, suggested);
  last.set(key, known);
  return known;
}

function understandAnew(question: string, core: Core, suggested: Language): Interpretation {
  const { order, own } = guessLanguage(question, core.knowledge, suggested);
  let first: Interpretation | undefined;
  for (const language of order) {
    const understood = understandIn(question, askIndexOf(core.knowledge, language));
    if (understood.query.kind !== 'unknown' || understood.query.because === 'empty') {
      // What only another language than the suggested one understands is in that language.
      return { ...understood, language: own ?? (first === undefined ? undefined : language) };
    }
    first ??= { ...understood, language: own };
  }
  return first ?? noAnswer('empty');
}

function understandIn(question: string, index: AskIndex): Interpretation {
  const quoted = quotationAsked(question, index);
  if (quoted !== undefined) {
    const steps = [{ name: `quotation (${index.language})`, result: quoted.kind }];
    return { query: quoted, language: undefined, understood: [], notUnderstood: [], near: [], steps };
  }
  const reading = readQuestion(question, index);
  const steps: Step[] = [
    {
      name: `read (${index.language})`,
      get result() {
        return describeReading(reading);
      },
    },
  ];
  if (reading.segments.length === 0) return { ...noAnswer('empty'), steps };
  if (namesNothing(reading)) {
    return { ...notUnderstood(reading, index, steps), query: { kind: 'unknown', because: 'no-context' } };
  }
  const tried = tryKinds(kinds, reading, index);
  for (const each of tried) {
    const { query, unexplained } = each.candidate;
    steps.push({
      name: each.kind.name,
      get result() {
        return fits(each) ? addressOf(query) : `no place for: ${unexplained.map(rawText).join(', ')}`;
      },
    });
  }
  const chosen = chosenOf(tried.filter(fits), reading, index);
  const [best, ...equal] = chosen;
  if (best !== undefined) {
    const isClear = equal.length === 0;
    const result = chosen.map(({ kind }) => kind.name).join(', ');
    steps.push({ name: isClear ? 'chosen' : 'equally near', result });
    const query: Query = isClear
      ? asDeepAs(reading, inArticle(best.candidate.query, reading, index.knowledge))
      : { kind: 'unknown', because: 'unclear' };
    const near = isClear ? [] : chosen.map(({ candidate }) => candidate.query).slice(0, mostOffers);
    const understood = corrections(reading);
    const isWhole = isClear && best.kind.isWhole === true && { isWhole: best.kind.isWhole };
    return { query, language: undefined, understood, notUnderstood: [], near, steps, ...isWhole };
  }
  return { ...notUnderstood(reading, index, steps), attempt: { question, reading, tried, index } };
}

function notUnderstood(reading: Reading, index: AskIndex, steps: readonly Step[]): Interpretation {
  const words = reading.segments.filter(isUnknownWord).map(rawText);
  return {
    query: { kind: 'unknown', because: whyNoAnswer(reading, index) },
    language: undefined,
    understood: [],
    notUnderstood: words,
    near: nearQueries(reading, index),
    steps,
  };
}
