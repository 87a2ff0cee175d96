import { expect, it } from 'vitest';
import type { Block } from '../../src/answer/nodes.ts';
import { plainInline } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { formatDate } from '../../src/calendar.ts';
import { loadCore } from '../../src/core.ts';
import { type Language, languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();

/** Paragraphs and items of lists, each as its words. */
function pieces(block: Block): string[] {
  if (block.type === 'list') return block.items.map((item) => plainInline(item));
  return 'children' in block ? [plainInline(block.children)] : [];
}

/** How often a date stands in a text: "8 December 2018" is not in "18 December 2018". */
function times(text: string, date: string): number {
  return text
    .split(date)
    .slice(0, -1)
    .filter((before) => !/\p{N}$/u.test(before)).length;
}

const asked = (): Query[] => [
  { kind: 'timeline' },
  ...core.knowledge.facts
    .filter(({ asOf }) => asOf !== undefined)
    .map(({ id }): Query => ({ kind: 'facts', ids: [id] })),
];

it.each(languages)(
  'in %s the day of an event, or up to which a fact is known, is printed once',
  (language: Language) => {
    const days = new Set(
      core.knowledge.facts.flatMap((fact) => [
        ...('date' in fact ? [fact.date, fact.end ?? fact.date] : []),
        ...(fact.asOf === undefined ? [] : [fact.asOf]),
      ]),
    );
    const labels = [...days].filter((day) => day.length === 10).map((day) => formatDate(day, language));
    const twice = asked().flatMap((query) =>
      answer(query, core, language).blocks.flatMap((block) =>
        pieces(block).flatMap((words) => {
          // What corrects a fact is another sentence, with its own source.
          const sentences = words.split(/\[\d+\](?! \[| \()/u);
          const found = sentences.flatMap((each) => labels.filter((label) => times(each, label) > 1));
          return found.map((label) => `${addressOf(query)}: ${label} in ${words}`);
        }),
      ),
    );
    expect(twice).toEqual([]);
  },
);

it.each(languages)('in %s no part of a date is marked as the date of an event', (language: Language) => {
  const items = answer({ kind: 'timeline' }, core, language).blocks.flatMap((block) =>
    block.type === 'list' ? block.items : [],
  );
  const cut = items.flatMap((item) =>
    item.flatMap((node, at) => {
      const before = item[at - 1];
      const words = before?.type === 'text' ? before.text : '';
      return node.type === 'strong' && /\d\S*\s(?:de\s)?$/u.test(words) ? [plainInline(item)] : [];
    }),
  );
  expect(items.length).toBeGreaterThan(20);
  expect(cut).toEqual([]);
});
