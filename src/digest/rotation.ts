import { type Inline, strong, text } from '../answer/nodes.ts';
import { type Draft, documentDetails, listDocument, listPassages } from '../builders/draft.ts';
import { doubtOf, factSentence } from '../builders/facts.ts';
import { objectiveBlocks } from '../builders/objectives.ts';
import { formatDate, yearOf } from '../calendar.ts';
import { factsAbout, type Knowledge } from '../knowledge/knowledge.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import type { Memory } from './subscription.ts';

/** Something a digest can say, and the question whose answer tells the rest. */
export interface Item {
  readonly id: string;
  readonly query: Query;
  say(draft: Draft): Inline[];
}

const rotations = new WeakMap<Knowledge, readonly Item[]>();

/**
 * The next item of the rotation through commitments, supporters, objectives, documents, people and events, and what
 * to remember once it was shown. Nothing comes again before everything was shown; what the data gains meanwhile is
 * shown in the same round. Undefined only where the data holds nothing at all.
 */
export function nextItem(knowledge: Knowledge, memory: Memory): { item: Item; memory: Memory } | undefined {
  const items = rotationOf(knowledge);
  const shown = new Set(memory.shown);
  const unseen = items.find(({ id }) => !shown.has(id));
  const item = unseen ?? items[0];
  if (item === undefined) return undefined;
  const isNewRound = unseen === undefined;
  // Ids that left the data are forgotten with the round.
  const before = isNewRound ? [] : memory.shown;
  return {
    item,
    memory: { ...memory, round: memory.round + (isNewRound ? 1 : 0), shown: [...before, item.id] },
  };
}

/** Everything that the rotation shows, each kind spread evenly over the round. */
export function rotationOf(knowledge: Knowledge): readonly Item[] {
  const known = rotations.get(knowledge);
  if (known !== undefined) return known;
  const kinds = [
    commitments(knowledge),
    supporters(knowledge),
    objectives(knowledge),
    people(knowledge),
    documents(knowledge),
    events(knowledge),
  ];
  const items = kinds
    .flatMap((kind, order) => kind.map((item, index) => ({ item, at: (index + 0.5) / kind.length, order })))
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ item }) => item);
  rotations.set(knowledge, items);
  return items;
}

function commitments({ commitments: all, commitmentList }: Knowledge): Item[] {
  return all.map(({ id, number, short, wording }) => ({
    id,
    query: { kind: 'commitment', number },
    say: (draft) => [
      ...draft.say('digest.commitment', { number, count: all.length, text: draft.textOf(short) }),
      ...draft.cite({ document: commitmentList.document, quote: wording }),
    ],
  }));
}

function supporters(knowledge: Knowledge): Item[] {
  return knowledge.endorsers.map(({ id, name }) => ({
    id,
    query: { kind: 'city', id },
    say: (draft) => [
      ...draft.say('city.listed', { name: strong(draft.nameOf(name)), document: listDocument(draft) }),
      ...draft.cite(...listPassages(knowledge)),
    ],
  }));
}

function objectives(knowledge: Knowledge): Item[] {
  return knowledge.objectives.map((objective) => ({
    id: objective.id,
    query: { kind: 'record', id: objective.id },
    say: (draft) => {
      const [first] = objectiveBlocks(draft, objective);
      return first?.type === 'paragraph' ? [...first.children] : [];
    },
  }));
}

/** People of whom a fact says something. */
function people(knowledge: Knowledge): Item[] {
  return [...knowledge.entities.values()]
    .filter(({ kind }) => kind === 'person')
    .flatMap(({ id, name }) => {
      const [fact] = factsAbout(knowledge, id);
      if (fact === undefined) return [];
      const say = (draft: Draft) => [strong(draft.nameOf(name)), text(': '), ...factSentence(draft, fact)];
      return [{ id, query: queryAbout(id, knowledge), say }];
    });
}

/** Documents of record: those with a symbol, or with their text in the data. Pages and reports are only cited. */
function documents(knowledge: Knowledge): Item[] {
  const ofRecord = [...knowledge.documents.values()].filter(
    ({ symbol, text: whole }) => symbol !== undefined || whole !== undefined,
  );
  return ofRecord.map((document) => ({
    id: document.id,
    query: { kind: 'source', id: document.id },
    say: (draft) => {
      const details = [document.publisher, documentDetails(document, draft.language)].filter(
        (part) => part !== '',
      );
      return [
        ...draft.say('digest.document', { title: strong(text(document.title)), details: details.join(', ') }),
        ...draft.cite({ document: document.id }),
      ];
    },
  }));
}

function events(knowledge: Knowledge): Item[] {
  return knowledge.events.map((event) => ({
    id: event.id,
    query: { kind: 'timeline', year: yearOf(event.date) },
    say: (draft) => [
      ...draft.say('timeline.item', {
        date: strong({ type: 'time', date: event.date, label: formatDate(event.date, draft.language) }),
        text: draft.textOf(event.text),
      }),
      ...draft.cite(...event.citations),
      ...doubtOf(draft, event),
    ],
  }));
}
