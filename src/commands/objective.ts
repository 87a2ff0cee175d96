import { understand } from '../ask/ask.ts';
import { itemsSpokenFor } from '../ask/frames/items.ts';
import { objectivesIn } from '../ask/frames/objectives.ts';
import { corrections, readQuestion } from '../ask/reading.ts';
import { allPhrases, type Knowledge } from '../knowledge/knowledge.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { byNumber } from './commitment.ts';
import { compactsNamed } from './compact.ts';
import { defineCommand } from './define.ts';

export const objectiveCommand = defineCommand({
  name: 'objective',
  summary: 'command.objective',
  aliases: ['objectif', 'objetivo'],
  example: { en: 'objective 7', fr: 'objective détention', es: 'objective detención' },
  options: [
    {
      name: 'about',
      kind: 'text',
      summary: 'option.objective',
      required: false,
      rest: true,
      limit: 80,
      completes: 'objective',
    },
    {
      name: 'compact',
      kind: 'choice',
      summary: 'option.compact-of-objective',
      required: false,
      rest: false,
      limit: 16,
      choices: [
        { value: 'migration', label: 'choice.migration' },
        { value: 'refugees', label: 'choice.refugees' },
      ],
    },
  ],
  // Both compacts number their objectives from 1: a number without a compact shows that of each.
  ask: ({ about, compact }, core, { index }) => {
    const of = compact === undefined ? undefined : compactOf(String(compact), core.knowledge);
    const ofCompact = of !== undefined && { of };
    if (about === undefined) return { query: { kind: 'objectives', ...ofCompact } };
    const asked = String(about);
    const reading = readQuestion(asked, index);
    const total = core.knowledge.objectives.filter((each) => each.kind === 'objective' && each.of === of);
    const number = byNumber(reading, total.length);
    if (number !== undefined) return { query: { kind: 'objective', number, ...ofCompact } };
    const [only, ...others] = compactsNamed(core.knowledge, asked, index.language);
    if (only !== undefined && others.length === 0 && of === undefined) {
      return { query: { kind: 'objectives', of: only.id } };
    }
    const named = objectivesOfTopic(asked, of, core.knowledge);
    if (named.length > 0) return { query: { kind: 'objectives-on', ids: named } };
    const understood = understand(asked, core, index.language);
    if (of === undefined && isAboutObjectives(understood.query)) return understood;
    const { best: found, segments } = itemsSpokenFor(reading, objectivesIn(index, of), index);
    const everyWord = reading.segments.every((segment) => segment.stop || segments.includes(segment));
    if (found.length === 0 || !everyWord)
      return { noMatch: asked, near: [{ kind: 'objectives', ...ofCompact }] };
    return {
      query: { kind: 'objectives-on', ids: found.map(({ id }) => id) },
      understood: corrections(reading),
    };
  },
});

/** The objectives of which a topic is just what was typed, whatever its words mean elsewhere. */
function objectivesOfTopic(typed: string, of: string | undefined, { objectives }: Knowledge): string[] {
  const asked = foldPhrase(typed);
  return objectives
    .filter((each) => of === undefined || each.of === of)
    .filter(({ topics }) => allPhrases(topics).some((topic) => foldPhrase(topic) === asked))
    .map(({ id }) => id);
}

/** The compact behind a choice: the choice is a word that only its name has. */
function compactOf(choice: string, knowledge: Knowledge): string | undefined {
  return compactsNamed(knowledge, choice, 'en')[0]?.id;
}

function isAboutObjectives({ kind }: Query): boolean {
  return ['objective', 'objectives', 'objectives-on', 'principles'].includes(kind);
}
