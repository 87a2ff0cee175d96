import {
  type Answer,
  type Block,
  heading,
  type Inline,
  list,
  note,
  paragraph,
  text,
} from '../answer/nodes.ts';
import { plainBlock, plainInline } from '../answer/plain-text.ts';
import type { Core } from '../core.ts';
import { compacts, type Entity, factsAbout, isFromSource, type Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Depth } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { type Draft, startDraft } from './draft.ts';
import { factBlocks, nextBlocks, openBlocks } from './facts.ts';
import { finishAnswer } from './finish.ts';
import { leadOf } from './lead.ts';
import { objectiveBlocks } from './objectives.ts';
import { inOrderOfToday, orderOf, type Telling, told, toldInline } from './told.ts';

/** The most facts shown of a record that no fact is about, but some name. */
const mostFactsInPassing = 3;

/** The most facts from other documents that are shown after what the main one says of a record. */
const mostFactsFromElsewhere = 5;

/** How many of the facts that come first are the point. */
const factsInPoint = 2;

/** Everything the data says about one record: an instrument, a person, an organisation, a place, an event. */
export function answerRecord(
  query: Extract<Query, { kind: 'record' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const entity = core.knowledge.entities.get(query.id);
  if (entity === undefined) throw new RangeError(`no record has the id "${query.id}"`);
  const objective = core.knowledge.objectives.find(({ id }) => id === entity.id);
  if (objective !== undefined) {
    const next: Query[] = [{ kind: 'record', id: objective.of }];
    return finishAnswer(draft, 'answered', query, objectiveBlocks(draft, objective), next);
  }
  const facts = factsAbout(core.knowledge, entity.id);
  const lead = leadOf(entity, core.knowledge.facts);
  const { first, rest } = fromSourceFirst(
    core.knowledge,
    facts.filter((fact) => !lead.includes(fact)),
  );
  const passing = factsNaming(core.knowledge, entity.id)
    .filter((fact) => !lead.includes(fact))
    .toSorted((a, b) => Number(tellsOf(b, entity)) - Number(tellsOf(a, entity)));
  const shown = facts.length > 0 ? [...lead, ...first] : [...lead, ...passing].slice(0, mostFactsInPassing);
  const order = orderOf(query);
  const inOrder = inOrderOfToday(shown, core.knowledge, order);
  // Who asks what the article says of it has that first.
  const opening = order === 'article-first' ? [] : inShortOf(draft, entity, 'sentence');
  const blocks: Block[] = [
    ...opening.map((sentence) => paragraph(...sentence)),
    ...saidOnce(
      inOrder.flatMap((fact, at) => shownIn(draft, fact, { order, opens: at === 0 && opening.length === 0 })),
    ),
    ...moreTopics(draft, rest),
  ];
  // What the article says of it may not name it; anything else opens with what it is.
  if (order === 'article-first' && !tellsOf(inOrder[0] as Fact, entity)) {
    blocks.unshift(heading(...title(draft, entity)));
  }
  const others = [...new Set(facts.flatMap(({ involves }) => involves ?? []))].filter(
    (id) => id !== entity.id,
  );
  const given = finishAnswer(
    draft,
    'answered',
    query,
    blocks,
    others.slice(0, 3).map((id) => queryAbout(id, core.knowledge)),
  );
  if (opening[0] !== undefined) return { ...given, point: opening[0] };
  if (lead.length < 2) return given;
  const sentences = lead.slice(0, factsInPoint).map((fact) => toldInline(draft, fact, order));
  return {
    ...given,
    point: sentences.flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence])),
  };
}

/** Without what is said again later, such as what comes after several events that are past. */
function saidOnce(blocks: readonly Block[]): Block[] {
  const words = blocks.map(plainBlock);
  return blocks.filter((_, at) => words.lastIndexOf(words[at] ?? '') === at);
}

