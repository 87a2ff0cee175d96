import type { Inline } from '../answer/nodes.ts';
import type { Draft } from '../builders/draft.ts';
import { objectiveParts } from '../builders/objectives.ts';
import { factSentence } from '../builders/told.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Objective } from '../knowledge/schema.ts';
import type { Told } from './item.ts';
import { namedWith, sentences } from './stories.ts';

/**
 * The compacts' objectives and principles: what each asks for, where it stands, what goes with it in the data and its
 * official names. A bare title is no story.
 */
export function objectives(knowledge: Knowledge): Told[] {
  return knowledge.objectives
    .filter(({ text }) => text !== undefined)
    .map((objective) => {
      const named = namedWith(objective.id, knowledge);
      return {
        id: objective.id,
        query: { kind: 'record' as const, id: objective.id },
        about: [objective.id, objective.of],
        tells: [objective.id, ...named.map(({ id }) => id)],
        say: (draft: Draft) => objectiveParts.asks(draft, objective),
        more: (draft: Draft) =>
          sentences(
            objectiveParts.which(draft, objective),
            ...committed(draft, objective),
            ...named.map((fact) => factSentence(draft, fact)),
            objectiveParts.names(draft, objective),
          ),
      };
    });
}

/** What an objective's actions say of cities and local authorities, each told by itself, with where it stands. */
export function objectivesOnCities(knowledge: Knowledge): Told[] {
  return knowledge.objectives
    .filter(({ cities }) => cities !== undefined)
    .map((objective) => ({
      id: `${objective.id}@cities`,
      query: { kind: 'record' as const, id: objective.id },
      about: [objective.id, objective.of],
      tells: [objective.id],
      say: (draft: Draft) => objectiveParts.cities(draft, objective),
      more: (draft: Draft) => objectiveParts.which(draft, objective),
    }));
}

/** What Metropolis undertook on the same subject, and that nothing is known of what became of it. */
function committed(draft: Draft, { commitment: of }: Objective): Inline[][] {
  const { commitments, commitmentList } = draft.knowledge;
  const same = commitments.find((each) => each.id === of);
  if (same === undefined) return [];
  return [
    [
      ...draft.say('digest.objective-commitment', { number: same.number, text: draft.textOf(same.short) }),
      ...draft.cite({ document: commitmentList.document, quote: same.wording }),
    ],
    draft.say('digest.commitment-since'),
  ];
}
