import type { Nameable } from '../../query/choices.ts';
import type { Reading } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, unexplained } from './frame.ts';

/** "Which people are named in the article?", "what agreements does it mention?" */
export const named: Frame = (reading, index) => {
  if (!['none', 'who', 'which'].includes(reading.focus) || reading.yesNo) return undefined;
  const of = kindAsked(reading);
  const inSource = namedEntities(reading).includes(index.knowledge.keyRecords.source);
  if (of === undefined || !inSource || !(of === 'person' || isNaming(reading))) return undefined;
  return {
    query: { kind: 'named', of },
    unexplained: unexplained(reading, index, {
      concepts: [
        ...['say', 'name', 'list', 'on-list', 'include', 'all', 'who', 'which', 'be', 'person'],
        ...(of === 'person' ? [] : ['instrument', 'institution']),
      ],
      strict: true,
    }),
  };
};

/** Naming is what the words do: "the people who signed" is another question. */
function isNaming(reading: Reading): boolean {
  return mentions(reading, 'say', 'name', 'list', 'on-list', 'include');
}

function kindAsked(reading: Reading): Nameable | undefined {
  if (mentions(reading, 'person')) return 'person';
  if (mentions(reading, 'institution')) return 'organisation';
  return mentions(reading, 'instrument') && reading.focus !== 'who' ? 'instrument' : undefined;
}
