import { type Answer, type Block, paragraph } from '../answer/nodes.ts';
import { plainBlock } from '../answer/plain-text.ts';
import { pointBlocks } from '../answer/point.ts';
import { compacts, factsAbout, type Knowledge } from '../knowledge/knowledge.ts';
import type { Commitment, Endorser, Objective, SourceDocument } from '../knowledge/schema.ts';
import { nameOfLanguage } from '../language.ts';
import type { Query } from '../query/query.ts';
import { aboutEndorser } from './cities.ts';
import { commitmentPassages, commitmentsInShort } from './commitments.ts';
import { type Draft, listPassages, namedDocument } from './draft.ts';
import { inShortOf } from './records.ts';
import { renumbered } from './renumbered.ts';
import { citedBy, heldAs, publishedBy, whereToRead } from './sources.ts';
import { toldInline } from './told.ts';
import { totals } from './votes.ts';

/** How many sentences explain a record besides its point. */
export const plainSentences = 3;

/**
 * What explains a record that somebody asks about, the most telling first: its point, and as many plain sentences as there
 * are. Undefined where the question is about no single record. `whole` is the answer to the question.
 */
export function inShort(draft: Draft, asked: Query, whole: Answer): Block[] | undefined {
  const { knowledge } = draft;
  if (asked.kind === 'commitments') return ofCommitments(draft);
  const id = recordAsked(asked, knowledge);
  if (id === undefined) return undefined;
  const commitment = knowledge.commitments.find((each) => each.id === id);
  if (commitment !== undefined) return ofCommitment(draft, commitment);
  const objective = knowledge.objectives.find((each) => each.id === id);
  if (objective !== undefined) return ofObjective(draft, objective, whole);
  const endorser = knowledge.endorsers.find((each) => each.id === id);
  if (endorser !== undefined) return ofEndorser(draft, endorser, whole);
  const document = knowledge.documents.get(id);
  if (document !== undefined) return ofDocument(draft, document);
  if (knowledge.countries.some((each) => each.id === id)) {
    const { rollCalls } = knowledge.rollCalls;
    return [...pointOf(draft, whole), ...rollCalls.map((call) => totals(draft, call)), ...ofCompacts(draft)];
  }
  const entity = knowledge.entities.get(id);
  const own = entity === undefined ? [] : inShortOf(draft, entity, 'simple');
  if (own.length > 1) return own.map((sentence) => paragraph(...sentence));
  return [...pointOf(draft, whole), ...restOf(draft, whole), ...ofCompacts(draft)];
}

/** The one record that a question is about, whatever kind of question it is. */
function recordAsked(asked: Query, knowledge: Knowledge): string | undefined {
  switch (asked.kind) {
    case 'record':
    case 'city':
    case 'source':
      return asked.id;
    case 'commitment':
      return knowledge.commitments.find(({ number }) => number === asked.number)?.id;
    case 'commitments-on':
      return asked.numbers.length === 1
        ? knowledge.commitments.find(({ number }) => number === asked.numbers[0])?.id
        : undefined;
    case 'objective': {
      const { number, of } = asked;
      const found = knowledge.objectives.filter(
        (each) => each.kind === 'objective' && each.number === number && (of === undefined || each.of === of),
      );
      return found.length === 1 ? found[0]?.id : undefined;
    }
    case 'objectives-on':
      return asked.ids.length === 1 ? asked.ids[0] : undefined;
    case 'country':
      return asked.names.length === 1 && asked.stance === undefined ? asked.names[0] : undefined;
    default:
      return undefined;
  }
}

/** All commitments in a few words each: the sentence that counts them, and the list. */
function ofCommitments(draft: Draft): Block[] {
  const title = draft.say('commitments.title', { count: draft.knowledge.commitments.length });
  const proof = draft.cite(...commitmentPassages(draft.knowledge));
  return [paragraph(...title, ...proof), commitmentsInShort(draft)];
}

function ofCommitment(draft: Draft, { number, short, wording }: Commitment): Block[] {
  const { commitments, commitmentList, documents } = draft.knowledge;
  const { document, introduction } = commitmentList;
  const article = documents.get(document);
  const point = draft.say('commitment.in-short', {
    number,
    count: commitments.length,
    short: draft.textOf(short),
  });
  const context = draft.say('commitment.context', {
    document: article === undefined ? [] : namedDocument(draft, article),
  });
  return [
    paragraph(...point, ...draft.cite({ document, quote: wording })),
    paragraph(...context, ...draft.cite({ document, quote: introduction })),
    ...ofCompacts(draft),
  ];
}

function ofObjective(draft: Draft, { of, label, text: asks, citations }: Objective, whole: Answer): Block[] {
  const proof = draft.cite(...citations);
  const said =
    asks === undefined
      ? draft.say('objective.in-short', { label: draft.textOf(label) })
      : [draft.textOf(asks)];
  return [...pointOf(draft, whole), paragraph(...said, ...proof), ...ofCompacts(draft, of)];
}

function ofEndorser(draft: Draft, endorser: Endorser, whole: Answer): Block[] {
  const { endorsers } = draft.knowledge;
  const counties = endorsers.filter(({ kind }) => kind === 'county').length;
  const list = draft.say('cities.title', {
    count: endorsers.length,
    cities: endorsers.length - counties,
    counties,
  });
  return [
    ...pointOf(draft, whole),
    ...aboutEndorser(draft, endorser),
    paragraph(...list, ...draft.cite(...listPassages(draft.knowledge))),
    ...paperInShort(draft),
  ];
}

/** What the paper is that the places on the list support. */
function paperInShort(draft: Draft): Block[] {
  return factsAbout(draft.knowledge, draft.knowledge.keyRecords.paper)
    .slice(0, 1)
    .map((fact) => paragraph(...toldInline(draft, fact)));
}

function ofDocument(draft: Draft, document: SourceDocument): Block[] {
  const { address, id, language } = document;
  const cited = citedBy(draft.knowledge, id);
  return [
    paragraph(...publishedBy(draft, document), ...draft.cite({ document: id })),
    paragraph(...heldAs(draft, id)),
    ...(cited === 0 ? [] : [paragraph(...draft.say('document.cited-by', { count: cited }))]),
    ...(address === undefined ? [] : [paragraph(...whereToRead(draft, address))]),
    paragraph(...draft.say('document.language', { language: nameOfLanguage(language, draft.language) })),
    ...ofCompacts(draft),
  ];
}

/** What a compact is, in plain sentences: what anything about it can be understood from. */
function ofCompacts(draft: Draft, of?: string): Block[] {
  return compacts(draft.knowledge)
    .filter(({ id }) => of === undefined || id === of)
    .flatMap((compact) => inShortOf(draft, compact, 'simple').slice(1))
    .map((sentence) => paragraph(...sentence));
}

function pointOf(draft: Draft, whole: Answer): Block[] {
  return renumbered(draft, pointBlocks(whole), whole.citations);
}

/** The sentences behind the point, in their order: what is known today stands before what it corrects. */
function restOf(draft: Draft, whole: Answer): Block[] {
  const point = pointBlocks(whole).map(plainBlock).join(' ');
  const said = whole.blocks.filter((block) => {
    const words = plainBlock(block);
    return block.type === 'paragraph' && !/:\s*$/u.test(words) && !point.includes(words);
  });
  return renumbered(draft, said.slice(0, plainSentences), whole.citations);
}
