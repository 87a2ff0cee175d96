import type { Role } from '../../knowledge/schema.ts';
import type { Query } from '../../query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { entityIds, type Focus, type Reading, rawText, type Segment } from '../reading.ts';
import type { Candidate, Frame } from './frame.ts';
import { mentions, namedEntities, yearIn } from './frame.ts';

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
]);

/** Words of the subject that every question here may hold. */
const domain = new Set(['city', 'country', 'member']);

/** Words that ask for a kind of answer; a claim must have that role. */
const rolesOfFocus: Partial<Record<Focus, readonly Role[]>> = {
  who: ['who', 'to'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

/** Ways to ask "how" that a relation between records answers. */
const relations = ['relate', 'come-from', 'lead', 'compare'];

/** The most facts one answer gives. */
const mostFacts = 3;

/**
 * A question about what the sources say: who did what, when, where, to what end, or anything on a topic.
 * A claim answers when it has a place for every word of the question; the best of those answers.
 */
export const claims: Frame = (reading, index) => {
  if (reading.focus === 'how-much') return undefined;
  if (reading.focus === 'how' && !mentions(reading, ...relations)) return undefined;
  const fitting = index.claims
    .map((claim) => meet(claim, reading, index))
    .filter((fitted) => fitted !== undefined)
    .sort((a, b) => a.unexplained.length - b.unexplained.length || b.score - a.score);
  const best = fitting[0];
  if (best === undefined) return undefined;
  const least = asksForAll(reading) ? 0 : best.score * 0.75;
  const equal = fitting.filter(
    ({ unexplained, score, not }) =>
      unexplained.length === best.unexplained.length && not.length === best.not.length && score >= least,
  );
  return { query: queryFor(equal, reading), unexplained: best.unexplained };
};

/** "Which documents were signed or adopted in 2016?" wants every one that fits, not the one that fits best. */
function asksForAll(reading: Reading): boolean {
  return (
    mentions(reading, 'instrument') &&
    reading.focus === 'which' &&
    namedEntities(reading).every(isSurrounding)
  );
}

/** How a claim meets a question. */
interface Fit extends Pick<Candidate, 'unexplained'> {
  readonly claim: Claim;
  readonly score: number;
  /** Places and years that the question takes for granted and the claim contradicts. */
  readonly not: readonly string[];
}

function meet(claim: Claim, reading: Reading, index: AskIndex): Fit | undefined {
  const wanted = rolesOfFocus[reading.focus];
  if (wanted !== undefined && !wanted.some((role) => claim.roles.has(role))) return undefined;
  const evidence = reading.segments.map((segment) => weigh(segment, claim, reading));
  const said = reading.segments.filter(({ concepts }) => sharesSay(concepts, claim));
  const onTopic = reading.segments.filter(({ topics }) => topics.has(claim.id));
  const named = namedEntities(reading).filter((id) => claim.entities.has(id));
  if (!isAbout({ said, onTopic, named }, claim, reading)) return undefined;
  const left = reading.segments.filter((_, position) => evidence[position] === undefined);
  const contradicted = said.some(({ concepts }) => concepts.size > 0)
    ? left.filter(isPremise(claim, index))
    : [];
  const subjectNamed = named.includes(claim.subject) ? 2 : 0;
  const score = evidence.reduce<number>((sum, weight) => sum + (weight ?? 0), 0) + subjectNamed;
  return {
    claim,
    score,
    not: contradicted.map(premiseText),
    unexplained: left.filter((segment) => !contradicted.includes(segment)),
  };
}

/** A claim is only in question when the question says what it says, or asks for its topic, or names its subject. */
function isAbout(
  evidence: { said: readonly Segment[]; onTopic: readonly Segment[]; named: readonly string[] },
  claim: Claim,
  reading: Reading,
): boolean {
  if (evidence.onTopic.length > 0) return true;
  const dateAsked = reading.focus === 'when' && claim.dates.length > 0;
  if (evidence.said.length > 0) return true;
  return (dateAsked || reading.focus === 'where') && evidence.named.includes(claim.subject);
}

/** What a segment speaks for: more than 0 for the claim, 0 for nothing in particular, undefined where it has no place. */
function weigh(segment: Segment, claim: Claim, reading: Reading): number | undefined {
  const { concepts, topics, stop, tokens } = segment;
  const ids = entityIds(segment);
  if (topics.has(claim.id)) return 3 * tokens.length;
  if (ids.length > 0)
    return ids.some((id) => claim.entities.has(id)) ? 1 : ids.some(isSurrounding) ? 0 : undefined;
  if (sharesSay(concepts, claim)) return 3;
  if (yearIn(reading)?.segment === segment)
    return claim.dates.some((date) => dateFits(date, segment)) ? 2 : undefined;
  if ([...concepts].some((concept) => claim.mentions.has(concept))) return 1;
  if (concepts.has('compact')) return hasCompact(claim) ? 1 : undefined;
  if (concepts.has(reading.focus) || stop || [...concepts].some((concept) => light.has(concept))) return 0;
  const inWords = segment.meanings.length === 0 && tokens.every(({ stem }) => claim.stems.has(stem));
  if (inWords) return concepts.size === 0 ? tokens.length : 0.5;
  return [...concepts].some((concept) => domain.has(concept)) ? 0 : undefined;
}

function sharesSay(concepts: ReadonlySet<string>, claim: Claim): boolean {
  return [...concepts].some((concept) => concept !== 'be' && concept !== 'say' && claim.says.has(concept));
}

function isSurrounding(id: string): boolean {
  return ['metropolis', 'metropolis-article', 'united-nations'].includes(id);
}

function hasCompact(claim: Claim): boolean {
  return claim.entities.has('migration-compact') || claim.entities.has('refugee-compact');
}

function dateFits(date: string, { number }: Segment): boolean {
  return number !== undefined && date.startsWith(String(number.value));
}

/** A place or a year that is not in the claim: something the question takes for granted. */
function isPremise(claim: Claim, index: AskIndex): (segment: Segment) => boolean {
  return (segment) => {
    const { meanings, number } = segment;
    if (meanings.some(({ type }) => type === 'elsewhere'))
      return claim.roles.has('where') || claim.mentions.size > 0;
    const place = entityIds(segment).some((id) => index.knowledge.entities.get(id)?.kind === 'place');
    if (place) return claim.roles.has('where');
    return number !== undefined && number.value >= 1900 && number.value < 2100 && claim.dates.length > 0;
  };
}

function premiseText(segment: Segment): string {
  const elsewhere = segment.meanings.find(({ type }) => type === 'elsewhere');
  return elsewhere?.type === 'elsewhere' ? elsewhere.name : rawText(segment);
}

function queryFor(fitting: readonly Fit[], reading: Reading): Query {
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
  if (subjects.size > 1 && unclear && reading.focus !== 'which' && !mentions(reading, 'compact')) {
    return { kind: 'choose', ids };
  }
  const not = fitting[0]?.not ?? [];
  return { kind: 'facts', ids: ids.slice(0, mostFacts), ...(not.length > 0 && { not }) };
}

function isOnTopic(claim: Claim, reading: Reading): boolean {
  return reading.segments.some(({ topics }) => topics.has(claim.id));
}
