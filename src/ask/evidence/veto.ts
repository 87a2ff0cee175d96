import type { Concept } from '../../knowledge/schema.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { isAnchor } from '../anchors.ts';
import type { AskIndex } from '../ask-index.ts';
import { itemConcepts, subjectConcepts } from '../concepts.ts';
import { share } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import { does, rawText, type Segment } from '../segments.ts';
import type { Parts } from './clauses.ts';
import { leastMet, type Meeting } from './meeting.ts';
import { isName, isNamedOtherwise, isOfAnotherState } from './other-names.ts';
import type { Passage } from './passages.ts';
import type { MetPassage } from './postings.ts';
import { holdsTurn, type Turn } from './turns.ts';
import type { Unit } from './units.ts';

/**
 * Why this question must not be answered by this passage, however much of it the passage meets; undefined where it may. In
 * what is asked, a word turns the question ("not", "only", "who else"), or a record, a place, a number or a date is named, and
 * the passage does not hold it. What it lacks of what is asked for is looked at apart: `lackOf`.
 */
export function vetoOf(
  reading: Reading,
  { opening }: Parts,
  turns: readonly Turn[],
  meetings: readonly Meeting[],
  passage: MetPassage,
  index: AskIndex,
): string | undefined {
  const asked = meetings.filter(({ unit }) => unit.asked);
  const unmet = asked.filter(({ met }) => met < leastMet).map(({ unit }) => unit);
  const turn = turns.find((each) => !holdsTurn(each, passage, meetings, reading));
  if (turn !== undefined) return `turned by "${turn.phrase}"`;
  // "On both the list and the letter": of what holds at once, nothing named may be missing.
  const isAtOnce = asksAtOnce(reading, index);
  const name = unmet.find((unit) =>
    isAtOnce && unit.segment.ids.some((id) => index.knowledge.entities.get(id)?.kind === 'instrument')
      ? true
      : isName(unit, opening, reading, passage, index) &&
        !isNamedOtherwise(unit, meetings, reading, passage, index),
  );
  if (name !== undefined) return `does not name "${rawText(name.segment)}"`;
  const state = reading.segments.find((segment) => isOfAnotherState(segment, passage, index));
  if (state !== undefined) return `is not of "${rawText(state)}"`;
  const subject = subjectTold(meetings, index);
  if (subject !== undefined && subject.met < leastMet)
    return `is not about "${rawText(subject.unit.segment)}"`;
  const number = unmet.find(
    ({ segment }) => isCounted(segment, passage) && !isOtherChoice(segment, meetings, reading, index),
  );
  if (number !== undefined) return `does not hold "${rawText(number.segment)}"`;
  if (isOnSomeoneElse(reading, passage, index)) return 'is about somebody else';
  if (isOfAnotherKind(reading, asked, passage)) return 'is of another kind';
  // An open question answers only what it is about: words it holds by the way are no sign of that.
  const isSaid = reading.segments.some(({ concepts }) => share(concepts, passage.says));
  if (passage.kind === 'unknown' && !isSaid && !isTopic(reading, passage)) return 'is open on something else';
  const besides = besidesOf(reading, opening, meetings, unmet, passage, index);
  if (besides !== undefined) return besides;
  if (isOnAnother(reading, asked, passage, index)) return 'is not on the compact';
  // Where nothing of what is asked is met, what stands around it is all there is: "SIS (...): what is it?"
  const isAskedMet = asked.some(({ met }) => met >= leastMet);
  const around = meetings.filter(({ unit, met }) => !isAskedMet || unit.asked || met >= leastMet);
  if (
    isMostLeftOut(
      passage.kind === 'record' ? meetings : around,
      isTied(meetings, passage, index) ? mostLeftOutIfTied : mostLeftOut,
    )
  )
    return 'leaves out most of what is asked';
  if (isOfNetwork(reading, passage, index)) return 'is not by the network';
  const deed = reading.segments.find((segment, at) => isOthersDeed(segment, at, reading, passage, index));
  return deed === undefined ? undefined : `is not by "${rawText(deed)}"`;
}

/**
 * What is asked about, where what asks names nothing itself: the first that is named in what is told beside it. "The World Bank
 * pledged at the first forum. How much did it pledge at the second?" is about the bank.
 */
function subjectTold(
  meetings: readonly Meeting[],
  { surroundings, knowledge }: AskIndex,
): Meeting | undefined {
  const isNaming = ({ unit: { segment } }: Meeting) =>
    segment.meanings.length > 0 || (segment.topics.size > 0 && segment.tokens.length > 1);
  const isAround = ({ unit: { segment } }: Meeting) => segment.ids.some((id) => surroundings.has(id));
  // "A/RES/71/1 was adopted. At which plenary meeting?": a term is asked of the document that is told of.
  const isDocument = ({ unit: { segment } }: Meeting) =>
    segment.ids.some((id) => knowledge.entities.get(id)?.kind === 'document');
  const document = meetings.find((each) => !each.unit.asked && isDocument(each) && !isAround(each));
  const isRecord = ({ unit: { asked, segment } }: Meeting) => asked && segment.meanings.length > 0;
  if (document !== undefined && !meetings.some(isRecord)) return document;
  if (meetings.some((each) => each.unit.asked && isNaming(each))) return undefined;
  return meetings.find((each) => !each.unit.asked && isNaming(each) && !isAround(each));
}

