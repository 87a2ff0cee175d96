import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordSurface } from '../../../adapters/discord/draw/surface.ts';
import { discordView } from '../../../adapters/playground/discord-view.ts';
import { html } from '../../../adapters/playground/html.ts';
import { slackView } from '../../../adapters/playground/slack-view.ts';
import { slackSurface } from '../../../adapters/slack/draw/surface.ts';
import { plainBlock } from '../../../src/answer/plain-text.ts';
import { answer } from '../../../src/builders/answer.ts';
import { loadCore } from '../../../src/core.ts';
import { anyBlocks } from '../../answer/answers-of-any-shape.ts';
import { everyQuery } from '../../builders/every-query.ts';
import { runs } from '../../runs.ts';

const core = await loadCore();
const context = { language: 'en', buttons: () => html`` } as const;
const platforms = [
  ['slack', slackSurface, slackView],
  ['discord', discordSurface, discordView],
] as const;

/** The words of a piece of HTML; addresses are left out, since Slack shows some shorter. */
function wordsOf(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return markup
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => entities[name] ?? '');
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe.each(platforms)('what the page shows of %s', (_, surface, view) => {
  it('is known in every answer, and holds every word of a first page without sources', () => {
    for (const query of everyQuery(core.knowledge)) {
      const given = answer(query, core, 'en');
      const shown = view.show(surface.draw(given, core), context);
      expect(shown.body.markup).not.toContain('unknown-part');
      expect(shown.isPrivate).toBe(true);
      const [first] = given.blocks;
      if (first !== undefined && plainBlock(first).length < 1000)
        expect(letters(wordsOf(shown.body.markup))).toContain(letters(plainBlock(first)));
    }
  });

  it('has only our own elements, whatever an answer holds', () => {
    const template = answer({ kind: 'city', id: 'chicago' }, core, 'en');
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const payload = surface.draw({ ...template, blocks, sources: [] }, core);
        const { markup } = view.show(payload, context).body;
        const elements = new Set([...markup.matchAll(/<\/?([^\s>]+)/gu)].map(([, name]) => name));
        const known = [
          'h3',
          'p',
          'ul',
          'ol',
          'li',
          'blockquote',
          'strong',
          'em',
          'a',
          'span',
          'br',
          'time',
          'div',
          'hr',
          'table',
          'pre',
          'code',
          'thead',
          'tbody',
          'tr',
          'th',
          'td',
        ];
        expect([...elements].filter((name) => !known.includes(name ?? ''))).toEqual([]);
        expect(markup).not.toMatch(/class="mention"/u);
        expect(markup).not.toMatch(/href="(?!https?:)/u);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('a day on Discord', () => {
  it('is shown as the reader writes it', () => {
    const payload = {
      flags: 0,
      components: [{ type: 17, components: [{ type: 10, content: '<t:1512729000:D>' }] }],
    };
    const shown = discordView.show(payload, context).body.markup;
    expect(wordsOf(shown)).toContain('8 December 2017');
  });
});
