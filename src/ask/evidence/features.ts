import { createBounded } from '../../bounded.ts';
import { holding } from '../../holding.ts';
import type { Concept } from '../../knowledge/schema.ts';
import { addressOf } from '../../query/address.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Tried } from '../choose.ts';
import { type Candidate, mentions } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import { once } from '../remembering.ts';
import { isUnknownWord, rawText, type Segment } from '../segments.ts';
import { spokenOf } from '../votes/spoken.ts';
import { lackOfQuery } from './asked-for.ts';
import { type Parts, partsOf } from './clauses.ts';
import { lackOf, rolesAsked } from './lacks.ts';
import { leastMet, type Meeting } from './meeting.ts';
import { isDone } from './nearest-votes.ts';
import { type MetPassage, type Postings, postingsOf } from './postings.ts';
import { type Turn, turnsOf } from './turns.ts';
import { type Unit, unitsOf } from './units.ts';
import { contextWeight, isMostLeftOut, isReadingAnchored, vetoOf } from './veto.ts';

/** Numbers that tell how well a short answer meets a question, by name; what is 0 is left out. */
export type Features = Readonly<Record<string, number>>;

/** A short answer that may be what was asked. */
export interface Evidence {
  readonly query: Query;
  readonly address: string;
  readonly features: Features;
  /** What of the question it does not meet. */
  readonly unmet: readonly Unit[];
  /** True where it does not give what is asked for: it may be suggested, but answers nothing. */
  readonly lacks: boolean;
}

/** The most short answers that are weighed. */
const mostWeighed = 12;

/** A short answer as it was looked at: how far it meets the question, and what forbids it, if anything does. */
export interface Looked {
  readonly passage: MetPassage;
  readonly meetings: readonly Meeting[];
  readonly score: number;
  readonly veto: string | undefined;
  /** What it does not give of what is asked for. */
  readonly lack: string | undefined;
}

/** The short answers that may be what was asked, in no order; none that a word, a name or a number forbids. */
export function evidenceFor(
  question: string,
  reading: Reading,
  tried: readonly Tried[],
  index: AskIndex,
): Evidence[] {
  const { looked, units, weights, parts, turns } = lookAt(question, reading, index);
  const { asking, opening } = parts;
  const unfinished =
    turns.length > 0 ? [] : tried.filter(({ candidate }) => mayBeLeftOut(candidate, reading, asking));
  const names = new Map(unfinished.map(({ kind, candidate }) => [addressOf(candidate.query), kind.name]));
  const found = looked
    .filter(({ veto }) => veto === undefined)
    .slice(0, mostWeighed)
    .map(({ passage, meetings, lack }): Evidence => {
      const met = meetings.map((each) => each.met);
      const features = {
        ...featuresOf(passage, units, weights, met, reading),
        ...frameFeature(names.get(passage.address)),
      };
      const { query, address } = passage;
      return { query, address, features, unmet: unmetOf(units, met), lacks: lack !== undefined };
    });
  const others = unfinished
    .filter(({ candidate }) => !found.some(({ address }) => address === addressOf(candidate.query)))
    .flatMap(({ kind, candidate }) =>
      ofUnfinished(kind.name, candidate, units, weights, reading, index, opening),
    );
  return [...found, ...others];
}

/** A question as it was looked at. */
interface Look {
  readonly looked: readonly Looked[];
  readonly units: readonly Unit[];
  readonly weights: readonly number[];
  readonly parts: Parts;
  readonly turns: readonly Turn[];
}

/** What was looked at last: a question and its parts are looked at by themselves, and for what they share. */
const lookedLast = holding((_: AskIndex) =>
  createBounded<{ readonly reading: Reading; readonly look: Look }>(mostLookedAt),
);

const mostLookedAt = 4;

/** The short answers that meet most of the question, the best first, with what forbids each. */
export function lookAt(question: string, reading: Reading, index: AskIndex): Look {
  const last = lookedLast(index);
  const before = last.get(question);
  if (before?.reading === reading) return before.look;
  const look = lookAnew(question, reading, index);
  last.set(question, { reading, look });
  return look;
}

