import { type Inline, strong, text } from '../answer/nodes.ts';
import { aboutEndorser } from '../builders/cities.ts';
import { type Draft, documentDetails, listDocument, listPassages, namedDocument } from '../builders/draft.ts';
import { objectiveBlocks } from '../builders/objectives.ts';
import { factSentence, noted, opening } from '../builders/told.ts';
import { formatDate } from '../calendar.ts';
import { isFromSource, type Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Fact, SourceDocument } from '../knowledge/schema.ts';
import { queryAbout } from '../query/about.ts';
import type { Told } from './item.ts';

/** So many characters make a story: what is shorter goes on with the next fact about the same. */
const enough = 120;

/**
 * What the sources say of each record, told with what corrects it and where the sources differ; short facts about the
 * same are one story. Events have days of their own.
 */
export function facts(knowledge: Knowledge): Told[] {
  const bySubject = Map.groupBy(
    knowledge.facts.filter((fact) => fact.known === undefined && !('date' in fact)),
    ({ subject }) => subject,
  );
  const { paper } = knowledge.keyRecords;
  const subjects = [...bySubject.entries()].toSorted(
    ([one], [other]) => Number(other === paper) - Number(one === paper),
  );
  return spread(subjects.map(([, about]) => inStories(about))).map(([first, ...others]) => ({
    id: first.id,
    query: queryAbout(first.subject, knowledge),
    about: [...new Set([first, ...others].flatMap(concerned))],
    tells: [first, ...others].map(({ id }) => id),
    say: (draft) => (first.correction === undefined ? attributed(draft, first) : opening(draft, first)),
    more: (draft) =>
      sentences(
        disputes(draft, first),
        ...others.flatMap((fact) => [today(draft, fact), disputes(draft, fact)]),
      ),
  }));
}

type Story = [Fact | Event, ...(Fact | Event)[]];

function inStories(about: readonly (Fact | Event)[]): Story[] {
  const stories: Story[] = [];
  let isOpen = false;
  for (const fact of about) {
    const last = stories.at(-1);
    if (isOpen && last !== undefined) last.push(fact);
    else stories.push([fact]);
    const told = (stories.at(-1) ?? []).map((each) => each.text.en).join(' ');
    isOpen =
      told.length < enough &&
      [fact.correction, fact.addition, fact.positions].every((said) => said === undefined);
  }
  return stories;
}

/** A fact that stands alone: what the main document says itself names that document first. */
function attributed(draft: Draft, fact: Fact | Event): Inline[] {
  const { documents, keyRecords } = draft.knowledge;
  const document = documents.get(keyRecords.source);
  if (document === undefined || !isFromSource(draft.knowledge, fact)) return factSentence(draft, fact);
  return draft.say('digest.according-to', {
    document: namedDocument(draft, document),
    text: factSentence(draft, fact),
  });
}

/** Events of which the sources give no day: those that have one are told on it. */
export function undatedEvents(knowledge: Knowledge): Told[] {
  return knowledge.events
    .filter(({ date }) => date.length < 10)
    .map((event) => ({
      id: event.id,
      query: queryAbout(event.subject, knowledge),
      about: concerned(event),
      say: (draft) => today(draft, event),
      more: (draft) => disputes(draft, event),
    }));
}

/** What no source says, and what comes nearest to it. */
export function openQuestions(knowledge: Knowledge): Told[] {
  return knowledge.facts.flatMap((open) => {
    const nearest = knowledge.facts.filter(({ id }) => open.known?.includes(id) === true);
    if (nearest.length === 0) return [];
    return [
      {
        id: open.id,
        query: queryAbout(open.subject, knowledge),
        about: concerned(open),
        say: (draft: Draft) =>
          sentences(
            draft.say('digest.open-question', { text: draft.textOf(open.text) }),
            draft.say('unknown.known'),
            ...nearest.map((fact) => factSentence(draft, fact)),
          ),
      },
    ];
  });
}

/** What Metropolis undertook, in its own words. */
export function commitments({ commitments: all, commitmentList, documents }: Knowledge): Told[] {
  return all.map(({ id, number, short, wording, unofficialTranslation }) => ({
    id,
    query: { kind: 'commitment', number },
    about: [id],
    say: (draft) => [
      ...draft.say('digest.commitment', { number, count: all.length, text: draft.textOf(short) }),
      ...draft.cite({ document: commitmentList.document, quote: wording }),
    ],
    more: (draft) => {
      const own = draft.language === 'en' ? undefined : unofficialTranslation[draft.language];
      const date = documents.get(commitmentList.document)?.date ?? '';
      const given = { date: formatDate(date, draft.language), text: own ?? wording };
      return own === undefined
        ? draft.say('digest.commitment-words', given)
        : draft.say('digest.commitment-translated', given);
    },
  }));
}