/** Words that nothing knows may be small talk, but not where they outweigh what is met. */
export function isMostLeftOut(meetings: readonly Meeting[], most = mostLeftOut): boolean {
  const weigh = (some: readonly Meeting[]) =>
    some.reduce((sum, { unit, weight }) => sum + (unit.asked ? weight : weight / contextWeight), 0);
  const [met, unmet] = [
    meetings.filter((each) => each.met >= leastMet),
    meetings.filter((each) => each.met < leastMet),
  ];
  return unmet.length > 1 && weigh(unmet) > weigh(met) * most;
}

/** How much a word counts that only says who asks and why. */
export const contextWeight = 0.3;

/** What is left out of what is asked may weigh at most so much more than what is met. */
const mostLeftOut = 1.5;
const mostLeftOutIfTied = 2.2;

/** True where the passage meets a term of its own of more than one word, or an institution by its name: no talk of every day. */
function isTied(
  meetings: readonly Meeting[],
  { topic, entities }: Passage,
  { knowledge, surroundings }: AskIndex,
): boolean {
  return meetings.some(({ unit: { segment }, met }) => {
    if (met < leastMet) return false;
    if (topic !== undefined && segment.topics.has(topic) && segment.tokens.length > 1) return true;
    return segment.ids.some((id) => {
      const kind = knowledge.entities.get(id)?.kind;
      return entities.has(id) && !surroundings.has(id) && (kind === 'organisation' || kind === 'instrument');
    });
  });
}

/** What a passage does not meet and may not leave out: a list or a number with one condition more is of something else. */
function besidesOf(
  reading: Reading,
  opening: ReadonlySet<Segment>,
  meetings: readonly Meeting[],
  unmet: readonly Unit[],
  passage: Passage,
  index: AskIndex,
): string | undefined {
  if (!isAnchored(opening, meetings, unmet, passage, index)) return 'nothing of the subject is named';
  const [first] = unmet;
  if (first === undefined) return undefined;
  if (passage.kind === 'list' || passage.kind === 'count') return `leaves out "${rawText(first.segment)}"`;
  const isDeedAsked = passage.kind === 'record' || (reading.yesNo && !isTopic(reading, passage));
  const deed = unmet.find(
    ({ segment, unknown }) =>
      share(segment.concepts, index.saidConcepts) || (unknown && reading.yesNo && passage.kind === 'record'),
  );
  const isOfRecord = unmet.some(
    ({ segment }) => segment.ids.length > 0 || segment.concepts.has('instrument'),
  );
  if ((isDeedAsked || isOfRecord) && deed !== undefined) return `does not say "${rawText(deed.segment)}"`;
  const record = passage.kind === 'record' ? unmet.find(({ segment }) => segment.ids.length > 0) : undefined;
  return record === undefined ? undefined : `is not about "${rawText(record.segment)}"`;
}

/**
 * True where the passage meets a name, a topic or a word of the subject. Anything else ("the last one started when") is on
 * things of every day; a fact may still be meant where it meets all that is asked, and in two respects at least.
 */
function isAnchored(
  opening: ReadonlySet<Segment>,
  meetings: readonly Meeting[],
  unmet: readonly Unit[],
  passage: Passage,
  index: AskIndex,
): boolean {
  const met = meetings.filter((each) => each.met >= leastMet).map(({ unit }) => unit.segment);
  if (
    met.some((segment) =>
      isAnchor(segment, passage.topic, isItem(passage) ? itemConcepts : subjectConcepts, index, opening),
    )
  )
    return true;
  // "Which document was adopted first?" holds words of every day alone.
  const isTold = met.some(
    ({ concepts, number, topics }) => topics.size > 0 || (concepts.size === 0 && number === undefined),
  );
  return ['fact', 'unknown'].includes(passage.kind) && unmet.length === 0 && met.length > 1 && isTold;
}

/** What has a number is on things of every day, so it must be asked for as such. */
function isItem({ kind }: Passage): boolean {
  return kind === 'commitment' || kind === 'objective';
}

/** True where a reading that could not be finished has a name, a topic or a word of the subject in what it does place. */
export function isReadingAnchored(
  opening: ReadonlySet<Segment>,
  meetings: readonly Meeting[],
  topics: readonly string[],
  index: AskIndex,
): boolean {
  return meetings.some(
    ({ unit: { segment }, met }) =>
      met >= leastMet &&
      [undefined, ...topics].some((topic) => isAnchor(segment, topic, subjectConcepts, index, opening)),
  );
}

