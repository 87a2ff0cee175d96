import { type Answer, paragraph, strong, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { fold } from '../text/normalise.ts';
import { aboutEndorser } from './cities.ts';
import { inRow, listPassages, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** The names on the list that begin with certain letters, or the one at a place: as the article prints and orders them. */
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
  const place = query.place ?? 1;
  const number = place < 0 ? total + 1 + place : place;
  const endorser = endorsers[number - 1];
  if (endorser === undefined) {
    const none = draft.say('listed.no-place', { number, total });
    return finishAnswer(draft, 'answered', query, [paragraph(...none, ...draft.cite(...proof))], next);
  }
  const name = strong(text(endorser.printed));
  const blocks = [
    paragraph(...draft.say('listed.place', { number, total, name }), ...draft.cite(...proof)),
    paragraph(...draft.say('listed.order-only')),
    ...aboutEndorser(draft, endorser),
  ];
  return finishAnswer(draft, 'answered', query, blocks, next);
}
