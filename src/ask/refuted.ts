import { factById } from '../knowledge/filed-facts.ts';
import type { Phrases } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { foldedWords } from '../text/normalise.ts';
import { stem } from '../text/stem.ts';
import type { AskIndex } from './ask-index.ts';
import { mentions } from './frames/frame.ts';
import type { Reading } from './reading.ts';

/** Marks a Query whose question wants confirmed what its fact says is not so: "is it a treaty?" gets a no first. */
export function refuted(query: Query, reading: Reading, { knowledge, language }: AskIndex): Query {
  if (query.kind !== 'facts' || query.not !== undefined || query.denied !== undefined) return query;
  if (!reading.yesNo || mentions(reading, 'not')) return query;
  const fact = factById(knowledge.facts, query.ids[0]);
  if (fact?.refutes === undefined) return query;
  const phrases = stemmed(fact.refutes, language);
  const isAsked = reading.segments.some(({ tokens }) =>
    phrases.has(tokens.map((each) => each.stem).join(' ')),
  );
  return isAsked ? { ...query, denied: 'refuted' } : query;
}

function stemmed(phrases: Phrases, language: Language): Set<string> {
  const all = [...(phrases[language] ?? []), ...(phrases.en ?? [])];
  return new Set(
    all.map((phrase) =>
      foldedWords(phrase)
        .map((word) => stem(word, language))
        .join(' '),
    ),
  );
}
