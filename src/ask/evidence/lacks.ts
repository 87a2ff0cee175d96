import { factById } from '../../knowledge/filed-facts.ts';
import type { Concept, Role } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { share } from '../frames/frame.ts';
import type { Focus, Reading } from '../reading.ts';
import { does, rawText, type Segment } from '../segments.ts';
import { lackOfFact } from './asked-for.ts';
import { leastMet, type Meeting } from './meeting.ts';
import type { Passage } from './passages.ts';
import type { MetPassage } from './postings.ts';

/**
 * What is asked for and this passage does not give, in words for `--explain`; undefined where it gives it. A person, a day, a
 * place, a reason or a number; the very thing that is asked for ("the share of the vote"); what was done ("recorded"). Such a
 * passage answers nothing, but it may be shown as what the sources do say.
 */
export function lackOf(
  reading: Reading,
  meetings: readonly Meeting[],
  passage: MetPassage,
  index: AskIndex,
): string | undefined {
  if (lacksRole(reading, passage, index)) return `does not say ${reading.focus}`;
  const { mentions, says } = passage;
  const isOfDifference = reading.concepts.has('by-how-much') && passage.query.kind !== 'country';
  if (isOfDifference && !mentions.has('by-how-much') && !says.has('by-how-much')) return 'says no difference';
  const target = meetings.find(
    ({ unit, met }) => met < leastMet && (unit.target || (unit.asked && isRelation(unit.segment, index))),
  );
  if (target !== undefined) return `does not speak of "${rawText(target.unit.segment)}"`;
  const choice = choiceUnmet(reading, meetings, passage, index);
  if (choice !== undefined) return `holds neither side of "${choice}"`;
  const deed = meetings.find(
    ({ unit, met }) =>
      unit.asked && met < leastMet && !unit.light && isPredicate(unit.segment, reading, index),
  );
  if (deed !== undefined) return `does not say "${rawText(deed.unit.segment)}"`;
  // Where a text speaks of something: that must be there, not only the text.
  const placed = reading.concepts.has('paragraph') && reading.focus !== 'none' && !reading.yesNo;
  const sought = meetings.find(
    ({ unit, met }) => placed && unit.asked && met < leastMet && unit.segment.topics.size > 0 && !unit.light,
  );
  if (sought !== undefined) return `does not place "${rawText(sought.unit.segment)}"`;
  if (isOnNow(reading, index) && !passage.mentions.has('now') && passage.kind === 'fact')
    return 'is not on today';
  const fact =
    passage.query.kind === 'facts' ? factById(index.knowledge.facts, passage.query.ids[0]) : undefined;
  return fact === undefined ? undefined : lackOfFact(reading, fact, index);
}

/** "In English, French or Spanish?": one of what is chosen between must be there. */
function choiceUnmet(
  { segments }: Reading,
  meetings: readonly Meeting[],
  { words, says, mentions }: MetPassage,
  index: AskIndex,
): string | undefined {
  const at = segments.findIndex((segment) => does(segment, 'or', index));
  // "Before or after …?" asks for an order.
  if (isOrder(segments[at - 1], index)) return undefined;
  const sides = [segments.slice(0, at).findLast(isSaid), segments.slice(at + 1).find(isSaid)];
  if (at < 0 || sides.includes(undefined)) return undefined;
  const isHeld = (segment: Segment) =>
    meetings.some(({ unit, met }) => unit.segment === segment && met >= leastMet) ||
    segment.tokens.every(({ text }) => index.words.isStop(text) || words.has(text)) ||
    [...segment.concepts].some((concept) => says.has(concept) || mentions.has(concept));
  const chosen = sides.flatMap((side) => side ?? []);
  return chosen.some(isHeld) ? undefined : chosen.map(rawText).join(' / ');
}

function joinsOn(segment: Segment, index: AskIndex): boolean {
  return (['leads-in', 'of', 'joins', 'or', 'that'] as const).some((role) => does(segment, role, index));
}

function isOrder(segment: Segment | undefined, { words }: AskIndex): boolean {
  return words.does(segment?.tokens.map(({ text }) => text).join(' ') ?? '', 'orders');
}

/** "Is Barcelona a member?", "until when did she hold it?": what a question for yes or no says of somebody, and the end. */
function isPredicate(segment: Segment, { segments, yesNo, focus }: Reading, index: AskIndex): boolean {
  const at = segments.indexOf(segment);
  const beside = [segments[at - 1], segments[at + 1]];
  if (focus === 'when' && segment.concepts.has('end') && beside.some((each) => each?.concepts.has('when')))
    return true;
  const named = segments.slice(0, at).findLast((each) => !each.stop || joinsOn(each, index));
  const isOfNamed = named !== undefined && (named.ids.length > 0 || named.meanings.length > 0);
  return yesNo && isOfNamed && share(segment.concepts, index.saidConcepts);
}

function isSaid({ stop }: Segment): boolean {
  return !stop;
}

/** Who comes before or after another in an office: that is never left out. */
const relations: ReadonlySet<string> = new Set<Concept>([
  'previous-in-office',
  'next-in-office',
  'succession',
]);

/** "Before", "after" and "since" tell of times, too. */
function isRelation(segment: Segment, index: AskIndex): boolean {
  const phrase = segment.tokens.map(({ text }) => text).join(' ');
  const isOfTime = index.words.does(phrase, 'orders') || index.words.does(phrase, 'leads-in');
  return share(segment.concepts, relations) && !segment.concepts.has('before') && !isOfTime;
}

/** "What does Grandi do since he left?": what somebody does is asked of today. */
function isOnNow({ segments, focus }: Reading, { knowledge, words }: AskIndex): boolean {
  const at = segments.findIndex(({ stop }) => !stop);
  const named = segments[at]?.ids.some((id) => knowledge.entities.get(id)?.kind === 'person') === true;
  const opening = segments.slice(0, at).flatMap(({ tokens }) => tokens);
  const isDoing = opening.some(({ text, stem }) => words.concepts(text, stem).has('doing'));
  return named && isDoing && (focus === 'none' || focus === 'which');
}

export const rolesAsked: Partial<Record<Focus, readonly Role[]>> = {
  who: ['who', 'to'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

function lacksRole(
  { focus, concepts }: Reading,
  { kind, roles, query, subject }: Passage,
  { knowledge }: AskIndex,
): boolean {
  const wanted = rolesAsked[focus];
  if (wanted === undefined || kind === 'unknown') return false;
  // "Where does it mention …" asks for a place in a text, not on a map.
  const isInText =
    concepts.has('say') || concepts.has('paragraph') || kind === 'commitment' || kind === 'objective';
  if (focus === 'where' && isInText) return false;
  if (kind === 'record') {
    // "Who translated the paper?" asks for somebody, and the paper is nobody.
    const isSomebody = ['person', 'organisation'].includes(knowledge.entities.get(subject ?? '')?.kind ?? '');
    return focus === 'who' ? !isSomebody : focus !== 'where';
  }
  if (kind === 'list' || kind === 'count')
    return focus !== 'how-many' && focus !== 'who' && query.kind !== 'timeline';
  // "Who says what?" asks for the sources, where they disagree.
  const isContested =
    query.kind === 'facts' && factById(knowledge.facts, query.ids[0])?.positions !== undefined;
  if (focus === 'who' && concepts.has('say') && isContested) return false;
  if (focus === 'who' && concepts.has('receive')) return !roles.has('to');
  return !wanted.some((role) => roles.has(role));
}