/** A record in short: its sentence, and where it is to be simple three plain ones. Nothing where the data has none. */
export function inShortOf(draft: Draft, entity: Entity, as: Depth): Inline[][] {
  if (!('inShort' in entity) || entity.inShort === undefined) return [];
  const { sentence, simply = [] } = entity.inShort;
  const wanted = as === 'sentence' ? [sentence] : [sentence, ...simply];
  return wanted.map((each) => [draft.textOf(each.text), ...draft.cite(...each.citations)]);
}

/** What the main document says first, then what others do; and what is left for a question of its own. */
function fromSourceFirst(knowledge: Knowledge, facts: readonly (Fact | Event)[]) {
  const own = facts.filter((fact) => isFromSource(knowledge, fact));
  const others = facts
    .filter((fact) => !isFromSource(knowledge, fact))
    .toSorted((a, b) => Number(isTelling(b)) - Number(isTelling(a)));
  return {
    first: [...own, ...others.slice(0, mostFactsFromElsewhere)],
    rest: others.slice(mostFactsFromElsewhere),
  };
}

/** What something is, what became of it, who holds an office: what a reader wants to know first. */
function isTelling({ says }: Fact | Event): boolean {
  return says.some((concept) => ['be', 'adopt', 'role'].includes(concept));
}

/** What the main document says in full; of others the sentence, whose disagreements have a question of their own. */
function shownIn(draft: Draft, fact: Fact | Event, telling: Telling): Block[] {
  if (isFromSource(draft.knowledge, fact)) return factBlocks(draft, fact, telling);
  const sentences = told(draft, fact, telling);
  return [
    ...sentences.map((sentence) => paragraph(...sentence)),
    ...openBlocks(draft, fact),
    ...nextBlocks(draft, fact),
  ];
}

/** What else can be asked about a record, by topic. */
function moreTopics(draft: Draft, facts: readonly (Fact | Event)[]): Block[] {
  const topics = facts.flatMap(({ topics: phrases }) => phrases?.[draft.language]?.[0] ?? []);
  return topics.length === 0 ? [] : [note(...draft.say('record.more', { topics: topics.join(', ') }))];
}

/** The Global Compacts, with what each is. */
export function answerCompacts(
  query: Extract<Query, { kind: 'compacts' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = compacts(core.knowledge);
  const items = all.map((compact) => title(draft, { ...compact, kind: 'instrument' }));
  const both = core.knowledge.facts.filter(({ subject, involves }) =>
    all.every(({ id }) => id === subject || involves?.includes(id)),
  );
  const blocks: Block[] = [
    paragraph(...draft.say('compacts.title', { count: all.length })),
    list(items),
    ...both.slice(0, 3).flatMap((fact) => factBlocks(draft, fact, { order: 'today-first' })),
  ];
  return finishAnswer(
    draft,
    'answered',
    query,
    blocks,
    all.map(({ id }) => queryAbout(id, core.knowledge)),
  );
}

/** The facts that name a record without being about it. */
function factsNaming({ facts }: Knowledge, id: string) {
  return facts.filter(
    ({ involves, roles, known }) =>
      known === undefined && [...(involves ?? []), ...Object.values(roles).flat()].includes(id),
  );
}

/** True where what a fact says today has the record's name. */
function tellsOf({ text: wording, correction }: Fact | Event, { name, short, acronym }: Entity): boolean {
  const said = ` ${foldPhrase((correction?.text ?? wording).en)} `;
  const names = [name.en, short?.en, acronym].flatMap((each) =>
    each === undefined ? [] : [foldPhrase(each)],
  );
  return names.some((each) => said.includes(` ${each} `));
}

function title(draft: Draft, entity: Entity) {
  const name = draft.nameOf(entity.name);
  const acronym =
    draft.language === 'en' ? entity.acronym : (entity.acronyms?.[draft.language] ?? entity.acronym);
  if (acronym === undefined || plainInline([name]).includes(acronym)) return [name];
  return draft.say('record.acronym', { name, acronym: text(acronym) });
}
