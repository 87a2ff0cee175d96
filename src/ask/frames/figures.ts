import { holding } from '../../holding.ts';
import { factById } from '../../knowledge/filed-facts.ts';
import type { Concept, Event, Fact } from '../../knowledge/schema.ts';
import { wordingsOf } from '../../knowledge/wording.ts';
import { inLanguage } from '../../language.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import type { Reading } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';
import { sharesSay, weighSegment } from './claim-weights.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, wordsOfCompacts } from './frame.ts';

/** The most facts that say which figure is which. */
const mostFacts = 3;

/** Figures from here on are no days, and no numbers that any text may hold: facts apart may hold one each. */
const leastTelling = 32;

/** What a question about figures is made of besides them. */
const aroundFigures = new Set([
  ...['say', 'which', 'who', 'why', 'source', 'entrust', 'same', 'compare', 'cite', 'name', 'be', 'have'],
  ...['doing', 'write', 'publish', 'confirm', 'how-many', 'instrument', 'on-list', 'when'],
]);

/** What has numbers of its own. */
const numberedConcepts: readonly Concept[] = ['commitment', 'objective', 'principle', 'paragraph'];

/**
 * "I find 13, 14 and 18 US signers: who says what?", "164 and 152 for the migration compact, which is which?", "the 2nd or the
 * 3rd of December?": the fact that holds all these figures, or facts of one subject that hold them together.
 */
export const figures: Frame = (reading, index) => {
  if (mentions(reading, ...numberedConcepts)) return undefined;
  const { named, theirCount } = figuresIn(reading);
  if (new Set(named.map(({ number }) => number?.value)).size < 2) return undefined;
  const compacts = mentions(reading, 'compact') ? index.compactIds : [];
  const ofCompacts = compacts.flatMap((id) => index.lookup.naming(id));
  const claims = [...new Set([...index.lookup.candidates(reading), ...ofCompacts])].filter(
    (claim) => compacts.includes(claim.subject) || isAsked(claim, reading),
  );
  const chosen = holdingAll(named, claims, index) ?? holdingTogether(named, claims, index);
  if (chosen === undefined) return undefined;
  const ofName = wordsOfCompacts(reading, index);
  const unexplained = reading.segments.filter(
    (segment) =>
      !(segment.stop || segment.month !== undefined || segment === theirCount || named.includes(segment)) &&
      !isAround(segment) &&
      !(compacts.length > 0 && ofName.includes(segment)) &&
      chosen.every((claim) => weighSegment(segment, claim, reading, index) === undefined),
  );
  return { query: { kind: 'facts', ids: chosen.map(({ id }) => id) }, unexplained };
};

function isAround({ concepts }: Segment): boolean {
  return [...concepts].some((concept) => aroundFigures.has(concept));
}

/** The numbers that are named as such: no year, no number of a record's name, a place in an order only as a day. */
function figuresIn(reading: Reading): { named: Segment[]; theirCount: Segment | undefined } {
  const isDated = reading.segments.some(({ month }) => month !== undefined);
  const all = numbersIn(reading).filter(
    ({ segment, ordinal }) => segment.ids.length === 0 && (!ordinal || isDated),
  );
  // "Two figures, 164 and 152": how many there are.
  const theirCount = all.find(
    ({ segment, value }) => value === all.length - 1 && !/\d/u.test(rawText(segment)),
  )?.segment;
  return {
    named: all.map(({ segment }) => segment).filter((segment) => segment !== theirCount),
    theirCount,
  };
}

/** True for a claim on what the question names besides figures. */
function isAsked(claim: Claim, reading: Reading): boolean {
  if (claim.commitment !== undefined) return false;
  return (
    reading.topics.has(claim.id) ||
    namedEntities(reading).includes(claim.subject) ||
    reading.segments.some((segment) => sharesSay(segment, claim))
  );
}

/** The one claim that holds all of them: rather one that is named by a topic than one that names the record. */
function holdingAll(
  named: readonly Segment[],
  claims: readonly Claim[],
  index: AskIndex,
): readonly Claim[] | undefined {
  const holding = claims.filter((claim) => named.every((figure) => holds(claim, figure, index)));
  const [best, ...others] = holding;
  return best === undefined || others.length > 0 ? undefined : [best];
}

/** Claims on one subject that hold a figure each. */
function holdingTogether(
  named: readonly Segment[],
  claims: readonly Claim[],
  index: AskIndex,
): readonly Claim[] | undefined {
  if (named.some(({ number }) => (number?.value ?? 0) < leastTelling)) return undefined;
  for (const ofOne of Map.groupBy(claims, ({ subject }) => subject).values()) {
    const chosen: Claim[] = [];
    for (const figure of named) {
      if (chosen.some((claim) => holds(claim, figure, index))) continue;
      const claim = ofOne.find((each) => holds(each, figure, index));
      if (claim !== undefined) chosen.push(claim);
    }
    const isWhole = named.every((figure) => chosen.some((claim) => holds(claim, figure, index)));
    if (isWhole && chosen.length > 0 && chosen.length <= mostFacts) return chosen;
  }
  return undefined;
}

/** True where a claim, or a position or an addition to it, holds a figure, in digits or in the question's own word. */
function holds(claim: Claim, figure: Segment, index: AskIndex): boolean {
  const fact = factById(index.knowledge.facts, claim.id);
  const value = figure.number?.value;
  if (fact === undefined || value === undefined) return false;
  const words = wordsOf(fact, index);
  return words.has(String(value)) || words.has(rawText(figure).toLowerCase());
}

const wordsTold = holding((_: AskIndex) => new Map<string, ReadonlySet<string>>());

/** The words and numbers of what is told of a fact. */
function wordsOf(fact: Fact | Event, index: AskIndex): ReadonlySet<string> {
  const ofIndex = wordsTold(index);
  const known = ofIndex.get(fact.id);
  if (known !== undefined) return known;
  const texts = wordingsOf(fact).map((each) => inLanguage(each, index.language).text);
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? []));
  ofIndex.set(fact.id, words);
  return words;
}
