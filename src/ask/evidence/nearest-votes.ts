import type { AskIndex } from '../ask-index.ts';
import type { Tried } from '../choose.ts';
import { mentions } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { plays } from '../votes/scan.ts';
import { spokenOf } from '../votes/spoken.ts';
import { partsOf } from './clauses.ts';
import type { Nearest } from './nearest.ts';
import { unitsOf, wordsOfUnits } from './units.ts';

/** The kinds of question on votes. */
const kindsOnVotes = ['country', 'votes', 'poll'];

/** So many words of what is asked may be left out at most. */
const mostLeft = 3;

/**
 * What a question says of votes and whose, however it is told besides: "for a panel", "the far side of the room". The record
 * answers whether it is so, whatever the other words are; but not where they name something, are the very thing that is
 * asked for, or speak of another vote than the Assembly's.
 */
export function nearestVotes(
  question: string,
  reading: Reading,
  tried: readonly Tried[],
  index: AskIndex,
): Nearest | undefined {
  const [best] = tried
    .filter(({ candidate: { query } }) => kindsOnVotes.includes(query.kind))
    .toSorted((a, b) => a.candidate.unexplained.length - b.candidate.unexplained.length);
  const { query, unexplained } = best?.candidate ?? {};
  const spoken = spokenOf(reading, index);
  const isOnVote =
    spoken.isOfVote ||
    (spoken.compacts.length > 0 && (spoken.says('backs', 'opposes', 'signs') || query?.kind !== 'votes'));
  if (query === undefined || unexplained === undefined || !isOnVote || spoken.says('bodies'))
    return undefined;
  const { asking, opening } = partsOf(question, reading, index);
  const left = unitsOf(reading, asking, index).filter(({ segment }) => unexplained.includes(segment));
  const asked = left.filter((unit) => unit.asked);
  const isTold = (segment: Segment) => tells(segment, opening);
  // Who voted so, where no state is named, is asked with the vote or the compact, and without other names.
  const isOfAssembly =
    spoken.compacts.length > 0 || mentions(reading, 'compact') || spoken.says('vote', 'ballot');
  if (query.kind !== 'country' && (!isOfAssembly || left.some(({ segment }) => isTold(segment))))
    return undefined;
  // "Has it reversed since?": what came after the vote is not how it voted.
  const changes = spoken.items.filter((item) => plays(item, 'different')).flatMap(({ segments }) => segments);
  const isOnLater = (segment: Segment) => segment.concepts.has('succession') || changes.includes(segment);
  if (asked.some(({ segment }) => isOnLater(segment) || isDone(segment, reading, index))) return undefined;
  if (asked.length > mostLeft || asked.some(({ target, segment }) => target || isTold(segment)))
    return undefined;
  return { query, isAnswer: true, likely: 1, leftOut: wordsOfUnits(asked) };
}

/** "Avait promis de …", "ha cambiado", "has reversed": what somebody has done, behind its auxiliary, is no way of telling a vote. */
export function isDone(segment: Segment, { segments }: Reading, { words }: AskIndex): boolean {
  const at = segments.indexOf(segment);
  // "Avait d'abord promis": an adverb may stand between.
  return segments.slice(Math.max(0, at - 2), at).some(({ tokens: [auxiliary, ...more] }) => {
    if (auxiliary === undefined || more.length > 0) return false;
    const { text, stem } = auxiliary;
    return words.concepts(text, stem).has('have') || words.does(text, 'asks-of-a-deed');
  });
}

/** A name, a number, a date, something that the data speaks of, or a word in capitals: it is not left out. */
function tells(segment: Segment, opening: ReadonlySet<Segment>): boolean {
  const { ids, meanings, topics, number, month, tokens } = segment;
  if (ids.length > 0 || meanings.length > 0 || topics.size > 0) return true;
  if (number !== undefined || month !== undefined) return true;
  return !opening.has(segment) && /^\p{Lu}/u.test(tokens[0]?.raw ?? '');
}
