import { stringify } from 'csv-stringify/sync';
import { type Answer, type Inline, paragraph } from '../answer/nodes.ts';
import { plainWords } from '../answer/point.ts';
import type { Core } from '../core.ts';
import { shortName } from '../knowledge/knowledge.ts';
import { passageOf } from '../knowledge/roll-calls.ts';
import type { CitedPassage } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Exportable } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { type Draft, listPassages, namedDocument, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { certaintyKeys, typeKeys } from './place-words.ts';
import { toldInline } from './told.ts';

/** A table as it is written: names of columns, then rows. */
interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the whole of it is from. */
  readonly sources: readonly CitedPassage[];
}

/** Supporters, events or votes as a CSV file, each row with its sources. */
export function answerExport(
  query: Extract<Query, { kind: 'export' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  // The rows name their sources themselves.
  const { columns, rows, sources } = sheets[query.of](startDraft(core, language));
  const said = draft.say(titleKeys[query.of], { count: rows.length });
  const blocks = [
    paragraph(...said, ...draft.cite(...sources)),
    paragraph(...draft.say('export.columns', { columns: columns.join(', ') })),
  ];
  const given = finishAnswer(draft, 'answered', query, blocks, [comesFrom[query.of]]);
  const content = csvOf([columns, ...rows]);
  return { ...given, file: { name: `${query.of}-${core.knowledge.date}.csv`, type: 'text/csv', content } };
}

const titleKeys = {
  supporters: 'export.supporters',
  timeline: 'export.timeline',
  votes: 'export.votes',
} as const;

/** The answer to read that a table belongs to. */
const comesFrom: Readonly<Record<Exportable, Query>> = {
  supporters: { kind: 'cities' },
  timeline: { kind: 'timeline' },
  votes: { kind: 'compacts' },
};

/** A spreadsheet takes what begins with =, +, - or @ for a formula: such a cell gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ').trim())),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}

const sheets: Readonly<Record<Exportable, (draft: Draft) => Sheet>> = {
  supporters: (draft) => ({
    columns: [
      draft.label('cities.place'),
      draft.label('export.printed'),
      draft.label('cities.state'),
      draft.label('cities.certainty'),
      draft.label('export.candidates'),
      draft.label('cities.kind'),
      draft.label('export.source'),
    ],
    rows: draft.knowledge.endorsers.map(({ name, printed, place, type }) => [
      plainWords([draft.nameOf(name)]),
      printed,
      place.state === undefined ? '' : draft.placeName(place.state),
      draft.label(certaintyKeys[place.certainty]),
      (place.candidates ?? []).map(draft.placeName).join('; '),
      draft.label(typeKeys[type]),
      sourcesOf(draft, [...listPassages(draft.knowledge), ...place.citations]),
    ]),
    sources: listPassages(draft.knowledge),
  }),

  timeline: (draft) => {
    const events = draft.knowledge.events.toSorted((a, b) => a.date.localeCompare(b.date));
    const rows = events.map((event) => {
      const told = toldInline(draft, event);
      const cited = documentsIn(draft, told).map((document) => ({ document }));
      return [event.date, event.end ?? '', plainWords(told), sourcesOf(draft, cited)];
    });
    return {
      columns: [
        draft.label('export.date'),
        draft.label('export.until'),
        draft.label('export.event'),
        draft.label('export.source'),
      ],
      rows,
      sources: [],
    };
  },

  votes: (draft) => {
    const { knowledge } = draft;
    const calls = knowledge.rollCalls.rollCalls;
    const proof = calls.map((call) => passageOf(knowledge, call));
    return {
      columns: [
        draft.label('export.country'),
        ...calls.map(({ of }) => {
          const compact = knowledge.entities.get(of);
          return compact === undefined ? of : plainWords([draft.nameOf(shortName(compact))]);
        }),
        draft.label('export.source'),
      ],
      rows: knowledge.countries.map(({ name, votes }) => [
        plainWords([draft.nameOf(name)]),
        ...calls.map(({ of }) => {
          const vote = votes[of];
          return vote === undefined ? '' : draft.label(voteKeys[vote]);
        }),
        sourcesOf(draft, proof),
      ]),
      sources: proof,
    };
  },
};

const voteKeys = {
  for: 'export.vote-for',
  against: 'export.vote-against',
  abstained: 'export.vote-abstained',
  absent: 'export.vote-absent',
} as const;

/** Documents with where they are, each once. */
function sourcesOf(draft: Draft, passages: readonly CitedPassage[]): string {
  const ids = new Set(passages.map(({ document }) => document));
  return [...ids]
    .flatMap((id) => {
      const document = draft.knowledge.documents.get(id);
      if (document === undefined) return [];
      const { address } = document;
      return [`${plainWords(namedDocument(draft, document))}${address === undefined ? '' : ` ${address}`}`];
    })
    .join('; ');
}

/** The documents that running text of this draft refers to. */
function documentsIn(draft: Draft, said: readonly Inline[]): string[] {
  return said.flatMap((node) => {
    if (node.type !== 'reference') return [];
    const citation = draft.citations().find(({ number }) => number === node.citation);
    return citation === undefined ? [] : [citation.document];
  });
}
