import { type Answer, type Inline, list, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Endorser } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Grouping } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { type Draft, inRow, listPassages, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { certaintyKeys } from './place-words.ts';

/** The whole list of supporters in groups, each with its number: by how certain the places are, or by state. */
export function answerGrouped(
  query: Extract<Query, { kind: 'cities' }>,
  by: Grouping,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { endorsers } = core.knowledge;
  const title =
    by === 'certainty'
      ? draft.say('cities.by-certainty', { count: endorsers.length })
      : draft.say('cities.by-state', { count: endorsers.length });
  const groups = by === 'certainty' ? byCertainty(draft, endorsers) : byState(draft, endorsers);
  const items = groups.map(({ group, names }) =>
    draft.say('cities.group', { group, count: names.length, names: inRow(draft, names) }),
  );
  const documents = new Set(
    endorsers.flatMap(({ place }) => place.citations.map(({ document }) => document)),
  );
  const blocks = [
    paragraph(...title, ...draft.cite(...listPassages(core.knowledge))),
    list(items),
    paragraph(
      ...draft.say('cities.states-from'),
      ...draft.cite(...[...documents].map((document) => ({ document }))),
    ),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

interface Group {
  readonly group: string;
  readonly names: readonly (readonly Inline[])[];
}

function byCertainty(draft: Draft, endorsers: readonly Endorser[]): Group[] {
  return (['certain', 'probable', 'unknown'] as const).map((certainty) => ({
    group: draft.label(certaintyKeys[certainty]),
    names: endorsers
      .filter(({ place }) => place.certainty === certainty)
      .map(({ name }) => [draft.nameOf(name)]),
  }));
}

/** States in the order of their names in the answer's language; last the places whose state nobody gives. */
function byState(draft: Draft, endorsers: readonly Endorser[]): Group[] {
  const { compare } = new Intl.Collator(draft.language);
  const groups = Map.groupBy(endorsers, ({ place }) => place.state);
  const states = [...groups.keys()]
    .flatMap((state) => (state === undefined ? [] : [{ state, name: draft.placeName(state) }]))
    .toSorted((a, b) => compare(a.name, b.name));
  const open = groups.get(undefined) ?? [];
  const named = ({ name, place }: Endorser) => [
    draft.nameOf(name),
    ...(place.certainty === 'probable' ? [text(` (${draft.label('cities.probable')})`)] : []),
  ];
  return [
    ...states.map(({ state, name }) => ({ group: name, names: (groups.get(state) ?? []).map(named) })),
    ...(open.length > 0
      ? [
          {
            group: draft.label('cities.state-open'),
            names: open.map(({ name }) => [draft.nameOf(name)]),
          },
        ]
      : []),
  ];
}
