import type { Entity } from '../../knowledge/knowledge.ts';
import { queryAbout } from '../../query/about.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Frame, Places } from './frame.ts';
import { mentions, namedEntities, numbersIn, turning, unexplained, yearIn } from './frame.ts';

/** "What is the NUA?", "who is Valérie Plante?", "Filippo Grandi's job", or only a name. */
export const record: Frame = (reading, index) => {
  if (!['none', 'which', 'who'].includes(reading.focus)) return undefined;
  const { unitedNations } = index.knowledge.keyRecords;
  const named = namedEntities(reading).filter((id) => isShownAsRecord(id, index));
  // "Principle (d) of the migration compact": the compact says whose it is.
  const isOwner = (id: string) =>
    index.knowledge.objectives.some((item) => item.of === id && named.includes(item.id));
  const about =
    named.length > 1
      ? named.filter((id) => !index.surroundings.has(id) && id !== unitedNations && !isOwner(id))
      : named;
  const id = about.length === 1 ? about[0] : undefined;
  if (id === undefined) return undefined;
  const kind = index.knowledge.entities.get(id)?.kind;
  // An "official title" is a name of it that a fact tells of.
  const isNameAsked = reading.segments.some(({ concepts }) => concepts.has('title') && concepts.has('name'));
  if (isNameAsked && !isItem(kind)) return undefined;
  const left =
    kind === 'person'
      ? unexplained(reading, index, personPlaces(id, reading, index))
      : unexplained(reading, index, {
          concepts: [
            'be',
            'which',
            'instrument',
            'doing',
            'title',
            ...(kind === 'document' ? ['symbol'] : []),
            ...(happens(kind) ? ['timeline', 'hold'] : []),
            ...(isItem(kind)
              ? ['language', 'name', 'list', 'paragraph', 'objective', 'principle', 'wording']
              : []),
          ],
          entities: [id, unitedNations, ...named.filter(isOwner)],
        });
  const query = queryAbout(id, index.knowledge);
  return { query, unexplained: left };
};

/** "What are the compacts?", "the two pacts" */
export const compactsAsked: Frame = (reading, index) => {
  if (!mentions(reading, 'compact') || !['none', 'which'].includes(reading.focus)) return undefined;
  const number = numbersIn(reading).find(({ value, ordinal }) => value === 2 && !ordinal);
  const left = unexplained(reading, index, {
    concepts: ['compact', 'be', 'which', 'list', 'name'],
    entities: [index.knowledge.keyRecords.unitedNations],
    used: [number?.segment],
  });
  return { query: { kind: 'compacts' }, unexplained: left };
};

/** "Timeline", "what happened in 2016?", "what happened on 19 September 2016?" */
export const timeline: Frame = (reading, index) => {
  const year = yearIn(reading);
  const happened = year !== undefined && mentions(reading, 'hold') && !reading.yesNo;
  if (!mentions(reading, 'timeline') && !happened) return undefined;
  const month = reading.segments.find((segment) => segment.month !== undefined);
  const dated =
    year === undefined ? [] : [year.segment, month, ...(month === undefined ? [] : daysIn(reading))];
  const left = unexplained(reading, index, {
    concepts: ['timeline', 'when', 'which', 'list', 'hold', 'be', 'compact', 'doing'],
    entities: [...index.compactIds, ...namedEntities(reading).filter((id) => isPlaceRecord(id, index))],
    used: dated,
  });
  const query = {
    kind: 'timeline' as const,
    ...(year !== undefined && { year: year.year }),
    ...(year !== undefined && month?.month !== undefined && { month: month.month }),
    ...(year !== undefined && month?.month !== undefined && dayOf(reading)),
  };
  return { query, unexplained: left };
};

/** The day, where one alone is named. */
function dayOf(reading: Reading): { day: number } | undefined {
  const [day, ...more] = numbersIn(reading).filter(({ value }) => value >= 1 && value <= 31);
  return day === undefined || more.length > 0 ? undefined : { day: day.value };
}

/** The day in "19 September 2016": the month is what the timeline is cut to. */
function daysIn(reading: Reading) {
  return numbersIn(reading)
    .filter(({ value }) => value >= 1 && value <= 31)
    .map(({ segment }) => segment);
}

/** "What are your sources?", "where can I find the article?" */
export const sources: Frame = (reading, index) => {
  if (!mentions(reading, 'source')) return undefined;
  const article = namedEntities(reading).find((id) => index.knowledge.documents.has(id));
  const left = unexplained(reading, index, {
    concepts: ['source', 'which', 'be', 'list', 'where', 'instrument', 'have'],
  });
  const query =
    article === undefined ? { kind: 'sources' as const } : { kind: 'source' as const, id: article };
  return { query, unexplained: left };
};

/** A person may be asked for by any word that the data says of them: "was Plante the new mayor?" */
function personPlaces(id: string, reading: Reading, index: AskIndex): Places {
  const own = index.lookup.naming(id).filter(({ subject }) => subject === id);
  const entities = new Set(own.flatMap((claim) => [...claim.entities]));
  return {
    concepts: ['be', 'which', 'who', 'role', 'title', 'hold', 'have'],
    entities: [id, ...namedEntities(reading).filter((other) => entities.has(other))],
    used: reading.segments.filter(
      ({ tokens, meanings, concepts }) =>
        meanings.length === 0 &&
        tokens.every(({ stem }) => own.some(({ stems }) => stems.has(stem))) &&
        ![...concepts].some((concept) => turning.has(concept)),
    ),
    strict: true,
  };
}

function isPlaceRecord(id: string, { knowledge }: AskIndex): boolean {
  return knowledge.entities.get(id)?.kind === 'place';
}

/** Things that happen, and where they happen. */
function happens(kind: Entity['kind'] | undefined): boolean {
  return kind === 'event' || kind === 'place';
}

/** What has a number, a place in a text, and names in several languages. */
function isItem(kind: Entity['kind'] | undefined): boolean {
  return kind === 'objective' || kind === 'principle';
}

function isShownAsRecord(id: string, index: AskIndex): boolean {
  const kind = index.knowledge.entities.get(id)?.kind;
  return kind !== undefined && kind !== 'city' && kind !== 'county';
}
