import { understand } from '../ask/ask.ts';
import { corrections, type Reading, readQuestion } from '../ask/reading.ts';
import type { Query } from '../query/query.ts';
import { defineCommand } from './define.ts';

export const commitmentCommand = defineCommand({
  name: 'commitment',
  summary: 'command.commitment',
  aliases: ['engagement', 'compromiso'],
  example: {
    en: 'commitment peer review',
    fr: 'commitment évaluation par les pairs',
    es: 'commitment revisión entre pares',
  },
  options: [
    {
      name: 'about',
      kind: 'text',
      summary: 'option.commitment',
      required: false,
      rest: true,
      limit: 80,
      completes: 'commitment',
    },
  ],
  ask: ({ about }, core, { index }) => {
    if (about === undefined) return { query: { kind: 'commitments' } };
    const asked = String(about);
    const reading = readQuestion(asked, index);
    const number = byNumber(reading, core.knowledge.commitments.length);
    if (number !== undefined) return { query: { kind: 'commitment', number } };
    const understood = understand(asked, core, index.language);
    if (understood.query.kind === 'commitment' || understood.query.kind === 'commitments-on')
      return understood;
    const topics = new Set(reading.segments.flatMap((segment) => [...segment.topics]));
    const numbers = core.knowledge.commitments.filter(({ id }) => topics.has(id)).map(({ number }) => number);
    const everyWord = reading.segments.every(({ stop, topics: of }) => stop || of.size > 0);
    const [only] = numbers;
    if (only === undefined || !everyWord) return { noMatch: asked, near: [{ kind: 'commitments' }] };
    const query: Query =
      numbers.length === 1 ? { kind: 'commitment', number: only } : { kind: 'commitments-on', numbers };
    return { query, understood: corrections(reading) };
  },
});

/** "3", "third", "last": the number alone, where nothing else is asked. */
export function byNumber({ segments }: Reading, total: number): number | undefined {
  const [segment, ...more] = segments.filter(({ stop, number }) => !stop || number !== undefined);
  if (segment?.number === undefined || more.length > 0) return undefined;
  return segment.number.value < 0 ? total : segment.number.value;
}
