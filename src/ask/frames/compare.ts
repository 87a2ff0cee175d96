import { isRecord } from '../../knowledge/knowledge.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { entityIds, rawText, type Segment } from '../segments.ts';
import type { Candidate, Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained } from './frame.ts';
import type { Item } from './items.ts';

/** The most records that stand side by side. */
const mostSides = 3;

/** "What is the difference between the Declaration and the Agenda?", "compare objective 1 with commitment 5" */
export const compare: Frame = (reading, index) => {
  if (!mentions(reading, 'compare') || !['none', 'which', 'how'].includes(reading.focus)) return undefined;
  const sides = sidesOf(reading, index);
  const of = [...new Set(sides.map(({ id }) => id))];
  const [same, ...others] = of;
  if (same !== undefined && others.length === 0 && sides.length > 1)
    return namesOf(same, sides, reading, index);
  const both = mentions(reading, 'compact') && of.length === 0 ? [...index.compactIds] : of;
  if (both.length < 2 || both.length > mostSides) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      'compare',
      'compact',
      'which',
      'how',
      'be',
      'instrument',
      'commitment',
      'commit',
      'objective',
      'aim',
    ],
    entities: [...both, ...index.compactIds],
    used: [
      ...sides.map(({ segment }) => segment),
      ...numbersIn(reading)
        .filter(({ value }) => value === both.length)
        .map(({ segment }) => segment),
    ],
  });
  // Which is named first makes no difference.
  return { query: { kind: 'compare', of: both.toSorted() }, unexplained: left };
};

/** "Is the Marrakech Compact the same document as the Global Compact for Migration?": two names of one record. */
function namesOf(
  id: string,
  sides: readonly { segment: Segment }[],
  reading: Reading,
  index: AskIndex,
): Candidate | undefined {
  if (new Set(sides.map(({ segment }) => rawText(segment).toLowerCase())).size < 2) return undefined;
  const naming = index.knowledge.facts.find(
    ({ subject, says, known }) => subject === id && known === undefined && says.includes('title'),
  );
  return {
    query: naming === undefined ? { kind: 'record', id } : { kind: 'facts', ids: [naming.id] },
    unexplained: unexplained(reading, index, {
      concepts: ['compare', 'compact', 'which', 'be', 'instrument', 'same', 'name', 'title'],
      used: [
        ...sides.map(({ segment }) => segment),
        ...numbersIn(reading)
          .filter(({ value }) => value <= sides.length)
          .map(({ segment }) => segment),
      ],
    }),
  };
}

/** What is compared: records by name, commitments and objectives by number ("objective 1", "fifth commitment"). */
function sidesOf(reading: Reading, index: AskIndex): { id: string; segment: Segment }[] {
  const { segments } = reading;
  const numbered = segments.flatMap((segment, at) => {
    const { number } = segment;
    if (number === undefined) return [];
    const items = [segments[at - 1], segments[at + 1]]
      .flatMap((beside) => (beside === undefined ? [] : itemsNamed(beside, reading, index)))
      .filter((each) => each.number === number.value);
    // Objective 3 is one of each compact: without its compact it is none.
    const [item] = items;
    return item === undefined || items.length > 1 ? [] : [{ id: item.id, segment }];
  });
  const isNumbered = numbered.length > 0;
  const named = segments.flatMap((segment) => {
    const [id] = entityIds(segment).filter((each) => isRecord(each, index.knowledge));
    const isOwner =
      id !== undefined && isNumbered && [...index.compactIds, ...index.surroundings].includes(id);
    return id === undefined || isOwner ? [] : [{ id, segment }];
  });
  return [...named, ...numbered];
}

function itemsNamed(
  { concepts }: Segment,
  reading: Reading,
  { knowledge, compactIds }: AskIndex,
): readonly Item[] {
  if (concepts.has('objective')) {
    const named = namedEntities(reading).filter((id) => compactIds.includes(id));
    const of = named.length > 0 ? named : compactIds;
    return knowledge.objectives.filter((each) => each.kind === 'objective' && of.includes(each.of));
  }
  return concepts.has('commitment') ? knowledge.commitments : [];
}