function lookAnew(question: string, reading: Reading, index: AskIndex): Look {
  const postings = postingsOf(index);
  const parts = partsOf(question, reading, index);
  const { asking } = parts;
  const turns = turnsOf(reading, asking, index);
  const units = unitsOf(reading, asking, index);
  const weights = units.map((unit) => postings.weightOf(unit) * (unit.asked ? 1 : contextWeight));
  const score = (ofUnits: Float32Array) =>
    weights.reduce((sum, weight, at) => sum + weight * (ofUnits[at] ?? 0), 0);
  const looked = [...meetingsOf(units, postings)]
    .map(([at, ofUnits]) => ({ at, ofUnits, score: score(ofUnits) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, mostWeighed * 3)
    .map(({ at, ofUnits, score: ofPassage }) => {
      const passage = postings.passageAt(at);
      const meetings = units.map((unit, of) => ({ unit, met: ofUnits[of] ?? 0, weight: weights[of] ?? 0 }));
      const veto = vetoOf(reading, parts, turns, meetings, passage, index);
      const lack = once(() => lackOf(reading, meetings, passage, index));
      return {
        passage,
        meetings,
        score: ofPassage,
        veto,
        // Of most, it is never asked.
        get lack() {
          return lack();
        },
      };
    });
  return { looked, units, weights, parts, turns };
}

/** No premise may be denied, and of a kind's reading only words that nothing knows may be left out, and no names. */
function mayBeLeftOut(
  { query, unexplained }: Candidate,
  { segments }: Reading,
  asking: ReadonlySet<Segment>,
): boolean {
  if (query.kind === 'choose' || 'claimed' in query || ('not' in query && query.not !== undefined))
    return false;
  return unexplained.every(
    (segment) =>
      !asking.has(segment) ||
      (isUnknownWord(segment) && (segment === segments[0] || /^\p{Ll}/u.test(rawText(segment)))),
  );
}

function meetingsOf(units: readonly Unit[], postings: Postings): Map<number, Float32Array> {
  const met = new Map<number, Float32Array>();
  units.forEach((unit, at) => {
    for (const [passage, weight] of postings.meeting(unit)) {
      const ofUnits = met.get(passage) ?? new Float32Array(units.length);
      met.set(passage, ofUnits);
      ofUnits[at] = weight;
    }
  });
  return met;
}

function unmetOf(units: readonly Unit[], met: ArrayLike<number>): Unit[] {
  return units.filter((_, at) => (met[at] ?? 0) < leastMet);
}

function frameFeature(name: string | undefined): Features {
  return name === undefined ? {} : { unfinished: 1, [`unfinished ${name}`]: 1 };
}

function ofUnfinished(
  name: string,
  { query, unexplained }: Candidate,
  units: readonly Unit[],
  weights: readonly number[],
  reading: Reading,
  index: AskIndex,
  opening: ReadonlySet<Segment>,
): Evidence[] {
  // A country alone asks for no vote: "the right to work in Spain".
  const isOnVote =
    !votedKinds.includes(query.kind) ||
    (mentions(reading, ...voting) && !spokenOf(reading, index).says('bodies'));
  if (!isOnVote) return [];
  const left = new Set(unexplained);
  const isDoneBesides = units.some(
    ({ segment, asked: isAsked }) => isAsked && left.has(segment) && isDone(segment, reading, index),
  );
  if (votedKinds.includes(query.kind) && isDoneBesides) return [];
  const isMet = units.map(({ segment }) => !left.has(segment));
  const meetings = units.map((unit, at) => ({ unit, met: Number(isMet[at]), weight: weights[at] ?? 0 }));
  const asked = meetings.filter(({ unit }) => unit.asked);
  const weighed = recordKinds.includes(query.kind) ? meetings : asked;
  if (isMostLeftOut(weighed) || !isReadingAnchored(opening, asked, idsOf(query, index), index)) return [];
  const features = {
    ...coverageOf(units, weights, isMet.map(Number)),
    ...frameFeature(name),
    'no passage': 1,
    left: unexplained.length / 3,
    [`${query.kind} by kind`]: 1,
    [`asks ${reading.focus}`]: 1,
  };
  const unmet = units.filter((_, at) => isMet[at] !== true);
  // "With what party did she win?": a record is named with it, and says nothing of it.
  const isOfTopic = ({ target, segment: { ids, topics } }: Unit) =>
    target && recordKinds.includes(query.kind) && ids.length === 0 && topics.size > 0;
  const lacks =
    unmet.some(({ target }) => target) ||
    units.some(isOfTopic) ||
    lackOfQuery(query, reading, index) !== undefined;
  return [{ query, address: addressOf(query), features, unmet, lacks }];
}

const votedKinds: readonly Query['kind'][] = ['country', 'votes', 'poll'];

/** Words for what a country can have done. */
const voting: readonly Concept[] = [
  'vote',
  'vote-for',
  'vote-against',
  'abstain',
  'not-vote',
  'took-part',
  'not-for',
  'not-against',
  'endorse',
  'support',
  'refuse',
  'adopt',
  'sign',
  'agree',
];

/** A bare name asks for these: what stands around it is not left out lightly. */
const recordKinds: readonly Query['kind'][] = ['record', 'city', 'source', 'compacts'];

/** The ids of what a Query is on, as topics of questions point to them. */
function idsOf(query: Query, { knowledge }: AskIndex): readonly string[] {
  switch (query.kind) {
    case 'facts':
      return query.ids;
    case 'commitment':
      return knowledge.commitments.flatMap(({ id, number }) => (number === query.number ? id : []));
    case 'objective':
      return knowledge.objectives.flatMap(({ id, of, number }) =>
        number === query.number && of === query.of ? id : [],
      );
    default:
      return [];
  }
}

function coverageOf(
  units: readonly Unit[],
  weights: readonly number[],
  met: ArrayLike<number>,
): Record<string, number> {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, at) => sum + weight * (met[at] ?? 0), 0);
  const unmet = units.map((_, at) => (1 - Math.min(1, met[at] ?? 0)) * (weights[at] ?? 0));
  const unmetUnits = unmetOf(units, met).filter(({ asked }) => asked);
  const unknown = unmetUnits.filter((unit) => unit.unknown).length;
  const known = unmetUnits.length - unknown;
  return {
    bias: 1,
    coverage: all === 0 ? 0 : covered / all,
    'covered much': all === 0 ? 0 : Math.max(0, covered / all - 0.7),
    met: Math.min(1.5, covered / 20),
    'rarest unmet': Math.max(0, ...unmet) / 6,
    [`${Math.min(unknown, 3)} unknown unmet`]: 1,
    [`${Math.min(known, 3)} known unmet`]: 1,
    'one unknown': Number(unknown === 1 && known === 0 && units.length > 1),
    'unknown share': unknown / Math.max(1, units.length),
    units: Math.min(1, units.length / 6),
    'target met': Number(units.some(({ target }, at) => target && (met[at] ?? 0) >= leastMet)),
    'target unmet': Number(units.some(({ target }, at) => target && (met[at] ?? 0) < leastMet)),
    'known coverage': knownCoverage(units, weights, met),
    'context left out': Math.min(1, unmetOf(units, met).filter(({ asked }) => !asked).length / 10),
  };
}

