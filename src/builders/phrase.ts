import { type Answer, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { type Language, nameOfLanguage } from '../language.ts';
import type { Query } from '../query/query.ts';
import { echo } from '../text/echo.ts';
import { foldPhrase } from '../text/normalise.ts';
import { namedDocument, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** Whether one or two words stand in the article; where they do, the shortest passage of the data that holds them. */
export function answerPhrase(
  query: Extract<Query, { kind: 'phrase' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { commitments, documents, facts, keyRecords } = core.knowledge;
  const document = documents.get(keyRecords.source);
  if (document === undefined) throw new RangeError(`no document has the id "${keyRecords.source}"`);
  const wanted = ` ${foldPhrase(query.words)} `;
  const quotes = facts
    .flatMap(({ citations }) => citations)
    .flatMap((each) => (each.document === document.id && each.quote !== undefined ? [each.quote] : []));
  const passages = [...quotes, ...commitments.map(({ wording }) => wording)].toSorted(
    (a, b) => a.length - b.length,
  );
  // What no passage of the data holds may still stand in a line of the document.
  const lines = core.knowledge.texts.get(document.id)?.text.split(/\n+/u) ?? [];
  const found = [...passages, ...lines].find((each) => ` ${foldPhrase(each)} `.includes(wanted));
  const words = echo(query.words);
  const name = namedDocument(draft, document);
  const next: Query[] = [{ kind: 'source', id: document.id }];
  if (found === undefined) {
    const inLanguage = nameOfLanguage(document.language, language);
    const none = draft.say('phrase.not-found', { words, document: name, language: inLanguage });
    return finishAnswer(
      draft,
      'answered',
      query,
      [paragraph(...none, ...draft.cite({ document: document.id }))],
      next,
    );
  }
  const sentence = draft.say('phrase.found', { words, document: name });
  return finishAnswer(
    draft,
    'answered',
    query,
    [
      paragraph(...sentence, ...draft.cite({ document: document.id, quote: found })),
      { type: 'quote', children: [text(found)], language: document.language },
    ],
    next,
  );
}
