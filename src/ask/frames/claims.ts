import { factById } from '../../knowledge/filed-facts.ts';
import type { Concept } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import { isAnchor } from '../anchors.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { subjectConcepts } from '../concepts.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { type ClaimFit, fitClaim, instrumentsAsked } from './claim-fit.ts';
import type { Frame } from './frame.ts';
import { isOfCompacts, mentions, namedEntities, yearIn } from './frame.ts';

/** The most facts one answer gives, and the most it lets choose from. */
const mostFacts = 3;
const mostChoices = 5;

/**
 * A question about what the sources say: who did what, when, where, to what end, or anything on a topic.
 * A claim answers when it has a place for every word of the question; the best of those answers.
 */
export const claims: Frame = (reading, index) => {
  if (reading.focus === 'how-much') return undefined;
  const instruments = instrumentsAsked(reading, index);
  const fitting = index.lookup
    .candidates(reading)
    .map((claim) => fitClaim(claim, reading, index, instruments))
    .filter((fitted) => fitted !== undefined)
    .map(isBareDate(reading) ? preferringMaking : (fitted) => fitted)
    .sort(
      (a, b) =>
        a.unexplained.length - b.unexplained.length || a.not.length - b.not.length || b.score - a.score,
    );
  const best = fitting[0];
  if (best === undefined) return undefined;
  const least = asksForAll(reading, index) ? 0 : best.score * 0.75;
  const equal = fitting.filter(
    ({ unexplained, score, not }) =>
      unexplained.length === best.unexplained.length && not.length === best.not.length && score >= least,
  );
  const query = queryFor(equal, reading, index);
  if ((query.kind === 'facts' || query.kind === 'choose') && !isFounded(query, reading, index))
    return undefined;
  return { query, unexplained: best.unexplained };
};

/** What the date of something is of, where nothing but its date is asked, the likeliest last: "when does the article date from?" */
const makings: readonly Concept[] = ['hold', 'publish', 'adopt', 'establish'];

function isBareDate({ focus, segments, topics }: Reading): boolean {
  const isLight = ({ stop, concepts, meanings }: Segment) =>
    stop ||
    meanings.length > 0 ||
    [...concepts].every((concept) => concept === 'when' || concept === 'which');
  return focus === 'when' && topics.size === 0 && segments.every(isLight);
}

function preferringMaking(fitted: ClaimFit): ClaimFit {
  const at = makings.findLastIndex((concept) => fitted.claim.says.has(concept));
  return { ...fitted, score: fitted.score + at + 1 };
}

/**
 * What the question takes for granted is only denied where it is on the subject: "what article was published in 1937?" is
 * about any article. A fact is only given where the question names a record, a topic or a word of the subject.
 */
function isFounded(query: Query & { kind: 'facts' | 'choose' }, reading: Reading, index: AskIndex): boolean {
  const { ids, not } = { not: undefined, ...query };
  // What no source tells denies nothing.
  const fact = factById(index.knowledge.facts, ids[0]);
  const isOpen = fact?.known !== undefined && !namedEntities(reading).includes(fact.subject);
  if (not !== undefined && isOpen) return false;
  const opening = new Set(reading.segments.slice(0, 1));
  // "How many refugees does Gabon host?" names nothing of what would be denied.
  const isOfDenied = (segment: Segment) =>
    not !== undefined && segment.concepts.size === 0 && isOfCompacts(segment, index.compactIds, index);
  const anchors = (segment: Segment) =>
    !isOfDenied(segment) &&
    [undefined, ...ids].some((id) => isAnchor(segment, id, subjectConcepts, index, opening));
  // "When was it adopted?" asks back, "when did Denmark join?" is about something else.
  if (query.kind === 'choose' && reading.named.length === 0)
    return reading.segments.every(({ meanings }) => meanings.length === 0);
  const claim = index.lookup.byId(ids[0] ?? '');
  // "When did Denmark join the EU?" names no record of a fact that somebody joined something: that denies nothing.
  const isOfRecord = (id: string) => not === undefined || claim?.entities.has(id) === true;
  const namesRecord = namedEntities(reading).some((id) => !index.surroundings.has(id) && isOfRecord(id));
  if (not !== undefined && !namesRecord && !ids.some((id) => reading.topics.has(id))) return false;
  if (namesRecord || reading.segments.some(anchors)) return true;
  // What happened on a day is asked by the day alone.
  const isDated = reading.segments.some(({ month }) => month !== undefined) && yearIn(reading) !== undefined;
  if (isDated && not === undefined) return true;
  return (
    query.kind === 'facts' &&
    not === undefined &&
    (namedEntities(reading).length > 0 || reading.topics.size > 0)
  );
}

/** "Which documents were signed or adopted in 2016?" wants every one that fits, not the one that fits best. */
function asksForAll(reading: Reading, index: AskIndex): boolean {
  const unnamed = namedEntities(reading).every((id) => index.surroundings.has(id));
  return mentions(reading, 'instrument') && reading.focus === 'which' && unnamed;
}

function queryFor(fitting: readonly ClaimFit[], reading: Reading, index: AskIndex): Query {
  const commitments = fitting.flatMap(({ claim }) => claim.commitment ?? []);
  if (commitments.length > 0) {
    const [number] = commitments;
    return commitments.length === 1 && number !== undefined
      ? { kind: 'commitment', number }
      : { kind: 'commitments-on', numbers: commitments.toSorted((a, b) => a - b) };
  }
  const ids = fitting.map(({ claim }) => claim.id);
  const subjects = new Set(fitting.map(({ claim }) => claim.subject));
  const unclear =
    namedEntities(reading).length === 0 && fitting.every(({ claim }) => !isOnTopic(claim, reading));
  if (subjects.size > 1 && unclear && !asksForAll(reading, index) && !mentions(reading, 'compact')) {
    return { kind: 'choose', ids: ids.slice(0, mostChoices) };
  }
  const not = [...new Set(fitting[0]?.not ?? [])];
  const denied = not.length > 0 ? undefined : deniedIn(reading, fitting[0]?.claim);
  return {
    kind: 'facts',
    ids: ids.slice(0, mostFacts),
    ...(not.length > 0 && { not }),
    ...(denied !== undefined && { denied }),
  };
}

function isOnTopic(claim: Claim, reading: Reading): boolean {
  return reading.topics.has(claim.id);
}

/** What the question wants confirmed and another source denies: "did states sign it?", where they adopted it. */
function deniedIn(reading: Reading, claim: Claim | undefined): string | undefined {
  if (!reading.yesNo || mentions(reading, 'not')) return undefined;
  return [...(claim?.denies ?? [])].find((concept) => mentions(reading, concept));
}
