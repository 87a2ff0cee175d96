import { holding } from '../../holding.ts';
import { allPhrases } from '../../knowledge/knowledge.ts';
import type { Phrases } from '../../knowledge/schema.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';

/** Something that questions call by other names. */
interface Called {
  readonly aliases: Phrases;
}

/** Every name of each of these, folded, the longest first; worked out once for a list. */
const phrasesOf = holding((things: readonly Called[]) =>
  things
    .flatMap((of, at) => allPhrases(of.aliases).map((alias) => ({ at, phrase: foldPhrase(alias) })))
    .toSorted((a, b) => b.phrase.length - a.phrase.length),
);

/** The one of these whose name stands in a question, by the longest of its names, with the segments that hold it. */
export function calledIn<Thing extends Called>(
  { segments }: Reading,
  things: readonly Thing[],
): { found: Thing; segments: Segment[] } | undefined {
  const words = segments.flatMap((segment) => segment.tokens.map(({ text }) => ({ text, segment })));
  const said = ` ${words.map(({ text }) => text).join(' ')} `;
  const longest = phrasesOf(things).find(({ phrase }) => said.includes(` ${phrase} `));
  const found = things[longest?.at ?? -1];
  if (longest === undefined || found === undefined) return undefined;
  const start = said.slice(0, said.indexOf(` ${longest.phrase} `)).split(' ').length - 1;
  const held = words.slice(start, start + longest.phrase.split(' ').length);
  return { found, segments: held.map(({ segment }) => segment) };
}
