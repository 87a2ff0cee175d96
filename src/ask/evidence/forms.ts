import { holding } from '../../holding.ts';
import type { Concept, Event, Fact, GrammarRole } from '../../knowledge/schema.ts';
import { wordingsOf } from '../../knowledge/wording.ts';
import { inLanguage } from '../../language.ts';
import { type Token, tokenize } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { isYear, share } from '../frames/frame.ts';
import { type Reading, readQuestion } from '../reading.ts';
import { asksAsWritten, does, type Segment } from '../segments.ts';

/**
 * The form that an answer must have and that a fact lacks, in words for `--explain`: a share is a number in the hundred, "since
 * when" wants a beginning, "word for word" the words themselves, "the eight priorities" a row of them, "how many refugees" a number
 * that counts refugees. Undefined where the fact has it, or no such form is asked for.
 */
export function lackOfForm(reading: Reading, fact: Fact | Event, index: AskIndex): string | undefined {
  const asked = formsAsked(reading, index);
  if (asked === undefined) return undefined;
  const { share: isShare, since, verbatim, row, counted } = asked;
  const texts = wordingsOf(fact).map((each) => inLanguage(each, index.language).text);
  if (isShare && !texts.some((text) => inHundred.test(text))) return 'gives no share';
  if (since && !tellsBeginning(fact, texts, index)) return 'gives no beginning';
  if (verbatim && !hasWords(fact, texts, index.knowledge.keyRecords.source)) return 'does not give the words';
  if (row !== undefined && !texts.some((text) => longestRow(text, index) >= row)) return 'lists nothing';
  if (counted !== undefined && !isCountedIn(counted, reading, fact, texts, index))
    return `counts no "${counted.tokens.map(({ raw }) => raw).join(' ')}"`;
  return undefined;
}

/** The forms that a question asks for. */
interface FormsAsked {
  readonly share: boolean;
  readonly since: boolean;
  readonly verbatim: boolean;
  /** How many there must be in a row. */
  readonly row: number | undefined;
  /** What is to be counted. */
  readonly counted: Segment | undefined;
}

/** By the reading: hundreds of facts are held against the same one. */
const formsRead = holding((_: AskIndex) => new WeakMap<Reading, { forms: FormsAsked | undefined }>());

function formsAsked(reading: Reading, index: AskIndex): FormsAsked | undefined {
  const known = formsRead(index);
  const before = known.get(reading);
  if (before !== undefined) return before.forms;
  const found: FormsAsked = {
    share: asksBy('share', reading, index),
    since: reading.focus === 'when' && asksBy('since', reading, index, 2),
    verbatim: asksBy('verbatim', reading, index),
    row: rowAsked(reading, index),
    counted: countedIn(reading, index),
  };
  const { share: isShare, since, verbatim, row, counted } = found;
  const isAny = isShare || since || verbatim || row !== undefined || counted !== undefined;
  const forms = isAny ? found : undefined;
  known.set(reading, { forms });
  return forms;
}

const inHundred = /%|\bper ?cent\b|\bpour cent\b|\bpor ciento\b/iu;

/** The longest phrase of the lexicon that asks for a form, in words. */
const longestPhrase = 5;

function asksBy(role: GrammarRole, { segments }: Reading, { words }: AskIndex, shortest = 1): boolean {
  const said = segments.flatMap(({ tokens }) => tokens.map(({ text }) => text));
  return said.some((_, at) =>
    Array.from({ length: longestPhrase }, (__, more) => said.slice(at, at + shortest + more)).some(
      (phrase) => phrase.length >= shortest && words.does(phrase.join(' '), role),
    ),
  );
}

/** True where a fact says when something began, and not only when it ended or that it was so on a day. */
function tellsBeginning(
  { says, mentions = [], roles }: Fact | Event,
  texts: readonly string[],
  index: AskIndex,
): boolean {
  if (roles.when === undefined) return false;
  const begins = [...says, ...mentions].some((concept) => concept === 'start' || concept === 'establish');
  // Who left is out since then.
  if (says.includes('end')) return true;
  return (
    begins ||
    texts.some((text) => readQuestion(text, index).segments.some((segment) => does(segment, 'since', index)))
  );
}

