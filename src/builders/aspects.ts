import { type Inline, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import { type Entity, factsAbout, objectivesOf } from '../knowledge/knowledge.ts';
import type {
  CitedPassage,
  Commitment,
  Concept,
  Event,
  Fact,
  Objective,
  SourceDocument,
} from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { PlainKey } from '../messages/keys.ts';
import { whichPlace } from './cities.ts';
import { type Draft, listPassages } from './draft.ts';
import { leadOf } from './lead.ts';
import { toldInline } from './told.ts';

/** What records are compared by, in the order of the rows. */
export const aspects = [
  'aspect.kind',
  'aspect.name',
  'aspect.printed',
  'aspect.state',
  'aspect.wording',
  'aspect.short',
  'aspect.aim',
  'aspect.origin',
  'aspect.adoption',
  'aspect.objectives',
  'aspect.more',
  'document.publisher',
  'document.symbol',
  'document.date',
  'document.address',
] as const satisfies readonly PlainKey[];
export type Aspect = (typeof aspects)[number];

/** The concepts that tell what aspect a fact is of; the first that one of its concepts is in. */
const conceptsOf: readonly (readonly [aspect: Aspect, concepts: readonly Concept[]])[] = [
  ['aspect.adoption', ['adopt', 'sign', 'present', 'submit', 'publish', 'hold']],
  ['aspect.origin', ['come-from', 'draw-up', 'negotiate', 'lead', 'appeal']],
  ['aspect.aim', ['aim', 'establish', 'cover', 'recognise', 'include', 'role', 'be']],
];

/** The most facts in one cell: a comparison is an overview, and each record has an answer of its own. */
const mostFacts = 2;

/** What the data holds of a record, by aspect, with its sources. */
export function aspectsOf(draft: Draft, id: string): Map<Aspect, Inline[]> {
  const { knowledge } = draft;
  const commitment = knowledge.commitments.find((each) => each.id === id);
  if (commitment !== undefined) return new Map(ofCommitment(draft, commitment));
  const objective = knowledge.objectives.find((each) => each.id === id);
  if (objective !== undefined) return new Map(ofObjective(draft, objective));
  const entity = knowledge.entities.get(id);
  if (entity === undefined) throw new RangeError(`no record has the id "${id}"`);
  return new Map(entity.kind === 'document' ? ofDocument(draft, entity) : ofEntity(draft, entity));
}

type Cells = [Aspect, Inline[]][];

function ofCommitment(draft: Draft, { wording, short, unofficialTranslation }: Commitment): Cells {
  const { document } = draft.knowledge.commitmentList;
  const passage = { document, quote: wording };
  return [
    ['aspect.kind', draft.say('kind.commitment')],
    ['aspect.wording', wordingCell(draft, wording, unofficialTranslation, [passage])],
    ['aspect.short', [draft.textOf(short)]],
  ];
}

function ofObjective(draft: Draft, objective: Objective): Cells {
  const { kind, label, title, citations, unofficialTranslation } = objective;
  const own = objective.text;
  return [
    ['aspect.kind', draft.say(kind === 'objective' ? 'kind.objective' : 'kind.principle')],
    ['aspect.wording', wordingCell(draft, title, unofficialTranslation, citations)],
    ['aspect.short', [draft.textOf(label)]],
    ...(own === undefined ? [] : ([['aspect.aim', [draft.textOf(own)]]] satisfies Cells)),
  ];
}

/** An official wording, and our translation of it where the answer is in another language. */
function wordingCell(
  draft: Draft,
  wording: string,
  translations: Omit<Record<Language, string>, 'en'> | undefined,
  passages: readonly CitedPassage[],
): Inline[] {
  const official = [...draft.say('sources.quote', { quote: wording }), ...draft.cite(...passages)];
  if (draft.language === 'en' || translations === undefined) return official;
  const mark = draft.say('commitment.translated');
  return [...official, text(' '), ...mark, text(` ${translations[draft.language]}`)];
}

function ofDocument(draft: Draft, document: SourceDocument): Cells {
  const { publisher, symbol, date, address, title } = document;
  const cells: [Aspect, Inline | undefined][] = [
    ['document.publisher', text(publisher)],
    ['document.symbol', symbol === undefined ? undefined : text(symbol)],
    [
      'document.date',
      date === undefined ? undefined : { type: 'time', date, label: formatDate(date, draft.language) },
    ],
    ['document.address', address === undefined ? undefined : { type: 'link', address, label: address }],
  ];
  const held =
    document.text === undefined ? draft.say('document.reference-only') : draft.say('document.whole-text');
  return [
    ['aspect.kind', draft.say('kind.document')],
    [
      'aspect.name',
      [...draft.say('sources.quote', { quote: title }), ...draft.cite({ document: document.id })],
    ],
    ...cells.flatMap(([aspect, cell]): Cells => (cell === undefined ? [] : [[aspect, [cell]]])),
    ['aspect.more', held],
  ];
}

function ofEntity(draft: Draft, entity: Exclude<Entity, { kind: 'document' }>): Cells {
  const { name } = entity;
  const { language } = draft;
  const acronym = language === 'en' ? entity.acronym : (entity.acronyms?.[language] ?? entity.acronym);
  const shown = draft.nameOf(name);
  const full = acronym === undefined ? [shown] : draft.say('record.acronym', { name: shown, acronym });
  return [
    ['aspect.kind', kindOf(draft, entity)],
    ['aspect.name', full],
    ...ofPlace(draft, entity),
    ...ofFacts(draft, leadFirst(entity, factsAbout(draft.knowledge, entity.id))),
    ...countOfObjectives(draft, entity.id),
  ];
}

function kindOf(draft: Draft, entity: Exclude<Entity, { kind: 'document' }>): Inline[] {
  switch (entity.kind) {
    case 'instrument':
      return draft.say(entity.compact === true ? 'kind.compact' : 'kind.instrument');
    case 'organisation':
      return draft.say('kind.organisation');
    case 'person':
      return draft.say('kind.person');
    case 'place':
      return draft.say('kind.place');
    case 'event':
      return draft.say('kind.event');
    case 'city':
      return draft.say('kind.city');
    case 'county':
      return draft.say('kind.county');
    case 'objective':
      return draft.say('kind.objective');
    case 'principle':
      return draft.say('kind.principle');
  }
}

function ofPlace(draft: Draft, { id }: Entity): Cells {
  const endorser = draft.knowledge.endorsers.find((each) => each.id === id);
  if (endorser === undefined) return [];
  const printed = draft.say('sources.quote', { quote: endorser.printed });
  return [
    ['aspect.printed', [...printed, ...draft.cite(...listPassages(draft.knowledge))]],
    ['aspect.state', whichPlace(draft, endorser)],
  ];
}

function ofFacts(draft: Draft, facts: readonly (Fact | Event)[]): Cells {
  const byAspect = Map.groupBy(facts, aspectOf);
  return [...byAspect].map(([aspect, found]) => {
    const sentences = found.slice(0, mostFacts).map((fact) => toldInline(draft, fact));
    return [aspect, sentences.flatMap((each, index) => (index === 0 ? each : [text(' '), ...each]))];
  });
}

/** What the data puts first of a record says first what is known of it today. */
function leadFirst(entity: Entity, facts: readonly (Fact | Event)[]): (Fact | Event)[] {
  const lead = leadOf(entity, facts);
  return [...lead, ...facts.filter((fact) => !lead.includes(fact))];
}

function aspectOf({ says }: Fact | Event): Aspect {
  const found = conceptsOf.find(([, concepts]) => concepts.some((concept) => says.includes(concept)));
  return found?.[0] ?? 'aspect.more';
}

function countOfObjectives(draft: Draft, id: string): Cells {
  const objectives = objectivesOf(draft.knowledge, id);
  if (objectives.length === 0) return [];
  const [first] = objectives.flatMap(({ citations }) => citations);
  const proof = first === undefined ? [] : draft.cite({ document: first.document });
  return [['aspect.objectives', [...draft.say('compare.count', { count: objectives.length }), ...proof]]];
}
