import fc from 'fast-check';
import type { Feature } from '../../src/answer/caps.ts';
import type { Block, Inline } from '../../src/answer/nodes.ts';

/** Text as hostile as users and data can make it: markup of every platform, surrogate pairs, marks, spaces. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '@everyone <!channel> <@&1> [x](https://evil.example)',
    '**bold** _it_ ~no~ `code` ||spoiler||',
    '👩‍👩‍👧‍👦 family. Second sentence! Third?',
    'a'.repeat(90),
    'one two three four five six seven eight nine ten. eleven twelve.',
  ),
);

const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: anyText.map((text): Inline => ({ type: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('link' as const), address: fc.webUrl(), label: anyText }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('time' as const),
      date: fc.constant('2017-12-08'),
      label: fc.constant('8 December 2017'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('reference' as const),
      citation: fc.integer({ min: 1, max: 30 }),
    }),
  },
);

const marked: fc.Arbitrary<Inline> = fc.record({
  type: fc.constantFrom('strong' as const, 'emphasis' as const),
  children: fc.array(leaf, { minLength: 1, maxLength: 3 }),
});

export const runningText = fc.array(
  fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: marked }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constantFrom('paragraph' as const, 'heading' as const, 'note' as const),
    children: runningText,
  }),
  fc.record({
    type: fc.constant('code' as const),
    children: anyText.map((text): Inline[] => [{ type: 'text', text }]),
  }),
  fc.record({
    type: fc.constant('quote' as const),
    children: runningText,
    language: fc.constant('en' as const),
  }),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(runningText, { minLength: 1, maxLength: 8 }),
  }),
  fc.record({
    type: fc.constant('list' as const),
    start: fc.integer({ min: 1, max: 9 }),
    items: fc.array(runningText, { minLength: 1, maxLength: 8 }),
  }),
  fc.integer({ min: 1, max: 3 }).chain((columns) =>
    fc.record({
      type: fc.constant('table' as const),
      header: fc.array(runningText, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(runningText, { minLength: columns, maxLength: columns }), {
        minLength: 0,
        maxLength: 4,
      }),
    }),
  ),
);

export const anyBlocks = fc.array(anyBlock, { minLength: 1, maxLength: 8 });

/** Every kind of node that a platform may or may not show. */
export const everyFeature: Feature[] = [
  'heading',
  'quote',
  'list',
  'table',
  'note',
  'code',
  'strong',
  'emphasis',
  'link',
  'time',
];
