import type { Role } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { entityIds, type Focus, isWord, type Reading, rawText, type Segment } from '../reading.ts';
import { mentions, namedEntities, surroundings } from './frame.ts';

/** How a claim meets a question. */
export interface ClaimFit {
  readonly claim: Claim;
  /** How much of the question speaks for this claim rather than another. */
  readonly score: number;
  /** Actors, places and dates that the question takes for granted and the claim contradicts. */
  readonly not: readonly string[];
  readonly unexplained: readonly Segment[];
}

/** Words that fit any question about a fact. */
const light = new Set([
  'which',
  'say',
  'be',
  'instrument',
  'before',
  'have',
  'doing',
  'list',
  'include',
  'name',
  'title',
]);

/** Words of the subject that every question here may hold. */
const domain = new Set(['city', 'country', 'member']);

/** Words that turn a question round: no claim may be given without minding them. */
const turning = new Set(['not', 'except', 'refuse', 'now', 'how-much', 'compare']);

/** Words that ask for a kind of answer; a claim must have that role. */
const rolesOfFocus: Partial<Record<Focus, readonly Role[]>> = {
  who: ['who'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

/** How well a claim answers a question, or undefined where it is not in question at all. */
export function fitClaim(claim: Claim, reading: Reading, index: AskIndex): ClaimFit | undefined {
  if (!hasWantedRole(claim, reading) || !isEligible(claim, reading, index)) return undefined;
  const weights = reading.segments.map((segment) => weigh(segment, claim, reading));
  const said = reading.segments.filter(({ concepts }) => sharesSay(concepts, claim));
  if (!isAbout(claim, said, reading, index)) return undefined;
  const certain = said.length > 0 || (reading.yesNo && namesDate(reading));
  const premises = certain ? reading.segments.filter(isPremise(claim, said, reading, index)) : [];
  const unexplained = reading.segments.filter(
    (segment, position) => weights[position] === undefined && !premises.includes(segment),
  );
  const subjectNamed = namedEntities(reading).includes(claim.subject) ? 2 : 0;
  const score = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0) + subjectNamed;
  return { claim, score, not: premises.map((segment) => premiseName(segment, index)), unexplained };
}

function hasWantedRole(claim: Claim, reading: Reading): boolean {
  const asksReceiver =
    mentions(reading, 'receive') ||
    reading.segments.some(({ tokens }) => tokens.some(({ text }) => text === 'to' || text === 'whom'));
  const wanted =
    reading.focus === 'who' && asksReceiver ? ['to' as const, 'who' as const] : rolesOfFocus[reading.focus];
  return wanted === undefined || wanted.some((role) => claim.roles.has(role));
}

/**
 * A question that names another instrument is not about this claim's subject: "who presented the compact?" is
 * not about the position paper. A question about what others commit to is not about Metropolis's commitments.
 */
function isEligible(claim: Claim, reading: Reading, index: AskIndex): boolean {
  const named = namedEntities(reading);
  const spelledOut = named.filter((id) => index.knowledge.entities.get(id)?.kind === 'instrument');
  const instruments = spelledOut.length === 0 && mentions(reading, 'compact') ? index.compactIds : spelledOut;
  const isCommitment = claim.commitment !== undefined;
  if (isCommitment) {
    const others =
      mentions(reading, 'country', 'compact') || named.some((id) => id !== 'metropolis' && id !== 'sdgs');
    const asksForCommitment =
      mentions(reading, 'commitment') && (spelledOut.length === 0 || mentions(reading, 'say'));
    return !others || named.includes('metropolis') || asksForCommitment;
  }
  if (mentions(reading, 'commitment') && reading.focus === 'which')
    return claim.says.has('commit') && instruments.length > 0;
  if (instruments.length === 0 || instruments.includes(claim.subject)) return true;
  const joint =
    claim.says.has('relate') ||
    claim.says.has('lead') ||
    claim.says.has('establish') ||
    claim.says.has('strengthen');
  return (joint && instruments.some((id) => claim.entities.has(id))) || isTopicOf(claim, reading);
}

function isTopicOf(claim: Claim, reading: Reading): boolean {
  return reading.segments.some(({ topics }) => topics.has(claim.id));
}

/** A claim is in question when the question says what it says, asks for its topic, its date or its rare words. */
function isAbout(claim: Claim, said: readonly Segment[], reading: Reading, index: AskIndex): boolean {
  if (said.length > 0 || isTopicOf(claim, reading)) return true;
  const subjectNamed = namedEntities(reading).includes(claim.subject);
  const dateAsked =
    claim.dates.length > 0 && (reading.focus === 'when' || (reading.yesNo && namesDate(reading)));
  if (subjectNamed && (dateAsked || reading.focus === 'where')) return true;
  const rare = reading.segments.filter((segment) => isRareWord(segment, claim, index));
  return rare.length > (subjectNamed ? 0 : 1);
}

/** True where the question holds a month or a year. */
function namesDate({ segments }: Reading): boolean {
  return segments.some(
    ({ month, number }) => month !== undefined || (number !== undefined && isYear(number.value)),
  );
}

/** A word of the claim that few other claims share, and that is no word of every day. */
function isRareWord({ stop, meanings, concepts, tokens }: Segment, claim: Claim, index: AskIndex): boolean {
  const [token] = tokens;
  if (stop || meanings.length > 0 || token === undefined || token.text.length < 4) return false;
  if ([...concepts].some((concept) => light.has(concept) || turning.has(concept))) return false;
  return claim.stems.has(token.stem) && index.claims.filter(({ stems }) => stems.has(token.stem)).length <= 6;
}

/** What a segment speaks for: more than 0 for the claim, 0 for nothing in particular, undefined where it has no place. */
function weigh(segment: Segment, claim: Claim, reading: Reading): number | undefined {
  const { concepts, topics, stop, tokens, meanings } = segment;
  const ids = entityIds(segment);
  if ([...concepts].some((concept) => turning.has(concept))) return undefined;
  if (topics.has(claim.id)) return 3 * tokens.length;
  if (ids.length > 0)
    return ids.some((id) => claim.entities.has(id))
      ? 1
      : ids.some((id) => surroundings.has(id))
        ? 0
        : undefined;
  if (sharesSay(concepts, claim)) return 3;
  if (segment.month !== undefined || segment.number !== undefined) return weighDate(segment, claim, reading);
  if ([...concepts].some((concept) => claim.mentions.has(concept))) return 1;
  if (concepts.has('compact')) return hasCompact(claim) ? 1 : undefined;
  if (concepts.has(reading.focus) || stop || [...concepts].some((concept) => light.has(concept))) return 0;
  const inWords = meanings.length === 0 && tokens.every(({ stem }) => claim.stems.has(stem));
  if (inWords) return concepts.size === 0 ? tokens.length : 0.5;
  return [...concepts].some((concept) => domain.has(concept)) ? 0 : undefined;
}

/** A year, a month, a day or a number that the claim has too. */
function weighDate(segment: Segment, claim: Claim, reading: Reading): number | undefined {
  const { month, number, stop } = segment;
  if (month !== undefined)
    return claim.dates.some((date) => Number(date.slice(5, 7)) === month) ? 2 : undefined;
  if (number === undefined) return undefined;
  if (isYear(number.value))
    return claim.dates.some((date) => date.startsWith(String(number.value))) ? 2 : undefined;
  const isDay = reading.segments.some((other) => other.month !== undefined);
  if (isDay) return claim.dates.some((date) => Number(date.slice(8, 10)) === number.value) ? 2 : undefined;
  const inWords = segment.tokens.every(({ stem }) => claim.stems.has(stem));
  return inWords ? 0.5 : stop ? 0 : undefined;
}

function isYear(value: number): boolean {
  return value >= 1900 && value < 2100;
}

function sharesSay(concepts: ReadonlySet<string>, claim: Claim): boolean {
  return [...concepts].some((concept) => concept !== 'be' && concept !== 'say' && claim.says.has(concept));
}

function hasCompact(claim: Claim): boolean {
  return claim.entities.has('migration-compact') || claim.entities.has('refugee-compact');
}

/** What the question takes for granted and the claim says otherwise: who did it, where, or when. */
function isPremise(
  claim: Claim,
  said: readonly Segment[],
  reading: Reading,
  index: AskIndex,
): (segment: Segment, position: number) => boolean {
  const verb = reading.segments.findIndex((segment) => said.includes(segment));
  return (segment, position) => {
    const { meanings, number, month } = segment;
    if (meanings.some(({ type }) => type === 'elsewhere'))
      return claim.roles.has('where') || claim.mentions.size > 0;
    const kinds = entityIds(segment).map((id) => index.knowledge.entities.get(id)?.kind);
    if (kinds.includes('place') && !entityIds(segment).some((id) => claim.entities.has(id)))
      return claim.roles.has('where');
    if (month !== undefined || number !== undefined) {
      return claim.dates.length > 0 && weighDate(segment, claim, reading) === undefined;
    }
    const isActor =
      kinds.some((kind) => kind === 'organisation' || kind === 'person') || segment.concepts.has('city');
    const acts = position < verb || isWord(reading.segments[position - 1], 'by');
    if (!isActor || !acts || !reading.yesNo) return false;
    return claim.actors.size > 0
      ? !isActorOf(segment, claim)
      : entityIds(segment).some((id) => claim.receivers.has(id));
  };
}

function isActorOf(segment: Segment, claim: Claim): boolean {
  return (
    entityIds(segment).some((id) => claim.actors.has(id)) ||
    [...segment.concepts].some((concept) => claim.mentions.has(concept))
  );
}

function premiseName(segment: Segment, index: AskIndex): string {
  const elsewhere = segment.meanings.find(({ type }) => type === 'elsewhere');
  if (elsewhere?.type === 'elsewhere') return elsewhere.name;
  const [id] = entityIds(segment);
  const entity = id === undefined ? undefined : index.knowledge.entities.get(id);
  return entity === undefined ? rawText(segment) : (entity.short ?? entity.name).en;
}
