import { type Answer, type Block, type Inline, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import {
  compacts,
  factCounting,
  type Knowledge,
  objectivesOf,
  principles,
  shortName,
} from '../knowledge/knowledge.ts';
import type { CitedPassage, Event, Fact } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { wrongClaim } from './cities.ts';
import { commitmentPassages, commitmentsInShort } from './commitments.ts';
import { type Draft, listDocument, listPassages, namesInRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { listCitations } from './objectives.ts';
import { correctionOf, noted, orderOf } from './told.ts';

/** How many there are of something, with the correction where the question took another number for granted. */
export function answerCount(
  query: Extract<Query, { kind: 'count' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { count, sentence, passages, more } = counted(draft, query.of);
  const { before, after } = corrected(draft, query);
  const total = query.of === 'city' || query.of === 'county' ? core.knowledge.endorsers.length : count;
  const blocks = [
    ...wrongClaim(draft, query.claimed, count, {
      alsoRight: total,
      elsewhere: factCounting(core.knowledge, query.of)?.counts?.elsewhere ?? [],
    }),
    ...before(),
    paragraph(...sentence, ...draft.cite(...passages)),
    ...after(),
    ...more(),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [nextAfter(query.of)]);
}

/** What other sources count today, before the number in the article or after it; made in that order. */
function corrected(draft: Draft, query: Extract<Query, { kind: 'count' }>) {
  const fact = factCounting(draft.knowledge, query.of);
  const order = orderOf(query);
  const note = (): Block[] =>
    fact?.correction === undefined ? [] : [paragraph(...correctionOf(draft, fact.correction, order))];
  const none = (): Block[] => [];
  return order === 'today-first' ? { before: note, after: none } : { before: none, after: note };
}

/** The fact that gives the number of members of Metropolis. */
export function memberCount(knowledge: Knowledge): Fact | Event | undefined {
  return factCounting(knowledge, 'member');
}

interface Counted {
  readonly count: number;
  readonly sentence: readonly Inline[];
  readonly passages: readonly CitedPassage[];
  /** What follows the sentence; it is made after it, so that its sources are numbered after those. */
  readonly more: () => readonly Block[];
}

/** What there is of something: the number, the sentence that says it, and what proves it. */
export function counted(draft: Draft, of: Extract<Query, { kind: 'count' }>['of']): Counted {
  const { knowledge } = draft;
  const cities = knowledge.endorsers.filter(({ kind }) => kind === 'city');
  const counties = knowledge.endorsers.filter(({ kind }) => kind === 'county');
  const onList = { passages: listPassages(knowledge), more: () => [] };
  switch (of) {
    case 'endorser': {
      const count = knowledge.endorsers.length;
      const sentence = draft.say('count.endorser', {
        count,
        cities: cities.length,
        counties: counties.length,
      });
      const fact = factCounting(knowledge, of);
      return {
        count,
        sentence,
        ...onList,
        more: () => (fact?.addition === undefined ? [] : [paragraph(...noted(draft, fact.addition))]),
      };
    }
    case 'city':
      return { count: cities.length, sentence: draft.say('count.city', { count: cities.length }), ...onList };
    case 'county': {
      const names = namesInRow(
        draft,
        counties.map(({ name }) => name),
      );
      return {
        count: counties.length,
        sentence: draft.say('count.county', { count: counties.length, names }),
        ...onList,
      };
    }
    case 'commitment': {
      const count = knowledge.commitments.length;
      const more = () => [commitmentsInShort(draft)];
      return {
        count,
        sentence: draft.say('count.commitment', { count }),
        passages: commitmentPassages(knowledge),
        more,
      };
    }
    case 'compact': {
      const all = compacts(knowledge);
      const names = namesInRow(
        draft,
        all.map(({ name }) => name),
      );
      const fact = knowledge.facts.find((each) => all.every(({ id }) => each.involves?.includes(id)));
      const sentence = draft.say('count.compact', { count: all.length, names });
      return { count: all.length, sentence, passages: fact?.citations ?? [], more: () => [] };
    }
    case 'migration-objective':
    case 'refugee-objective':
    case 'principle':
      return countedObjectives(draft, of);
    case 'member':
    case 'recipient': {
      const fact = factCounting(knowledge, of);
      if (fact?.counts === undefined) throw new RangeError(`no fact counts "${of}"`);
      const count = fact.counts.value;
      const sentence =
        of === 'member'
          ? draft.say('count.member', { count, document: listDocument(draft) })
          : draft.say('count.recipient', { count });
      // For the addressees: who they were.
      const more = () => [
        ...(of === 'member' ? [] : [paragraph(draft.textOf(fact.text))]),
        ...(fact.addition === undefined ? [] : [paragraph(...noted(draft, fact.addition))]),
      ];
      return { count, sentence, passages: fact.citations, more };
    }
  }
}

/** The objectives of a compact, or the principles: numbered titles that share their documents. */
function countedObjectives(
  draft: Draft,
  of: 'migration-objective' | 'refugee-objective' | 'principle',
): Counted {
  const { knowledge } = draft;
  const compact = compacts(knowledge).find(({ id }) => of.startsWith(id.split('-')[0] ?? ''));
  const all = of === 'principle' ? principles(knowledge) : objectivesOf(knowledge, compact?.id ?? '');
  const named = knowledge.entities.get(all[0]?.of ?? '');
  const given = { count: all.length, compact: named === undefined ? '' : draft.nameOf(shortName(named)) };
  const sentence =
    of === 'principle' ? draft.say('principles.count', given) : draft.say('objectives.count', given);
  return { count: all.length, sentence, passages: listCitations(all), more: () => [] };
}

function nextAfter(of: Extract<Query, { kind: 'count' }>['of']): Query {
  if (of === 'commitment') return { kind: 'commitments' };
  return of === 'compact' ? { kind: 'compacts' } : { kind: 'cities' };
}
