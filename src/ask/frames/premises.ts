import { factById } from '../../knowledge/filed-facts.ts';
import type { Entity } from '../../knowledge/knowledge.ts';
import type { Concept } from '../../knowledge/schema.ts';
import { wholeOf } from '../../knowledge/wording.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import type { Reading } from '../reading.ts';
import { does, entityIds, isUnknownWord, rawText, type Segment } from '../segments.ts';
import { sharesSay, standsInWords, weighDate } from './claim-weights.ts';
import { isYear, mentions, namedEntities, share } from './frame.ts';

/**
 * What the question takes for granted and the claim says otherwise: who did it, where, or when. `said` are the
 * segments in which question and claim agree on what happened.
 */
export function premisesOf(
  claim: Claim,
  said: readonly Segment[],
  reading: Reading,
  index: AskIndex,
): { segments: Segment[]; names: string[] } {
  if (mentions(reading, 'relate')) return { segments: [], names: [] };
  const all = mayBePremises(reading);
  if (all.length === 0) return { segments: [], names: [] };
  const wrongDates = all.filter(({ segment, position }) =>
    isWrongDate(segment, position, claim, reading, index),
  );
  const segments = all
    .filter(
      ({ segment, position }) =>
        isWrongPlace(segment, position, claim, reading, index) ||
        // One part of a date may be mistaken; a date that is wrong in more is another event's.
        (wrongDates.length === 1 && wrongDates[0]?.segment === segment) ||
        isWrongActor(segment, position, claim, said, reading, index),
    )
    .map(({ segment }) => segment);
  return { segments, names: segments.map((segment) => premiseName(segment, index)) };
}

function isState({ meanings }: Segment): boolean {
  return meanings.some((meaning) => meaning.type === 'elsewhere' && meaning.country === true);
}

const statesNamed = new WeakMap<Claim, boolean>();

/** True where the text of a claim names a state. */
function namesState(claim: Claim, { knowledge }: AskIndex): boolean {
  const known = statesNamed.get(claim);
  if (known !== undefined) return known;
  const fact = factById(knowledge.facts, claim.id);
  const text = ` ${foldPhrase(fact === undefined ? '' : wholeOf(fact, 'en'))} `;
  const names = knowledge.countries.some(({ name }) => text.includes(` ${foldPhrase(name.en)} `));
  statesNamed.set(claim, names);
  return names;
}

interface Placed {
  readonly segment: Segment;
  readonly position: number;
}

const placed = new WeakMap<Reading, readonly Placed[]>();

/** What of a question a claim can contradict: names, dates, and who acts; the same for every claim. */
function mayBePremises(reading: Reading): readonly Placed[] {
  const found =
    placed.get(reading) ??
    reading.segments
      .map((segment, position) => ({ segment, position }))
      .filter(
        ({ segment: { meanings, ids, month, number, concepts } }) =>
          meanings.length > 0 ||
          ids.length > 0 ||
          month !== undefined ||
          number !== undefined ||
          share(concepts, actingConcepts),
      );
  placed.set(reading, found);
  return found;
}

/** Who acts without being named: a claim that says "the countries signed" is contradicted by one that did not. */
const actorsInGeneral: readonly Concept[] = ['country', 'state-place', 'city', 'non-member', 'member'];

function isWrongPlace(
  segment: Segment,
  position: number,
  claim: Claim,
  reading: Reading,
  index: AskIndex,
): boolean {
  if (namesAnother(reading.segments[position + 1], index)) return false;
  if (standsInWords(segment, claim, index)) return false;
  if (segment.meanings.some(({ type }) => type === 'elsewhere')) {
    if (claim.roles.has('where')) return true;
    // "What did Bristol pledge?" is not denied by what others in general pledged.
    if (!reading.yesNo && claim.actors.size === 0) return false;
    // What is told of one state says nothing of another: "which minister of Slovakia resigned?"
    return (
      actorsInGeneral.some((concept) => claim.mentions.has(concept)) &&
      !(isState(segment) && namesState(claim, index))
    );
  }
  const isPlace = kindsOf(segment, index).some(
    (kind) => kind === 'place' || kind === 'city' || kind === 'county',
  );
  return isPlace && claim.roles.has('where') && !entityIds(segment).some((id) => claim.entities.has(id));
}

