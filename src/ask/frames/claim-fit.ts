import type { Concept, Role } from '../../knowledge/schema.ts';
import { isOnSubject } from '../anchors.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import type { Focus, Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { hasCompact, isInTerm, isRareWord, sharesSay, weighDate, weighSegment } from './claim-weights.ts';
import { isYear, mentions, namedEntities } from './frame.ts';
import { premisesOf } from './premises.ts';

/** How a claim meets a question. */
export interface ClaimFit {
  readonly claim: Claim;
  /** How much of the question speaks for this claim rather than another. */
  readonly score: number;
  /** Actors, places and dates that the question takes for granted and the claim contradicts. */
  readonly not: readonly string[];
  readonly unexplained: readonly Segment[];
}

/** Words that ask for a kind of answer; a claim must have that role. */
const rolesOfFocus: Partial<Record<Focus, readonly Role[]>> = {
  who: ['who'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

/** How well a claim answers a question about these instruments; undefined where it is not in question at all. */
export function fitClaim(
  claim: Claim,
  reading: Reading,
  index: AskIndex,
  instruments: InstrumentsAsked,
): ClaimFit | undefined {
  if (!isEligible(claim, reading, index, instruments)) return undefined;
  const said = reading.segments.filter((segment) => sharesSay(segment, claim));
  if (!isAbout(claim, said, reading, index)) return undefined;
  if (reading.focus === 'how' && !answersHow(claim, said, reading)) return undefined;
  const certain = said.length > 0 || (reading.yesNo && namesDate(reading));
  const wanted = hasWantedRole(claim, reading, index);
  if (!wanted && !(reading.focus === 'why' && certain)) return undefined;
  const premises = certain ? premisesOf(claim, said, reading, index) : { segments: [], names: [] };
  // "Why did X do it?": no reason is known, but that it was not X.
  if (!wanted && premises.names.length === 0) return undefined;
  const weights = reading.segments.map((segment) => weighSegment(segment, claim, reading, index));
  const unexplained = reading.segments.filter(
    (segment, position) => weights[position] === undefined && !premises.segments.includes(segment),
  );
  const subjectNamed = namedEntities(reading).includes(claim.subject) ? 2 : 0;
  const kindNamed = claim.commitment !== undefined && mentions(reading, 'commitment') ? 2 : 0;
  const score = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0) + subjectNamed + kindNamed;
  return { claim, score, not: premises.names, unexplained };
}

function hasWantedRole(claim: Claim, reading: Reading, index: AskIndex): boolean {
  // "Where does it mention …" asks for a place in a text, not on a map.
  if (reading.focus === 'where' && mentions(reading, 'say')) return true;
  const wanted = rolesOfFocus[reading.focus];
  if (wanted === undefined || wanted.some((role) => claim.roles.has(role))) return true;
  return reading.focus === 'who' && claim.roles.has('to') && asksReceiver(reading, index);
}

function asksReceiver(reading: Reading, index: AskIndex): boolean {
  return (
    mentions(reading, 'receive') ||
    reading.segments.some(({ tokens }) => tokens.some(({ text }) => index.words.does(text, 'to')))
  );
}

/** The instruments that a question is about: those it names, else both compacts where it says "compact". */
interface InstrumentsAsked {
  readonly spelledOut: readonly string[];
  readonly meant: readonly string[];
}

/** What `fitClaim` needs to know of a question whatever the claim. */
export function instrumentsAsked(reading: Reading, index: AskIndex): InstrumentsAsked {
  const spelledOut = namedEntities(reading).filter(
    (id) => index.knowledge.entities.get(id)?.kind === 'instrument',
  );
  const meant = spelledOut.length === 0 && mentions(reading, 'compact') ? index.compactIds : spelledOut;
  return { spelledOut, meant };
}

/**
 * A question that names another instrument is not about this claim's subject: "who presented the compact?" is
 * not about the position paper. A question about what others commit to is not about Metropolis's commitments.
 */
function isEligible(
  claim: Claim,
  reading: Reading,
  index: AskIndex,
  { spelledOut, meant: instruments }: InstrumentsAsked,
): boolean {
  const named = namedEntities(reading);
  const { network } = index.knowledge.keyRecords;
  const isCommitment = claim.commitment !== undefined;
  if (isCommitment) {
    // A word of every day ("data", "rules") is no question about a commitment.
    if (!isOnSubject(reading, index) && !isNamedByPhrase(claim, reading)) return false;
    const others =
      mentions(reading, 'country', 'compact') ||
      named.some((id) => id !== network && !claim.entities.has(id)) ||
      (spelledOut.length > 0 && mentions(reading, 'include'));
    const asksForCommitment =
      mentions(reading, 'commitment') && (spelledOut.length === 0 || mentions(reading, 'say'));
    return !others || named.includes(network) || asksForCommitment;
  }
  if (claim.onlyByTopic && !isTopicOf(claim, reading)) return false;
  // "Who heads IOM?" is not answered by what IOM heads.
  const asksActor = reading.focus === 'who' && mentions(reading, 'head', 'role');
  // "Who chairs Metropolis?" is not answered by who heads something else.
  const { network: chaired } = index.knowledge.keyRecords;
  const isChaired = reading.focus === 'who' && mentions(reading, 'head') && named.includes(chaired);
  if (isChaired && !claim.entities.has(chaired)) return false;
  if (
    asksActor &&
    named.length > 0 &&
    !named.includes(claim.subject) &&
    named.every((id) => claim.actors.has(id))
  )
    return false;
  const aboutPerson = index.knowledge.entities.get(claim.subject)?.kind === 'person';
  const isAsked = named.includes(claim.subject) || isTopicOf(claim, reading) || isInTerm(claim, reading);
  if (aboutPerson && !isAsked) return false;
  if (mentions(reading, 'commitment') && reading.focus === 'which')
    return (
      claim.says.has('commit') &&
      (named.includes(claim.subject) || (instruments.length > 0 && mentions(reading, 'include')))
    );
  if (instruments.length === 0 || instruments.includes(claim.subject)) return true;
  const joins = (['relate', 'come-from', 'lead', 'establish', 'strengthen'] as const).some(
    (concept) => claim.says.has(concept) && mentions(reading, concept),
  );
  return (joins && instruments.some((id) => claim.entities.has(id))) || isTopicOf(claim, reading);
}

function isNamedByPhrase(claim: Claim, { segments, focus }: Reading): boolean {
  return segments.some(
    ({ topics, tokens }) => topics.has(claim.id) && (tokens.length > 1 || focus === 'none'),
  );
}

function isTopicOf(claim: Claim, reading: Reading): boolean {
  return reading.topics.has(claim.id);
}

/** Ways to ask "how" that a relation between records answers. */
const relations: readonly Concept[] = ['relate', 'come-from', 'lead', 'represent', 'vote'];

/** The sources seldom tell how: they answer it for a relation, or where topic and verb are both the claim's. */
function answersHow(claim: Claim, said: readonly Segment[], reading: Reading): boolean {
  if (mentions(reading, ...relations)) return true;
  return isTopicOf(claim, reading) && (said.length > 0 || claim.commitment !== undefined);
}

/** A claim is in question when the question says what it says, asks for its topic, its date or its rare words. */
function isAbout(claim: Claim, said: readonly Segment[], reading: Reading, index: AskIndex): boolean {
  if (said.length > 0 || isTopicOf(claim, reading)) return true;
  const { surroundings } = index;
  const subjectNamed = namedEntities(reading).includes(claim.subject);
  const dateAsked =
    claim.dates.length > 0 && (reading.focus === 'when' || (reading.yesNo && namesDate(reading)));
  const roleAsked = reading.focus === 'where' || reading.focus === 'why';
  const involvedOn = namesDate(reading) && involves(claim, reading, index) && datesAgree(claim, reading);
  const placeOrDay = reading.focus === 'where' || reading.focus === 'when';
  if (
    (subjectNamed && (dateAsked || roleAsked || isInTerm(claim, reading))) ||
    (involvedOn && (placeOrDay || reading.yesNo))
  )
    return true;
  const compactSaid = subjectNamed && mentions(reading, 'compact') && hasCompact(claim, index);
  if (compactSaid || namedEntities(reading).filter((id) => claim.entities.has(id)).length > 2) return true;
  const rare = reading.segments.filter((segment) => isRareWord(segment, claim, index));
  return rare.length > (subjectNamed && !surroundings.has(claim.subject) ? 0 : 1);
}

/** True where the question names a record that the claim is about besides its subject. */
function involves(claim: Claim, reading: Reading, { surroundings }: AskIndex): boolean {
  return namedEntities(reading).some((id) => claim.entities.has(id) && !surroundings.has(id));
}

/** True where every date of the question is one of the claim's. */
function datesAgree(claim: Claim, reading: Reading): boolean {
  return reading.segments
    .filter(({ month, number }) => month !== undefined || (number !== undefined && isYear(number.value)))
    .every((segment) => weighDate(segment, claim, reading) !== undefined);
}

/** True where the question holds a month or a year. */
function namesDate({ segments }: Reading): boolean {
  return segments.some(
    ({ month, number }) => month !== undefined || (number !== undefined && isYear(number.value)),
  );
}
