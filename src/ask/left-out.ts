import type { Query } from '../query/query.ts';
import type { AskIndex } from './ask-index.ts';
import { chosenOf, type Tried } from './choose.ts';
import { mentions } from './frames/frame.ts';
import { isUnknownWord, type Reading, rawText, type Segment } from './reading.ts';

/** A question understood but for a few words, which the answer names. */
export interface Partly {
  readonly query: Query;
  readonly leftOut: readonly string[];
}

/** The most words that are left out: with more, it may be another question. */
const mostLeftOut = 3;

/**
 * Takes a question without the ordinary words that nothing knows ("I live in Madison. Did it lend its weight?"),
 * but only for kinds of question whose answer says by itself what it states: which place is on the list, what a
 * commitment or an objective is. No name, number, negation or known word is ever left out, and nothing is
 * answered with "yes" then.
 */
export function withoutUnknownWords(
  tried: readonly Tried[],
  reading: Reading,
  index: AskIndex,
): Partly | undefined {
  const fitting = tried
    .filter(({ candidate }) => candidate.unexplained.length > 0)
    .filter(({ kind, candidate }) => statesByItself(kind.name, candidate.query, reading))
    .filter(({ candidate }) => canBeLeftOut(candidate.unexplained, reading));
  const fewest = Math.min(...fitting.map(({ candidate }) => candidate.unexplained.length));
  const [best, ...others] = chosenOf(
    fitting.filter(({ candidate }) => candidate.unexplained.length === fewest),
    reading,
    index,
  );
  if (best === undefined || others.length > 0) return undefined;
  const { query, unexplained } = best.candidate;
  const leftOut = unexplained.map(rawText);
  return { query: query.kind === 'endorsed' ? { ...query, tone: query.tone ?? 'plain' } : query, leftOut };
}

function statesByItself(frame: string, query: Query, reading: Reading): boolean {
  switch (query.kind) {
    case 'endorsed':
      return (
        frame === 'endorsed' && query.names.length > 0 && mentions(reading, 'endorse', 'endorser', 'on-list')
      );
    case 'commitment':
    case 'commitments-on':
      return (
        namesSubject(reading) &&
        reading.segments.some(({ topics, number }) => topics.size > 0 || number !== undefined)
      );
    case 'objective':
    case 'objectives-on':
      return namesSubject(reading);
    case 'record':
    case 'source':
      return mentions(reading, 'be');
    default:
      return false;
  }
}

/** A topic alone ("data", "rules") is anybody's word: the question must also say what it is about. */
function namesSubject(reading: Reading): boolean {
  return (
    mentions(reading, 'commit', 'commitment', 'objective') ||
    reading.segments.some(({ meanings }) => meanings.some(({ type }) => type === 'entity'))
  );
}

function canBeLeftOut(unexplained: readonly Segment[], reading: Reading): boolean {
  const [first] = reading.segments;
  return (
    unexplained.length <= mostLeftOut &&
    unexplained.every(
      (segment) => isUnknownWord(segment) && (segment === first || /^\p{Ll}/u.test(rawText(segment))),
    )
  );
}