function isTopic({ topics }: Reading, { topic }: Passage): boolean {
  return topic !== undefined && topics.has(topic);
}

/** Who is named is not who the passage is about, and no succession or defeat is asked for. */
function isOnSomeoneElse(
  { named, concepts }: Reading,
  { subject, kind }: Passage,
  { knowledge }: AskIndex,
): boolean {
  const isPerson = (id: string) => knowledge.entities.get(id)?.kind === 'person';
  if (kind !== 'fact' || subject === undefined || !isPerson(subject)) return false;
  const persons = named.filter(isPerson);
  return (
    persons.length > 0 && !persons.includes(subject) && !between.some((concept) => concepts.has(concept))
  );
}

/** What one person has to do with another. */
const between: readonly Concept[] = [
  'next-in-office',
  'previous-in-office',
  'succession',
  'defeat',
  'mayor',
  'role',
  'head',
  'now',
];

/** A person who asks for a commitment or an objective wants one. */
function isOfAnotherKind(
  { yesNo }: Reading,
  asked: readonly Meeting[],
  { kind, says, mentions }: Passage,
): boolean {
  if (yesNo) return false;
  return (['commitment', 'objective'] as const).some(
    (item) =>
      kind !== item &&
      !says.has(item) &&
      !mentions.has(item) &&
      asked.some(({ unit }) => unit.segment.concepts.has(item)),
  );
}

/** A person who asks about a compact, named or not, asks what was done with it, not what is said of something beside it. */
function isOnAnother(
  reading: Reading,
  asked: readonly Meeting[],
  passage: Passage,
  { compactIds }: AskIndex,
): boolean {
  const { subject, kind } = passage;
  if (kind === 'list' || isTopic(reading, passage)) return false;
  if (!asked.some(({ unit: { segment } }) => segment.concepts.has('compact'))) return false;
  return !(subject !== undefined && compactIds.includes(subject));
}

/** "Did Metropolis support Chicago?": whom the network supported is not who supported its paper. */
function isOfNetwork(
  { segments, yesNo, concepts }: Reading,
  { kind, subject, actors }: Passage,
  { knowledge }: AskIndex,
): boolean {
  const { network } = knowledge.keyRecords;
  const first = segments.find(({ stop }) => !stop);
  const isBacking = (['endorse', 'support', 'sign'] as const).some((concept) => concepts.has(concept));
  return (
    yesNo &&
    isBacking &&
    first?.ids.includes(network) === true &&
    kind === 'fact' &&
    subject !== network &&
    !actors.has(network)
  );
}

/** "By Metropolis", "from Metropolis": who did it must be who did what the passage says. */
function isOthersDeed(
  { ids }: Segment,
  at: number,
  { segments }: Reading,
  { actors }: Passage,
  index: AskIndex,
): boolean {
  return (
    ids.length > 0 &&
    actors.size > 0 &&
    does(segments[at - 1], 'by', index) &&
    !ids.some((id) => actors.has(id))
  );
}

function asksAtOnce({ segments }: Reading, { knowledge, language }: AskIndex): boolean {
  const said = ` ${segments.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join(' ')} `;
  return knowledge.lexicons[language].grammar['at-once'].some((phrase) =>
    said.includes(` ${foldPhrase(phrase)} `),
  );
}

/** "The 2nd or the 3rd?", "36 or 70?": of two that are offered the passage holds the other. */
function isOtherChoice(
  segment: Segment,
  meetings: readonly Meeting[],
  { segments }: Reading,
  index: AskIndex,
): boolean {
  const at = segments.indexOf(segment);
  const near = segments.slice(Math.max(0, at - longestChoice), at + longestChoice + 1);
  const said = near.filter((other) => other.number !== undefined || does(other, 'or', index));
  const here = said.indexOf(segment);
  return [-1, 1].some((step) => {
    const [or, other] = [said[here + step], said[here + 2 * step]];
    const isMet = meetings.some(({ unit, met }) => unit.segment === other && met >= leastMet);
    return does(or, 'or', index) && other?.number !== undefined && isMet;
  });
}

/** Between two numbers that are offered stands at most so much: "8 December or 12 August". */
const longestChoice = 4;

/** A number or a date. */
function isCounted({ number, month, stop, tokens }: Segment, { term }: Passage): boolean {
  // A month of a time in office need not be named.
  if (month !== undefined) return term === undefined;
  if (number === undefined || stop) return false;
  // "In two or three lines", "those three": a small number in letters is a way of speaking.
  return number.ordinal || number.value > mostSpoken || tokens.some(({ text }) => /\d/u.test(text));
}

/** Up to this, a number in letters may be a way of speaking. */
const mostSpoken = 12;