/** True where the words themselves are given: in quotation marks, or in the passage of the article that bears the fact out. */
function hasWords({ citations }: Fact | Event, texts: readonly string[], source: string): boolean {
  const isQuoted = citations.some(({ quote, document }) => quote !== undefined && document === source);
  return isQuoted || texts.some((text) => /["“«]|:\s(?!.*\d)/u.test(text));
}

/** How many there must be in a row, where the things themselves are asked for by their number: "what are the eight priorities?" */
function rowAsked(reading: Reading, index: AskIndex): number | undefined {
  const { focus, concepts, segments, yesNo } = reading;
  const isListed = concepts.has('list');
  if ((yesNo && !isListed) || !(focus === 'which' || focus === 'who' || focus === 'none')) return undefined;
  const named = segments[segments.findIndex((segment) => segment.concepts.has('which')) + 1];
  const isCounted =
    focus === 'which' && (named?.number?.value ?? 0) >= leastOfMany && named?.number?.ordinal === false;
  if (!isListed && !isCounted && !asksBy('in-plural', reading, index)) return undefined;
  const tokens = segments.flatMap((segment) => segment.tokens);
  const isMonth = (at: number) => index.words.month(tokens[at]?.text ?? '') !== undefined;
  const numbers = tokens.flatMap(({ text }, at) => {
    const number = index.words.number(text);
    const isDay = isMonth(at - 1) || isMonth(at + 1) || isMonth(at + 2);
    return number === undefined || number.ordinal || isDay || isYear(number.value) ? [] : number.value;
  });
  return numbers.some((value) => value >= leastOfMany) ? leastOfMany : undefined;
}

/** From so many on, things that stand in a row are all of them, or most. */
const leastOfMany = 3;

/** The most names or things in a row, "A, B and C"; numbers in a row tell of no such thing. */
function longestRow(text: string, { language }: AskIndex): number {
  const joint = { en: 'and|or', fr: 'et|ou', es: 'y|e|o|u' }[language];
  const rows = text.matchAll(new RegExp(`(?:[^,.;:]+,\\s+)+[^,.;:]+?,?\\s(?:${joint})\\s`, 'gu'));
  return Math.max(0, ...[...rows].map(([row]) => (/\d/u.test(row) ? 0 : row.split(/,\s+(?!$)/u).length + 1)));
}

/** What is counted: what stands at the word that asks how many. */
function countedIn({ segments, focus, concepts }: Reading, index: AskIndex): Segment | undefined {
  // Of money it is asked how much there is.
  if (focus !== 'how-many' || concepts.has('money') || concepts.has('how-much')) return undefined;
  const at = segments.findIndex(
    (segment) => segment.concepts.has('how-many') && asksAsWritten(segment, index),
  );
  const next = segments
    .slice(at < 0 ? segments.length : at + 1)
    .find((segment) => !(segment.stop && does(segment, 'of', index)));
  const isThing =
    next !== undefined &&
    !next.stop &&
    next.ids.length === 0 &&
    next.number === undefined &&
    !uncounted.some((concept) => next.concepts.has(concept));
  return isThing ? next : undefined;
}

/** What is measured, and who may be told of without a word for it. */
const uncounted: readonly Concept[] = ['person', 'money', 'how-much'];

/** Countries are states here. */
const ofStates: ReadonlySet<Concept> = new Set(['country', 'state-place']);

/** True where a number stands with what is counted, in one part of a sentence. */
function isCountedIn(
  counted: Segment,
  { segments }: Reading,
  { id, says }: Fact | Event,
  texts: readonly string[],
  { words, language }: AskIndex,
): boolean {
  // A topic of its own asks for this fact in so many words: "how many of them were refugees". So does what the fact says: "signatures".
  if (segments.some(({ topics, tokens }) => topics.has(id) && tokens.length > 1)) return true;
  if (counted.concepts.has('endorser') || share(counted.concepts, new Set(says))) return true;
  const concepts: ReadonlySet<Concept> = share(counted.concepts, ofStates) ? ofStates : counted.concepts;
  const isSame = ({ text, stem }: Token) =>
    share(words.concepts(text, stem), concepts) ||
    counted.tokens.some((each) => each.stem === stem || each.text === text);
  const isNumber = ({ text }: Token) => {
    const number = words.number(text);
    return number !== undefined && !isYear(number.value);
  };
  return texts
    .flatMap((text) => text.split(/[.;:]\s+|(?<!\d),\s+|,\s+(?!\d)/u))
    .map((part) => tokenize(part, language))
    .some((part) => part.some(isNumber) && part.some(isSame));
}
