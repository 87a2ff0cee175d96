import { stemPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { askingConcepts } from '../concepts.ts';
import type { Reading } from '../reading.ts';
import { entityIds, readPhrase, type Segment } from '../segments.ts';
import { isOfCompacts, isYear, mentions, share, turning } from './frame.ts';

/** Words that fit any question about a fact. */
const light = new Set([
  'which',
  'say',
  'be',
  'instrument',
  'have',
  'doing',
  'list',
  'include',
  'name',
  'title',
]);

/** Words that ask, and say nothing of what. */
const asking = new Set([...askingConcepts, 'all', 'confirm']);

/** Words of the subject that every question here may hold. */
const domain = new Set(['city', 'country', 'member']);

/**
 * What a segment speaks for: more than 0 for the claim, 0 for nothing in particular, undefined where the claim
 * has no place for it.
 */
export function weighSegment(
  segment: Segment,
  claim: Claim,
  reading: Reading,
  index: AskIndex,
): number | undefined {
  const { concepts, topics, stop, tokens } = segment;
  const inWords = standsInWords(segment, claim, index);
  // "still under-represented": the claim itself says "still"; every other turn changes the question.
  for (const turn of concepts) {
    if (turning.has(turn) && !claim.mentions.has(turn) && !claim.says.has(turn))
      return concepts.has('now') && inWords ? 0 : undefined;
  }
  if (topics.has(claim.id)) return 3 * tokens.length;
  if (claim.ofAnyPlace && reading.topics.has(claim.id) && isPlace(segment, index)) return 0;
  const ids = entityIds(segment);
  if (ids.some((id) => claim.entities.has(id))) return 1;
  // In "how is X related to Metropolis" the network is no surrounding, but half of the question.
  const related = mentions(reading, 'relate');
  if (ids.length > 0) return !related && ids.some((id) => index.surroundings.has(id)) ? 0 : undefined;
  if (sharesSay(segment, claim)) return 3;
  if (share(concepts, claim.mentions)) return 1;
  if (segment.month !== undefined || segment.number !== undefined) return weighDate(segment, claim, reading);
  if (concepts.has('compact')) return hasCompact(claim, index) ? 1 : undefined;
  if ((reading.focus !== 'none' && concepts.has(reading.focus)) || stop || share(concepts, light)) return 0;
  if (reading.yesNo && concepts.has('write')) return 0;
  // "receive" may stand in a claim's text, but a claim that does not say who receives does not answer it.
  // A commitment's wording is all it says.
  if (share(concepts, index.saidConcepts) && !(inWords && claim.commitment !== undefined)) return undefined;
  if (inWords) return concepts.size === 0 ? tokens.length : 0.5;
  const amongCommitments = claim.commitment !== undefined && mentions(reading, 'commitment');
  if (share(concepts, domain) && !amongCommitments) return 0;
  // "migrants" may stand in any question on the migration compact, "refugees" may not.
  const compacts = index.compactIds.filter((id) => claim.entities.has(id));
  if (compacts.length > 0 && isOfCompacts(segment, compacts, index)) return 0;
  return weighParts(segment, claim, reading, index);
}

/** "Could Lyon still join?": the name of a place. */
function isPlace({ meanings }: Segment, { knowledge }: AskIndex): boolean {
  return meanings.some(
    (meaning) => meaning.type !== 'entity' || knowledge.entities.get(meaning.id)?.kind === 'place',
  );
}

/** A phrase that is another claim's topic, word by word: "head UNHCR" holds what this claim says, and of whom. */
function weighParts(
  { tokens, topics, meanings }: Segment,
  claim: Claim,
  reading: Reading,
  index: AskIndex,
): number | undefined {
  if (tokens.length < 2 || topics.size === 0 || meanings.length > 0) return undefined;
  const weights = tokens.map((token) => {
    const part = readPhrase([token], index);
    return part === undefined ? undefined : weighSegment(part, claim, reading, index);
  });
  return weights.reduce<number | undefined>(
    (sum, weight) => (sum === undefined || weight === undefined ? undefined : sum + weight / 2),
    0,
  );
}

/** True where the claim's own words hold the segment, or a place by its name in another language. */
export function standsInWords({ tokens, meanings }: Segment, claim: Claim, index: AskIndex): boolean {
  if (meanings.length === 0) return tokens.every(({ stem }) => claim.stems.has(stem));
  return meanings.some(
    (meaning) =>
      meaning.type !== 'entity' &&
      stemPhrase(meaning.name, index.language)
        .split(' ')
        .every((stem) => claim.stems.has(stem)),
  );
}

/** A year, a month, a day or a number that the claim has too. */
export function weighDate(segment: Segment, claim: Claim, reading: Reading): number | undefined {
  const { month, number, stop } = segment;
  if (isInTerm(claim, reading) && (month !== undefined || (number !== undefined && isYear(number.value))))
    return 2;
  const matches = (fits: (date: string) => boolean) => (claim.dates.some(fits) ? 2 : undefined);
  if (month !== undefined) return matches((date) => Number(date.slice(5, 7)) === month);
  if (number === undefined) return undefined;
  if (isYear(number.value)) {
    const inText = segment.tokens.every(({ stem }) => claim.stems.has(stem));
    return matches((date) => date.startsWith(String(number.value))) ?? (inText ? 1 : undefined);
  }
  const isDay = reading.segments.some((other) => other.month !== undefined);
  if (isDay) return matches((date) => Number(date.slice(8, 10)) === number.value);
  return segment.tokens.every(({ stem }) => claim.stems.has(stem)) ? 0.5 : stop ? 0 : undefined;
}

/** True for a claim on a time in office that the years of the question lie in. */
export function isInTerm({ says, dates }: Claim, { segments }: Reading): boolean {
  const [first, last] = dates.map((date) => Number(date.slice(0, 4)));
  if (!['hold', 'start', 'end'].every((concept) => says.has(concept))) return false;
  if (first === undefined || last === undefined) return false;
  const years = segments.flatMap(({ number }) =>
    number !== undefined && isYear(number.value) ? number.value : [],
  );
  return years.length > 0 && years.every((year) => year >= first && year <= last);
}

/** True where the claim says what the segment's words say: both "adopt", or both "send". */
export function sharesSay({ concepts }: Segment, claim: Claim): boolean {
  for (const concept of concepts) {
    if (concept !== 'be' && concept !== 'say' && claim.says.has(concept)) return true;
  }
  return false;
}

/** A word of the claim that few other claims share, and that is no word of every day. */
export function isRareWord(
  { stop, meanings, concepts, tokens }: Segment,
  claim: Claim,
  index: AskIndex,
): boolean {
  const [token] = tokens;
  if (stop || meanings.length > 0 || token === undefined || tokens.length > 1 || token.text.length < 4)
    return false;
  const isQuestionWord = [...concepts].some(
    (concept) => light.has(concept) || turning.has(concept) || asking.has(concept),
  );
  if (isQuestionWord) return false;
  return claim.stems.has(token.stem) && index.lookup.isRare(token.stem);
}

/** True where the claim is about one of the compacts. */
export function hasCompact(claim: Claim, index: AskIndex): boolean {
  return index.compactIds.some((id) => claim.entities.has(id));
}
