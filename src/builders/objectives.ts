import {
  type Answer,
  type Block,
  type Inline,
  list,
  note,
  paragraph,
  strong,
  text,
} from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { compacts, objectivesOf, principles, shortName, titleOf } from '../knowledge/knowledge.ts';
import { partsOf } from '../knowledge/parts.ts';
import type { CitedPassage, Objective } from '../knowledge/schema.ts';
import { type Language, languages } from '../language.ts';
import type { Query } from '../query/query.ts';
import { wrongClaim } from './cities.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** The objectives of one compact, or of both, by their titles. */
export function answerObjectives(
  query: Extract<Query, { kind: 'objectives' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const shown = compactsWithObjectives(core, query.of);
  const counts = shown.map((id) => objectivesOf(core.knowledge, id).length);
  const [first = 0, ...others] = counts;
  const claim = wrongClaim(draft, query.claimed, first, {
    alsoRight: others.find((count) => count === query.claimed),
  });
  const blocks = [...claim, ...shown.flatMap((id) => titlesOf(draft, id)), ...translationNote(draft)];
  return finishAnswer(draft, 'answered', query, blocks, compactSteps(shown));
}

/** One objective by its number; one that does not exist is corrected. */
export function answerObjective(
  query: Extract<Query, { kind: 'objective' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = compactsWithObjectives(core, query.of);
  const found = all.flatMap((id) =>
    objectivesOf(core.knowledge, id).filter(({ number }) => number === query.number),
  );
  if (found.length === 0) {
    const none = all.map((id) => {
      const objectives = objectivesOf(core.knowledge, id);
      const sentence = draft.say('objective.none', {
        number: query.number,
        count: objectives.length,
        compact: compactName(draft, id),
      });
      return paragraph(...sentence, ...draft.cite(...listCitations(objectives)));
    });
    return finishAnswer(draft, 'answered', query, none, compactSteps(all));
  }
  const blocks = found.flatMap((objective) => objectiveBlocks(draft, objective));
  return finishAnswer(draft, 'answered', query, blocks, compactSteps(found.map(({ of }) => of)));
}

/** From more than so many on, each has a line. */
const mostInFull = 3;

/** Several objectives of a compact, or several principles: how many there are, and a line for each. */
function listedBlocks(draft: Draft, group: readonly Objective[]): Block[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group.flatMap((each) => objectiveBlocks(draft, each));
  const given = { count: group.length, compact: compactName(draft, first.of) };
  const title =
    first.kind === 'principle'
      ? draft.say('principles.on-topic', given)
      : draft.say('objectives.on-topic', given);
  const items = group.map((each) => [
    strong(text(String(each.number))),
    text(' – '),
    ...shownTitle(draft, each),
    ...draft.cite(...each.citations),
  ]);
  return [paragraph(...title), list(items), ...translationNote(draft)];
}

/** The objectives and principles on a topic. */
export function answerObjectivesOn(
  query: Extract<Query, { kind: 'objectives-on' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const found = query.ids.flatMap((asked) => core.knowledge.objectives.filter(({ id }) => id === asked));
  const blocks =
    found.length > mostInFull
      ? [...Map.groupBy(found, ({ of, kind }) => `${of} ${kind}`).values()].flatMap((group) =>
          listedBlocks(draft, group),
        )
      : [...shortNames(draft, found), ...found.flatMap((objective) => objectiveBlocks(draft, objective))];
  return finishAnswer(draft, 'answered', query, blocks, compactSteps(found.map(({ of }) => of)));
}

/** Two or three objectives or principles of one compact by their short names and places, before each in full: so all of them are read first. */
function shortNames(draft: Draft, found: readonly Objective[]): Block[] {
  const [first] = found;
  const { officialLabels } = draft.knowledge;
  const isOneRow = found.every(({ of, kind }) => of === officialLabels.of && kind === first?.kind);
  if (first === undefined || found.length < 2 || !isOneRow) return [];
  const items = found.flatMap((each) => {
    const place = paragraphIn(draft, each);
    const given = { number: each.number, name: draft.textOf(each.label) };
    return place === undefined ? [] : [draft.say('objectives.short-name', { ...given, paragraph: place })];
  });
  // A row that leaves one out would be read as all that was asked for.
  if (items.length < found.length) return [];
  const key = first.kind === 'principle' ? 'principles.short-names' : 'objectives.short-names';
  const sentence = draft.say(key, { compact: compactName(draft, first.of), items: inRow(draft, items) });
  return [paragraph(...sentence, ...draft.cite(...officialLabels.citations))];
}

/** The guiding principles of the migration compact. */
export function answerPrinciples(
  query: Extract<Query, { kind: 'principles' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = principles(core.knowledge);
  const of = all[0]?.of ?? '';
  const title = draft.say('principles.title', { count: all.length, compact: compactName(draft, of) });
  const blocks = [
    ...wrongClaim(draft, query.claimed, all.length),
    paragraph(...title, ...draft.cite(...listCitations(all))),
    list(
      all.map((principle) => shownTitle(draft, principle)),
      1,
    ),
    officialNote(draft),
  ];
  return finishAnswer(draft, 'answered', query, blocks, compactSteps([of]));
}

/** An objective or a principle: which it is, its title, what it asks for, its official names, and what it says of cities. */
export function objectiveBlocks(draft: Draft, objective: Objective): Block[] {
  const { asks, cities, names } = objectiveParts;
  const said = [which(draft, objective), wholeTitle(draft, objective)];
  return [...said, ...[asks, names, cities].map((part) => part(draft, objective))].flatMap((each) =>
    each.length === 0 ? [] : [paragraph(...each)],
  );
}

/** What there is to say of an objective or a principle, each with its sources; empty where the data has nothing. */
export const objectiveParts = {
  which,
  /** Proved by the paragraph: a list of titles says no more than a title. */
  asks: (draft: Draft, { text: asked, citations }: Objective): Inline[] =>
    asked === undefined
      ? []
      : [draft.textOf(asked), ...draft.cite(...citations.filter(({ paragraph: at }) => at !== undefined))],
  cities: (draft: Draft, { cities }: Objective): Inline[] =>
    cities === undefined ? [] : [draft.textOf(cities.text), ...draft.cite(...cities.citations)],
  names: officialNames,
};

/** Which one it is, where it stands, and its title. */
function which(draft: Draft, objective: Objective): Inline[] {
  const { knowledge } = draft;
  const isPrinciple = objective.kind === 'principle';
  const all = isPrinciple ? principles(knowledge) : objectivesOf(knowledge, objective.of);
  const isNamed = isNamedOfficially(draft, objective);
  const isOurs = isTranslated(draft, objective) && !isNamed;
  // Where only the short name is official in the reader's language, it stands first: our translation is not to be quoted.
  const given = {
    number: objective.number,
    count: all.length,
    compact: compactName(draft, objective.of),
    place: placeOf(draft, objective, isOurs),
    title: strong(...(isNamed ? [draft.textOf(objective.label)] : shownTitle(draft, objective))),
  };
  const sentence = isPrinciple
    ? draft.say('principle.title', given)
    : draft.say(isOurs ? 'objective.title-ours' : 'objective.title', given);
  const named = isNamed ? knowledge.officialLabels.citations : [];
  return [...sentence, ...draft.cite(...objective.citations), ...draft.cite(...named)];
}

/** The title in the reader's language where only its short name is official there, and in English. */
function wholeTitle(draft: Draft, objective: Objective): Inline[] {
  if (!isTranslated(draft, objective)) return [];
  const title = draft.say('objective.whole-title', { title: shownTitle(draft, objective) });
  const whole = isNamedOfficially(draft, objective) ? [...title, text(' ')] : [];
  const official = draft.say('objective.official', { title: objective.title });
  return [...whole, ...official, ...draft.cite(...objective.citations)];
}

/** True where the title that a reader sees is our own translation. */
function isTranslated({ language }: Draft, { unofficialTranslation }: Objective): boolean {
  return language !== 'en' && unofficialTranslation !== undefined;
}

/** True where the reader's language has an official short name of an objective whose title we translated. */
function isNamedOfficially(draft: Draft, objective: Objective): boolean {
  const isObjective = objective.kind === 'objective' && objective.of === draft.knowledge.officialLabels.of;
  return isObjective && isTranslated(draft, objective);
}

/** The titles of a compact's objectives, numbered. Sources that several share are cited once, with the first. */
function titlesOf(draft: Draft, compact: string): Block[] {
  const objectives = objectivesOf(draft.knowledge, compact);
  const title = draft.say('objectives.title', {
    count: objectives.length,
    compact: compactName(draft, compact),
  });
  return [
    paragraph(...title, ...draft.cite(...listCitations(objectives))),
    list(
      objectives.map((objective) => shownTitle(draft, objective)),
      1,
    ),
  ];
}

function shownTitle(draft: Draft, objective: Objective): Inline[] {
  return [draft.textOf(titleOf(objective))];
}

/** The paragraph that an objective stands in, where the data knows it. */
function placeOf(draft: Draft, objective: Objective, isOurs: boolean): Inline[] {
  const number = paragraphIn(draft, objective);
  if (number === undefined) return [];
  return draft.say(isOurs ? 'objective.place-ours' : 'objective.place', { number });
}

function paragraphIn(draft: Draft, { of, citations }: Objective): string | undefined {
  const { document } = partsOf(draft.knowledge, of) ?? {};
  return citations.find((each) => each.document === document)?.paragraph;
}

/** The official names in each language, but for what the title says. */
function officialNames(draft: Draft, { of, kind, label, title }: Objective): Inline[] {
  const { officialLabels } = draft.knowledge;
  if (of !== officialLabels.of) return [];
  const official = { en: kind === 'principle' ? title : label.en, fr: label.fr, es: label.es };
  // What a principle is called in the reader's own language is its title.
  const [first, second] = languages.filter((each) => each !== draft.language).map((each) => official[each]);
  const others = { first: first ?? '', second: second ?? '' };
  const sentence =
    kind === 'principle'
      ? draft.say('principle.official', others)
      : draft.language === 'en'
        ? draft.say('objective.label', { english: official.en, french: official.fr, spanish: official.es })
        : draft.say('objective.label-others', others);
  return [...sentence, ...draft.cite(...officialLabels.citations)];
}

function officialNote(draft: Draft): Block {
  return note(
    ...draft.say('principles.official'),
    ...draft.cite(...draft.knowledge.officialLabels.citations),
  );
}

/** The documents behind each title of a list: the place in them is the list's, not one title's. */
export function listCitations(objectives: readonly Objective[]): CitedPassage[] {
  const behind = objectives.map(({ citations }) => new Set(citations.map(({ document }) => document)));
  const [first = new Set<string>(), ...others] = behind;
  const shared = [...first].filter((document) => others.every((each) => each.has(document)));
  const all = shared.length > 0 ? shared : [...new Set(behind.flatMap((each) => [...each]))];
  return all.map((document) => ({ document }));
}

function translationNote(draft: Draft): Block[] {
  return draft.language === 'en' ? [] : [note(...draft.say('objectives.translated'))];
}

function compactName(draft: Draft, id: string): Inline[] {
  const entity = draft.knowledge.entities.get(id);
  return entity === undefined ? [text(id)] : [draft.textOf(shortName(entity))];
}

function compactsWithObjectives({ knowledge }: Core, of: string | undefined): string[] {
  if (of !== undefined) return [of];
  return compacts(knowledge)
    .map(({ id }) => id)
    .filter((id) => objectivesOf(knowledge, id).length > 0);
}

function compactSteps(ids: readonly string[]): Query[] {
  return [...new Set(ids)].map((id) => ({ kind: 'record', id }));
}