function isWrongDate(
  segment: Segment,
  position: number,
  claim: Claim,
  reading: Reading,
  index: AskIndex,
): boolean {
  if (segment.month === undefined && segment.number === undefined) return false;
  const isDay = reading.segments.some(({ month }) => month !== undefined);
  if (segment.number?.ordinal === true && !isDay) return false;
  // "A/80/…" is no time, and what another claim tells of that time is no mistake.
  const value = segment.number?.value ?? 1;
  if (!(isYear(value) || (isDay && value <= longestMonth))) return false;
  if (segment.topics.size > 0 && !segment.topics.has(claim.id)) return false;
  const next = reading.segments[position + 1];
  const partOfName =
    next !== undefined &&
    // "the 2030 Agenda": a number before an ordinary word belongs to a name.
    (isUnknownWord(next) || next.concepts.has('instrument') || next.concepts.has('compact'));
  if (partOfName || claim.dates.length === 0 || weighDate(segment, claim, reading) !== undefined)
    return false;
  return !isOtherwiseDated(segment, claim, reading, index);
}

/** In days. */
const longestMonth = 31;

/** True where another claim says something like it of the same record at that time: then the time is not denied. */
function isOtherwiseDated(segment: Segment, claim: Claim, reading: Reading, index: AskIndex): boolean {
  return datedAs(segment, reading, index).some((other) => other !== claim);
}

const known = new WeakMap<Reading, Map<Segment, readonly Claim[]>>();

/** The first two claims that say something like the question of a record it names, at the time that the segment names. */
function datedAs(segment: Segment, reading: Reading, index: AskIndex): readonly Claim[] {
  const ofReading = known.get(reading) ?? new Map<Segment, readonly Claim[]>();
  known.set(reading, ofReading);
  const before = ofReading.get(segment);
  if (before !== undefined) return before;
  const named = namedEntities(reading).filter((id) => !index.surroundings.has(id));
  const found: Claim[] = [];
  for (const claim of index.lookup.candidates(reading)) {
    const isLike =
      named.some((id) => claim.entities.has(id)) &&
      weighDate(segment, claim, reading) !== undefined &&
      reading.segments.some((each) => sharesSay(each, claim) || share(each.concepts, claim.mentions));
    if (isLike) found.push(claim);
    if (found.length === 2) break;
  }
  ofReading.set(segment, found);
  return found;
}

/** Who may act without being named. */
const actingConcepts: ReadonlySet<Concept> = new Set(['city', 'member', 'country', 'state-place']);

/** "Did Metropolis sign the Declaration?": states did. Only where yes or no is asked, and of the one who acts. */
function isWrongActor(
  segment: Segment,
  position: number,
  claim: Claim,
  said: readonly Segment[],
  reading: Reading,
  index: AskIndex,
): boolean {
  if (!reading.yesNo && reading.focus !== 'why') return false;
  const { segments } = reading;
  const kinds = kindsOf(segment, index);
  const isNamed = kinds.includes('organisation') || kinds.includes('person');
  if (!isNamed && !share(segment.concepts, actingConcepts)) return false;
  const verb = segments.findIndex((each) => said.includes(each));
  const verbBefore = segments[position - 2];
  const behindBy =
    does(segments[position - 1], 'by', index) && verbBefore !== undefined && said.includes(verbBefore);
  if (!(position < verb || behindBy)) return false;
  if (reading.focus === 'why' && !isNamed) return false;
  const ids = entityIds(segment);
  if (mentions(reading, 'receive')) return !ids.some((id) => claim.receivers.has(id));
  const acted = ids.some((id) => claim.actors.has(id)) || share(segment.concepts, claim.mentions);
  if (claim.actors.size > 0) return !acted;
  return isActive(reading, index) && ids.some((id) => claim.receivers.has(id));
}

/** "Did Grandi send it?" is active, "was it sent to Grandi?" is not. */
function isActive({ segments }: Reading, index: AskIndex): boolean {
  return segments.some((segment) => does(segment, 'asks-of-a-deed', index));
}

/** A place before an agreement or a meeting names another one: "the Istanbul Declaration", "the Geneva meeting". */
function namesAnother(next: Segment | undefined, index: AskIndex): boolean {
  if (next === undefined) return false;
  const kinds = kindsOf(next, index);
  const named = kinds.includes('instrument') || kinds.includes('event');
  return named || next.concepts.has('instrument') || next.concepts.has('compact');
}

function kindsOf(segment: Segment, index: AskIndex): (Entity['kind'] | undefined)[] {
  return entityIds(segment).map((id) => index.knowledge.entities.get(id)?.kind);
}

function premiseName(segment: Segment, index: AskIndex): string {
  const elsewhere = segment.meanings.find(({ type }) => type === 'elsewhere');
  if (elsewhere?.type === 'elsewhere') return elsewhere.name;
  const [id] = entityIds(segment);
  const entity = id === undefined ? undefined : index.knowledge.entities.get(id);
  return entity === undefined ? rawText(segment) : (entity.short ?? entity.name).en;
}