/** Each place on the list: which one it is, how sure that is, and what the facts say of it. */
export function supporters(knowledge: Knowledge): Told[] {
  return knowledge.endorsers.map((endorser) => ({
    id: endorser.id,
    query: { kind: 'city', id: endorser.id },
    about: [endorser.id],
    say: (draft) => [
      ...draft.say('city.listed', {
        name: strong(draft.nameOf(endorser.name)),
        document: listDocument(draft),
      }),
      ...draft.cite(...listPassages(knowledge)),
    ],
    more: (draft) =>
      sentences(
        ...aboutEndorser(draft, endorser).map((block) =>
          block.type === 'paragraph' ? [...block.children] : [],
        ),
        ...knowledge.facts
          .filter(({ subject, known }) => subject === endorser.id && known === undefined)
          .map((fact) => factSentence(draft, fact)),
      ),
  }));
}

/** The compacts' objectives and principles: where each stands, its official names, and what the facts say of it. */
export function objectives(knowledge: Knowledge): Told[] {
  return knowledge.objectives.map((objective) => {
    const named = knowledge.facts.filter(
      ({ involves, known }) => known === undefined && involves?.includes(objective.id) === true,
    );
    const told = (draft: Draft) =>
      objectiveBlocks(draft, objective).map((block) =>
        block.type === 'paragraph' ? [...block.children] : [],
      );
    return {
      id: objective.id,
      query: { kind: 'record' as const, id: objective.id },
      about: [objective.id, objective.of],
      say: (draft: Draft) => told(draft)[0] ?? [],
      more: (draft: Draft) =>
        sentences(...told(draft).slice(1), ...named.slice(0, 1).map((fact) => factSentence(draft, fact))),
    };
  });
}

/** The sources, each by a fact that rests on it: the one that the sources before it told least. */
export function sources(knowledge: Knowledge): Told[] {
  const times = new Map<string, number>();
  return [...knowledge.documents.values()].flatMap((document) => {
    const resting = knowledge.facts.filter(
      ({ citations, known }) =>
        known === undefined && citations.some(({ document: id }) => id === document.id),
    );
    const timesOf = ({ id }: Fact | Event) => times.get(id) ?? 0;
    const [fact] = resting.toSorted((one, other) => timesOf(one) - timesOf(other));
    if (fact === undefined) return [];
    times.set(fact.id, timesOf(fact) + 1);
    return [
      {
        id: document.id,
        query: { kind: 'source' as const, id: document.id },
        about: [document.id],
        say: (draft: Draft) => draft.say('digest.document', { text: today(draft, fact) }),
        more: (draft: Draft) => [
          ...draft.say('digest.document-for', {
            title: strong(text(document.title)),
            details: detailsOf(document, draft),
            count: resting.length,
          }),
          ...draft.cite({ document: document.id }),
        ],
      },
    ];
  });
}

/** Several rows as one, each spread evenly over it; of two that are level, that of the earlier row comes first. */
export function spread<Each>(rows: readonly (readonly Each[])[]): Each[] {
  return rows
    .flatMap((row, order) => row.map((each, index) => ({ each, at: index / row.length, order })))
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ each }) => each);
}

/** What a fact concerns: its subject and what else it names. */
export function concerned({ subject, involves = [], roles }: Fact | Event): string[] {
  return [...new Set([subject, ...involves, ...Object.values(roles).flat()])].map(String);
}

/** What is known today of a fact, or else the fact with the date up to which it is known. */
function today(draft: Draft, fact: Fact | Event): Inline[] {
  return fact.correction === undefined ? factSentence(draft, fact) : opening(draft, fact);
}

/** What the main document says behind what is known today, what became of it and what others add, or how they differ. */
function disputes(draft: Draft, fact: Fact | Event): Inline[] {
  const { correction, overtakenBy, addition, positions } = fact;
  const later = draft.knowledge.facts.filter(({ id }) => id === overtakenBy);
  const differing =
    positions === undefined
      ? []
      : [
          draft.say('fact.positions'),
          ...positions.map((position) => [draft.textOf(position.text), ...draft.cite(...position.citations)]),
        ];
  return sentences(
    ...(correction === undefined ? [] : [attributed(draft, fact)]),
    ...later.map((each) => opening(draft, each)),
    ...(addition === undefined ? [] : [noted(draft, addition)]),
    ...differing,
  );
}

function detailsOf(document: SourceDocument, draft: Draft): string {
  return [document.publisher, documentDetails(document, draft.language)]
    .filter((part) => part !== '')
    .join(', ');
}

/** Sentences in a row, with a space between them. */
export function sentences(...said: readonly (readonly Inline[])[]): Inline[] {
  return said
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence]));
}
