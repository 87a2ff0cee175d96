import { addressOf } from '../../query/address.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Tried } from '../choose.ts';
import type { Candidate } from '../frames/frame.ts';
import { isUnknownWord, type Reading, rawText } from '../reading.ts';
import type { Passage } from './passages.ts';
import { type Postings, postingsOf } from './postings.ts';
import { type Unit, unitsOf } from './units.ts';
import { isBesides, turns, vetoes } from './veto.ts';

/** Numbers that tell how well a short answer meets a question, by name; what is 0 is left out. */
export type Features = Readonly<Record<string, number>>;

/** A short answer that may be what was asked. */
export interface Evidence {
  readonly query: Query;
  readonly address: string;
  readonly features: Features;
  /** What of the question it does not meet. */
  readonly unmet: readonly Unit[];
}

/** The most short answers that are weighed. */
const mostWeighed = 12;

/** The short answers that may be what was asked, in no order; none that a word, a name or a number forbids. */
export function evidenceFor(reading: Reading, tried: readonly Tried[], index: AskIndex): Evidence[] {
  const postings = postingsOf(index);
  const units = unitsOf(reading, index);
  if (units.length === 0) return [];
  const weights = units.map((unit) => postings.weightOf(unit));
  const met = meetings(units, postings);
  const score = (ofUnits: Float32Array) =>
    weights.reduce((sum, weight, at) => sum + weight * (ofUnits[at] ?? 0), 0);
  const best = [...met]
    .map(([at, ofUnits]) => ({ at, ofUnits, score: score(ofUnits) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, mostWeighed * 3)
    .flatMap(({ at, ofUnits }) => {
      const passage = postings.passages[at];
      if (passage === undefined || vetoes(reading, passage, index)) return [];
      const unmet = unmetOf(units, ofUnits);
      return isBesides(units, unmet, passage, reading, index) ? [] : [{ passage, ofUnits, unmet }];
    })
    .slice(0, mostWeighed);
  const unfinished = turns(reading, index)
    ? []
    : tried.filter(({ candidate }) => mayBeLeftOut(candidate, reading));
  const names = new Map(unfinished.map(({ kind, candidate }) => [addressOf(candidate.query), kind.name]));
  const found = best.map(({ passage, ofUnits, unmet }): Evidence => {
    const features = {
      ...featuresOf(passage, units, weights, ofUnits, reading),
      ...frameFeature(names.get(passage.address)),
    };
    return { query: passage.query, address: passage.address, features, unmet };
  });
  const others = unfinished
    .filter(({ candidate }) => !found.some(({ address }) => address === addressOf(candidate.query)))
    .map(({ kind, candidate }) => ofUnfinished(kind.name, candidate, units, weights, reading));
  return [...found, ...others];
}

/** No premise may be denied, and of a kind's reading only words that nothing knows may be left out, and no names. */
function mayBeLeftOut({ query, unexplained }: Candidate, { segments }: Reading): boolean {
  if (query.kind === 'choose' || 'claimed' in query || ('not' in query && query.not !== undefined))
    return false;
  return unexplained.every(
    (segment) => isUnknownWord(segment) && (segment === segments[0] || /^\p{Ll}/u.test(rawText(segment))),
  );
}

function meetings(units: readonly Unit[], postings: Postings): Map<number, Float32Array> {
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
  return units.filter((_, at) => (met[at] ?? 0) < 0.5);
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
): Evidence {
  const left = new Set(unexplained);
  const isMet = units.map(({ segment }) => !left.has(segment));
  const features = {
    ...coverageOf(units, weights, isMet.map(Number)),
    ...frameFeature(name),
    'no passage': 1,
    left: unexplained.length / 3,
    [`${query.kind} by kind`]: 1,
    [`asks ${reading.focus}`]: 1,
  };
  return { query, address: addressOf(query), features, unmet: units.filter((_, at) => isMet[at] !== true) };
}

function coverageOf(
  units: readonly Unit[],
  weights: readonly number[],
  met: ArrayLike<number>,
): Record<string, number> {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, at) => sum + weight * (met[at] ?? 0), 0);
  const unmet = units.map((_, at) => (1 - Math.min(1, met[at] ?? 0)) * (weights[at] ?? 0));
  const unmetUnits = unmetOf(units, met);
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
  };
}

const rolesAsked: Partial<Record<Reading['focus'], readonly string[]>> = {
  who: ['who', 'to'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

function featuresOf(
  passage: Passage,
  units: readonly Unit[],
  weights: readonly number[],
  met: Float32Array,
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
