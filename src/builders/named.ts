import { type Answer, type Inline, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { type Entity, type Knowledge, shortName } from '../knowledge/knowledge.ts';
import type { CitedPassage } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** The people, agreements or organisations that the article names, in its order, each with a passage that does. */
export function answerNamed(
  query: Extract<Query, { kind: 'named' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const found = namedInSource(core.knowledge, query.of);
  const names = inRow(
    draft,
    found.map(({ entity, passage }): Inline[] => {
      const name = draft.nameOf(entity.kind === 'person' ? entity.name : shortName(entity));
      const shown =
        entity.printed === undefined
          ? [name]
          : draft.say('cities.printed', { name, printed: entity.printed });
      return [...shown, ...draft.cite(passage)];
    }),
  );
  const next = found.slice(0, 3).map(({ entity }) => queryAbout(entity.id, core.knowledge));
  const keys = {
    person: 'named.person',
    instrument: 'named.instrument',
    organisation: 'named.organisation',
  } as const;
  return finishAnswer(draft, 'answered', query, [paragraph(...draft.say(keys[query.of], { names }))], next);
}

/** The records of a kind whose name stands in the article, with the shortest passage of the data that holds it. */
function namedInSource(knowledge: Knowledge, kind: Entity['kind']) {
  const document = knowledge.keyRecords.source;
  const whole = knowledge.texts.get(document)?.text ?? '';
  const quotes = knowledge.facts
    .flatMap(({ citations }) => citations)
    .flatMap((each) => (each.document === document && each.quote !== undefined ? [each.quote] : []))
    .toSorted((a, b) => a.length - b.length);
  const found = [...knowledge.entities.values()].flatMap((entity) => {
    if (entity.kind !== kind) return [];
    const names = [entity.printed, entity.name.en, entity.short?.en].filter((name) => name !== undefined);
    const passages = names.flatMap((name): { at: number; passage: CitedPassage }[] => {
      const quote = quotes.find((each) => each.includes(name));
      return quote === undefined
        ? []
        : [{ at: whole.indexOf(quote) + quote.indexOf(name), passage: { document, quote } }];
    });
    const [first] = passages.toSorted((a, b) => a.at - b.at);
    return first === undefined ? [] : [{ entity, ...first }];
  });
  return found.toSorted((a, b) => a.at - b.at);
}
