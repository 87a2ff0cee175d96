import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordCaps, renderReply as drawOnDiscord } from '../../adapters/discord/draw/render.ts';
import { shownText as shownOnDiscord } from '../../adapters/discord/receive/shown-text.ts';
import { renderReply as drawOnSlack, slackCaps } from '../../adapters/slack/draw/render.ts';
import { shownText as shownOnSlack } from '../../adapters/slack/receive/shown-text.ts';
import type { Block, Inline } from '../../src/answer/nodes.ts';
import { answer } from '../../src/builders/answer.ts';
import { type Reply, replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { anyText } from '../answer/answers-of-any-shape.ts';
import { everyQuery } from '../builders/every-query.ts';
import { runs } from '../runs.ts';

const core = await loadCore();

const leaf = fc
  .oneof(anyText, fc.string({ unit: fc.constantFrom(...'*_~`|\\<>[]()#-+.:@! a1\n'), maxLength: 12 }))
  .map((text): Inline => ({ type: 'text', text }));
const marked = fc.record({
  type: fc.constantFrom('strong' as const, 'emphasis' as const),
  children: fc.array(leaf, { minLength: 1, maxLength: 2 }),
});
const running = fc.array(fc.oneof(leaf, marked), { minLength: 1, maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('paragraph' as const, 'heading' as const), children: running }),
  fc.record({ type: fc.constant('note' as const), children: running }),
  fc.record({ type: fc.constant('quote' as const), children: running, language: fc.constant('en' as const) }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(running, { minLength: 1, maxLength: 3 }) }),
);

/** The words of a block in order: its leaves, whatever stands around them. */
function wordsIn(node: Block | Inline): string {
  if ('text' in node) return node.text;
  if ('items' in node) return node.items.flat().map(wordsIn).join(' ');
  if ('children' in node) return node.children.map(wordsIn).join('');
  return '';
}

/** Letters and marks without the spaces between, the signs that nobody sees, and the bars before what is quoted. */
const seen = (text: string) => text.replace(/[\s\u0085\u200b>]/gu, '');
/** How many bars and signs like them stand in a text: more than in its words, where a bar was read. */
const bars = (text: string) => text.split('>').length;

const replyOf = (blocks: readonly Block[]): Reply => ({
  ...replyWith(answer({ kind: 'help' }, core, 'en'), core, slackCaps, 1, 'everyone'),
  rows: [],
  blocks,
  sources: [],
});

const platforms = [
  ['Slack', (reply: Reply) => shownOnSlack(drawOnSlack(reply)), slackCaps],
  [
    'Discord',
    (reply: Reply) => {
      const { components } = drawOnDiscord(reply, 'public');
      return shownOnDiscord({ content: '', components });
    },
    discordCaps,
  ],
] as const;

describe.each(platforms)('what the bot draws on %s and reads back', (_, readBack, caps) => {
  it('is the same text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
        const words = blocks.map(wordsIn).join(' ');
        fc.pre(seen(words) !== '');
        const back = readBack(replyOf(blocks));
        expect(seen(back)).toBe(seen(words));
        const isMixed = blocks.some(({ type }) => type !== 'quote');
        if (isMixed) expect(bars(back)).toBeGreaterThanOrEqual(bars(words));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it.each(languages)('has the words of every answer, in %s', (language) => {
    for (const query of everyQuery(core.knowledge)) {
      const reply = replyWith(answer(query, core, language), core, caps, 1, 'everyone');
      const shown = seen(readBack(reply));
      const quoted = reply.blocks.filter(({ type }) => type === 'quote');
      for (const each of quoted) expect(shown).toContain(seen(wordsIn(each)));
    }
  });
});