/** Of the words that the data knows, how much is met. */
function knownCoverage(units: readonly Unit[], weights: readonly number[], met: ArrayLike<number>): number {
  let all = 0;
  let covered = 0;
  for (const [at, { unknown }] of units.entries()) {
    const weight = weights[at] ?? 0;
    if (unknown && (met[at] ?? 0) === 0) continue;
    all += weight;
    covered += weight * Math.min(1, met[at] ?? 0);
  }
  return all === 0 ? 0 : covered / all;
}

function featuresOf(
  passage: MetPassage,
  units: readonly Unit[],
  weights: readonly number[],
  met: ArrayLike<number>,
  { focus, yesNo, named }: Reading,
): Features {
  const wanted = rolesAsked[focus];
  const hasRole = wanted?.some((role) => (passage.roles as ReadonlySet<string>).has(role)) === true;
  const isMet = (test: (key: string) => boolean) =>
    units.some(({ keys }, at) => (met[at] ?? 0) > 0 && keys.some(test));
  const topicMet = isMet((key) => key === `t:${passage.topic}`);
  const saysMet = isMet((key) => key.startsWith('c:') && key !== 'c:be' && passage.says.has(key.slice(2)));
  const nameMet = isMet((key) => key.startsWith('e:') && passage.entities.has(key.slice(2)));
  const on = (is: boolean) => Number(is);
  return {
    ...coverageOf(units, weights, met),
    [passage.kind]: 1,
    [`asks ${focus}`]: 1,
    [`${passage.kind} ${focus === 'none' && yesNo ? 'yes or no' : focus}`]: 1,
    strong: on(topicMet || (saysMet && (nameMet || hasRole))),
    role: on(hasRole),
    'role missed': on(wanted !== undefined && !hasRole),
    topic: on(topicMet),
    says: on(saysMet),
    name: on(nameMet),
    'words alone': on(!topicMet && !saysMet && !nameMet),
    subject: on(passage.subject !== undefined && named.includes(passage.subject)),
    length: Math.min(1, passage.words.size / 150),
    'yes or no': on(yesNo),
  };
}
