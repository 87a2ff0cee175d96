import { type Answer, type Block, list, paragraph, strong, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { CitedPassage, Endorser } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { fold } from '../text/normalise.ts';
import { aboutEndorser } from './cities.ts';
import { type Draft, inRow, listPassages, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** The names on the list that begin with certain letters, or those at places in its order: as the article prints and orders them. */
export function answerListed(
  query: Extract<Query, { kind: 'listed' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { endorsers } = core.knowledge;
  const total = endorsers.length;
  const proof = listPassages(core.knowledge);
  const next: Query[] = [{ kind: 'cities' }];
  if (query.letters !== undefined) {
    const wanted = query.letters.map(fold);
    const found = endorsers.filter(({ printed }) =>
      wanted.some((letter) => fold(printed).startsWith(letter)),
    );
    const letters = inRow(
      draft,
      query.letters.map((letter) => [text(letter)]),
    );
    const names = inRow(
      draft,
      found.map(({ printed }) => [text(printed)]),
    );
    const sentence =
      found.length === 0
        ? draft.say('listed.no-letter', { letters, total })
        : draft.say('listed.letter', { letters, names, count: found.length, total });
    return finishAnswer(draft, 'answered', query, [paragraph(...sentence, ...draft.cite(...proof))], next);
  }
  const places = (query.place ?? []).map((place) => (place < 0 ? total + 1 + place : place));
  const [missing] = places.filter((place) => endorsers[place - 1] === undefined);
  if (missing !== undefined) {
    const none = draft.say('listed.no-place', { number: missing, total });
    return finishAnswer(draft, 'answered', query, [paragraph(...none, ...draft.cite(...proof))], next);
  }
  const found = places.toSorted((a, b) => a - b).flatMap((number) => endorsers[number - 1] ?? []);
  const blocks = [
    ...inOrder(draft, found, proof),
    paragraph(...draft.say('listed.order-only')),
    ...(found.length === 1 ? found.flatMap((endorser) => aboutEndorser(draft, endorser)) : []),
  ];
  return finishAnswer(draft, 'answered', query, blocks, next);
}

/** Names with their numbers on the list: one alone, two with which of them comes first, more one by one. */
function inOrder(draft: Draft, found: readonly Endorser[], proof: readonly CitedPassage[]): Block[] {
  const { endorsers } = draft.knowledge;
  const total = endorsers.length;
  const numberOf = (endorser: Endorser) => endorsers.indexOf(endorser) + 1;
  const nameOf = ({ printed }: Endorser) => strong(text(printed));
  const [first, second, ...more] = found;
  if (first === undefined) return [];
  if (second === undefined) {
    const given = { number: numberOf(first), total, name: nameOf(first) };
    return [paragraph(...draft.say('listed.place', given), ...draft.cite(...proof))];
  }
  if (more.length === 0) {
    const given = {
      first: nameOf(first),
      second: nameOf(second),
      number: numberOf(first),
      next: numberOf(second),
      total,
    };
    return [paragraph(...draft.say('listed.pair', given), ...draft.cite(...proof))];
  }
  return [
    paragraph(...draft.say('listed.places', { total }), ...draft.cite(...proof)),
    list(found.map((endorser) => [text(`${numberOf(endorser)}: `), nameOf(endorser)])),
  ];
}
