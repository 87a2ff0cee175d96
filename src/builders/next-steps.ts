import { type Block, list, type NextStep, paragraph, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { factById } from '../knowledge/filed-facts.ts';
import { type Entity, shortName } from '../knowledge/knowledge.ts';
import { subjectOf } from '../knowledge/roll-calls.ts';
import { capitalised } from '../language.ts';
import { addressLimit, addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import type { Draft } from './draft.ts';

/**
 * A Query as something to press or to type. A Query that nobody would type (a fact by its id) is typed as a
 * question on its topic. Nothing where the Query is no offer, or too long for a button.
 */
export function nextStep(draft: Draft, query: Query): NextStep[] {
  if (addressOf(query).length > addressLimit) return [];
  const offer = offered(draft, query);
  // A name stands at the head of its button: "Position paper".
  return offer === undefined ? [] : [{ query, ...offer, label: capitalised(offer.label, draft.language) }];
}

/** What can be answered instead, as blocks; nothing where there is nothing near. */
export function offerBlocks(draft: Draft, steps: readonly NextStep[]): Block[] {
  if (steps.length === 0) return [];
  return [paragraph(...draft.say('unknown.near')), list(steps.map(({ label }) => [text(label)]))];
}

function offered(draft: Draft, query: Query): { label: string; line: string } | undefined {
  switch (query.kind) {
    case 'cities':
      return { label: draft.label('step.cities'), line: draft.label('step.line-cities') };
    case 'commitments':
      return { label: draft.label('step.commitments'), line: draft.label('step.line-commitments') };
    case 'commitment':
      return {
        label: draft.label('step.commitment', { number: query.number }),
        line: draft.label('step.line-commitment', { number: query.number }),
      };
    case 'objectives':
      return offeredObjectives(draft, query.of);
    case 'objective':
      return offeredObjective(draft, query);
    case 'principles':
      return { label: draft.label('step.principles'), line: draft.label('step.principles') };
    case 'compacts':
      return { label: draft.label('step.compacts'), line: draft.label('step.line-compacts') };
    case 'timeline':
      return query.year === undefined
        ? { label: draft.label('step.timeline'), line: draft.label('step.line-timeline') }
        : {
            label: `${draft.label('step.timeline')} ${query.year}`,
            line: draft.label('step.line-timeline-of', { year: String(query.year) }),
          };
    case 'sources':
      return { label: draft.label('step.sources'), line: draft.label('step.line-sources') };
    case 'export':
      return { label: draft.label('step.export'), line: `export ${query.of}` };
    case 'help':
      return { label: draft.label('step.help'), line: draft.label('step.line-help') };
    case 'city':
    case 'record':
    case 'source': {
      const entity = draft.knowledge.entities.get(query.id);
      return entity === undefined ? undefined : offeredEntity(draft, query.kind, entity);
    }
    case 'facts':
      return offeredFact(draft, query.ids[0]);
    case 'country':
      return offeredCountry(draft, query.names);
    case 'votes':
      return query.stance === 'against' && query.of !== undefined ? offeredVotes(draft, query.of) : undefined;
    default:
      return undefined;
  }
}

function offeredObjectives(draft: Draft, of: string | undefined) {
  const compact = of === undefined ? undefined : draft.knowledge.entities.get(of);
  if (compact === undefined)
    return { label: draft.label('step.objectives'), line: draft.label('step.line-objectives') };
  const name = plainInline([draft.nameOf(shortName(compact))]);
  return {
    label: draft.label('step.objectives-of', { name }),
    line: draft.label('step.line-objectives-of', { name }),
  };
}

/** Both compacts number their objectives: one of a certain compact is called by its whole name. */
function offeredObjective(draft: Draft, { number, of }: Extract<Query, { kind: 'objective' }>) {
  const objective = draft.knowledge.objectives.find(
    (each) => each.kind === 'objective' && each.number === number && each.of === of,
  );
  if (objective === undefined) {
    return {
      label: draft.label('step.objective', { number }),
      line: draft.label('step.line-objective', { number }),
    };
  }
  const name = plainInline([draft.nameOf(objective.short)]);
  return { label: name, line: name };
}

function offeredEntity(draft: Draft, kind: 'city' | 'record' | 'source', entity: Entity) {
  const name = plainInline([draft.nameOf(shortName(entity))]);
  switch (kind) {
    case 'city':
      return { label: draft.label('step.city', { name }), line: draft.label('step.line-city', { name }) };
    case 'source':
      return {
        label: draft.label('step.source', { name }),
        line: draft.label('step.line-source', { id: entity.id }),
      };
    case 'record':
      return { label: draft.label('step.record', { name }), line: lineFor(draft, entity) };
  }
}

/** The question that shows a record: who a person is, what happened in a place, what a thing is. */
function lineFor(draft: Draft, entity: Entity): string {
  const name = plainInline([draft.nameOf(shortName(entity))]);
  switch (entity.kind) {
    case 'person':
      return draft.label('step.line-who', { name });
    case 'place':
      return draft.label('step.line-where', { name });
    case 'document':
      return draft.label('step.line-source', { id: entity.id });
    default:
      return draft.label('step.line-what', { name });
  }
}

function offeredCountry(draft: Draft, names: readonly string[]) {
  const country = draft.knowledge.countries.find(({ id }) => id === names[0]);
  if (country === undefined || names.length > 1) return undefined;
  const name = plainInline([draft.nameOf(country.name)]);
  const subject = subjectOf(country, draft.language);
  const count = country.plural?.includes(draft.language) ? 2 : 1;
  return {
    label: draft.label('step.country', { name }),
    line: draft.label('step.line-country', { name: subject, count }),
  };
}

/** Who voted against a compact: typed as it is asked. */
function offeredVotes(draft: Draft, of: string) {
  const compact = draft.knowledge.entities.get(of);
  if (compact === undefined) return undefined;
  const line = draft.label('step.votes', { compact: plainInline([draft.nameOf(shortName(compact))]) });
  return { label: line, line };
}

/** A fact by what it tells, and of what where that does not say it: "Term – Ban Ki-moon". */
function offeredFact(draft: Draft, id: string | undefined) {
  const fact = factById(draft.knowledge.facts, id);
  const topic = (fact?.topics?.[draft.language] ?? fact?.topics?.en)?.[0];
  if (fact === undefined || topic === undefined) return undefined;
  const label = fact.label?.[draft.language] ?? topic;
  const entity = draft.knowledge.entities.get(fact.subject);
  const subject = entity === undefined ? '' : plainInline([draft.nameOf(shortName(entity))]);
  const names = (words: string) => {
    const said = new Set(foldPhrase(words).split(' '));
    return foldPhrase(subject)
      .split(' ')
      .some((word) => word.length > longestSmallWord && said.has(word));
  };
  return {
    label: names(label) || subject === '' ? label : draft.label('step.facts', { label, subject }),
    line: draft.label('step.line-facts', { topic: names(topic) ? topic : `${topic} ${subject}`.trim() }),
  };
}

/** Words up to this length name nothing by themselves: "of", "the", "les". */
const longestSmallWord = 3;
