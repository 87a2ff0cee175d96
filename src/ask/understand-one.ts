import { createBounded } from '../bounded.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import type { Language } from '../language.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { inArticle } from './about-article.ts';
import { type AskIndex, askIndexOf } from './ask-index.ts';
import { chosenOf, fits, lostBy, type Tried, tryKinds } from './choose.ts';
import { asDeepAs } from './depth.ts';
import { lackOfQuery } from './evidence/asked-for.ts';
import type { Interpretation, Step } from './interpretation.ts';
import { kinds } from './kinds.ts';
import { guessLanguage } from './language-of.ts';
import { namesNothing, noAnswer, whyNoAnswer } from './no-answer.ts';
import { quotationAsked } from './quoted.ts';
import { corrections, describeReading, type Reading, readQuestion } from './reading.ts';
import { refuted } from './refuted.ts';
import { isUnknownWord, rawText, type Segment } from './segments.ts';
import { nearQueries } from './suggestions.ts';

/** The most readings of a question that are offered to choose from. */
const mostOffers = 3;

/**
 * What was made of single questions last, in each language: one is understood as a whole, as a part of others, without its frame,
 * and once more where the answer is in another language than the question.
 */
const understoodLast = holding((_: AskIndex) => createBounded<Interpretation>(mostUnderstood));

const mostUnderstood = 16;

export function understandOne(question: string, core: Core, suggested: Language): Interpretation {
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
  const last = understoodLast(index);
  const known = last.get(question) ?? understandAnew(question, index);
  last.set(question, known);
  return known;
}

function understandAnew(question: string, index: AskIndex): Interpretation {
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
  const lacks = ({ candidate }: Tried) => lackOfQuery(candidate.query, reading, index);
  const chosen = chosenOf(
    tried.filter((each) => fits(each) && lacks(each) === undefined),
    reading,
    index,
  );
  for (const each of tried) {
    const { query, unexplained } = each.candidate;
    steps.push({
      name: each.kind.name,
      get result() {
        if (!fits(each)) return `no place for: ${unexplained.map(rawText).join(', ')}`;
        const lost = lacks(each) ?? (chosen[0] && lostBy(each, chosen[0], reading, index));
        return lost === undefined ? addressOf(query) : `${addressOf(query)}, but ${lost}`;
      },
    });
  }
  const [best, ...equal] = chosen;
  if (best !== undefined) {
    const isClear = equal.length === 0;
    const result = chosen.map(({ kind }) => kind.name).join(', ');
    steps.push({ name: isClear ? 'chosen' : 'equally near', result });
    const query: Query = isClear
      ? asDeepAs(reading, refuted(inArticle(best.candidate.query, reading, index.knowledge), reading, index))
      : { kind: 'unknown', because: 'unclear' };
    const near = isClear ? [] : chosen.map(({ candidate }) => candidate.query).slice(0, mostOffers);
    const understood = corrections(reading);
    const isWhole = isClear && best.kind.isWhole === true && { isWhole: best.kind.isWhole };
    return { query, language: undefined, understood, notUnderstood: [], near, steps, ...isWhole };
  }
  return { ...notUnderstood(reading, index, steps), attempt: { question, reading, tried, index } };
}

function notUnderstood(reading: Reading, index: AskIndex, steps: readonly Step[]): Interpretation {
  // A word that the texts have is known, whatever it may mean here.
  const isForeign = ({ tokens }: Segment) => !tokens.every(({ stem }) => index.lookup.isHeld(stem));
  const words = reading.segments.filter((each) => isUnknownWord(each) && isForeign(each)).map(rawText);
  return {
    query: { kind: 'unknown', because: whyNoAnswer(reading, index) },
    language: undefined,
    understood: [],
    notUnderstood: words,
    near: nearQueries(reading, index),
    steps,
  };
}
