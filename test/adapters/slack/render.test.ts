import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, renderNotice, renderReply, slackCaps } from '../../../adapters/slack/draw/render.ts';
import { budgets } from '../../../adapters/slack/send/limits.ts';
import type { Answer, Block, Inline } from '../../../src/answer/nodes.ts';
import { plainBlock } from '../../../src/answer/plain-text.ts';
import { answer } from '../../../src/builders/answer.ts';
import { askedLine } from '../../../src/chat/lead.ts';
import { type Audience, replyWith } from '../../../src/chat/reply.ts';
import { echo } from '../../../src/text/echo.ts';
import { anyBlocks } from '../../answer/answers-of-any-shape.ts';
import type { Json } from '../../fakes/slack/refusals.ts';
import { refuseMessage } from '../../fakes/slack/refusals.ts';
import { asSeen } from '../../fakes/slack/workspace.ts';
import { runs } from '../../runs.ts';
import { core } from './running.ts';

const commitments = answer({ kind: 'commitments' }, core, 'en');

/** A payload as it goes over the wire. */
const sent = (message: object) => JSON.parse(JSON.stringify(message)) as { readonly [name: string]: Json };
const pagesOf = (given: Answer, audience: Audience = 'asker') => {
  const { pages } = replyWith(given, core, slackCaps, 1, audience);
  return Array.from({ length: pages }, (_, index) =>
    sent(renderReply(replyWith(given, core, slackCaps, index + 1, audience))),
  );
};
const letters = (text: string) => text.replace(/[\s\d.•|“”-]/gu, '');
const linksIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    const inlines =
      'children' in block
        ? [...block.children]
        : block.type === 'list'
          ? block.items.flat()
          : [...block.header, ...block.rows.flat()].flat();
    return inlines.flatMap(linksOf);
  });
const linksOf = (node: Inline): string[] =>
  node.type === 'link'
    ? [new URL(node.address).href.replace(/[<>|]/g, encodeURIComponent)]
    : node.type === 'strong' || node.type === 'emphasis'
      ? node.children.flatMap(linksOf)
      : [];

/** Pieces of whatever Slack, a browser or another platform reads as something. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<!channel>', '<!here|x>', '<!subteam^S1>', '<!date^1^{date}|x>', '<@U1>', '<@U1|a>', '<#C1>'],
        ...['<https://evil.example|bank>', 'https://evil.example', '<mailto:a@b.c>', '@channel', '@everyone'],
        ...[
          '<',
          '>',
          '&',
          '|',
          '&lt;!channel&gt;',
          '&amp;',
          '*',
          '_',
          '~',
          '`',
          '```',
          ':',
          ':smile:',
          '\n',
          '> ',
        ],
        ...[
          '[x](https://evil.example)',
          '<@&1>',
          '\u202e',
          '\u200b',
          '\u0000',
          '👩‍👩‍👧‍👦',
          '\ud800',
          '"',
          '\\',
          '{',
          '%3C',
        ],
      ),
      fc.string({ maxLength: 8, unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe('a message for Slack', () => {
  it('has a word to read aloud where the answer has none', () => {
    const nothing: Block[] = [{ type: 'list', items: [[{ type: 'text', text: '' }]] }];
    const given: Answer = {
      ...commitments,
      blocks: nothing,
      sources: [{ type: 'code', children: [{ type: 'text', text: '' }] }],
      hint: [],
    };
    for (const page of pagesOf(given, 'asker')) expect(refuseMessage(page)).toBeUndefined();
  });

  it('is one that Slack takes, with every letter, whatever the answer holds', () => {
    fc.assert(
      fc.property(
        anyBlocks,
        anyBlocks,
        fc.constantFrom<Audience>('asker', 'everyone'),
        (blocks, sources, audience) => {
          const given: Answer = { ...commitments, blocks, sources, hint: [] };
          const pages = pagesOf(given, audience);
          for (const page of pages) {
            expect(refuseMessage(page)).toBeUndefined();
            expect(String(page['text']).length).toBeLessThanOrEqual(budgets.text);
            expect(JSON.stringify(page['blocks']).length).toBeLessThanOrEqual(budgets.blocksTogether);
          }
          // A page without a word has an ellipsis to be read.
          const heard = pages.map((page) => asSeen(page).spoken).filter((each) => each !== '…');
          const spoken = heard.join('');
          const shown = replyBlocks(given, audience).map(plainBlock).join('');
          expect(letters(spoken)).toBe(letters(shown));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('acts on nothing that the answer did not hold as a node', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (blocks, sources) => {
        const cited = commitments.citations.flatMap(
          ({ document }) => core.knowledge.documents.get(document)?.address ?? [],
        );
        const allowed = new Set([...linksIn([...blocks, ...sources]), ...cited]);
        for (const page of pagesOf({ ...commitments, blocks, sources })) {
          for (const { kind, target } of asSeen(page).entities) {
            expect(kind).toBe('link');
            expect(allowed).toContain(target.replaceAll('&amp;', '&'));
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('reads none of 20,000 hostile texts, from data or from users, as anything but text', () => {
    const shapes: ((text: string) => Block)[] = [
      (text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }),
      (text) => ({ type: 'heading', children: [{ type: 'strong', children: [{ type: 'text', text }] }] }),
      (text) => ({ type: 'note', children: [{ type: 'text', text }] }),
      (text) => ({ type: 'quote', children: [{ type: 'text', text }], language: 'en' }),
      (text) => ({ type: 'list', items: [[{ type: 'text', text }]] }),
    ];
    fc.assert(
      fc.property(hostile, fc.nat(4), fc.boolean(), (text, shape, isSource) => {
        const block = (shapes[shape] as (text: string) => Block)(text);
        const reply = {
          ...{ answer: commitments, page: 1, pages: 2, answerPages: 2, rows: [], loss: [] },
          ...(isSource ? { blocks: [], sources: [block] } : { blocks: [block], sources: [] }),
        };
        const message = sent(renderReply(reply, { above: text, asked: askedLine(text) }));
        const { entities, words, spoken } = asSeen(message);
        expect(entities).toEqual([]);
        const asked = askedLine(text);
        const lead = asked === undefined ? text : `${text}\n\n${asked}`;
        expect(spoken).toBe(`${lead}\n\n${plainBlock(block)}`);
        if (text.trim() !== '') expect(words).toContain(text.trim());
        expect(message['mrkdwn']).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never gives a user’s own words back as anything but words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(asSeen(sent(renderNotice(echo(text)))).entities).toEqual([]);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('shows a link of a source with its host, so that nothing hides behind a label', () => {
    const link: Inline = {
      type: 'link',
      address: 'https://www.example.org/a|b?c=<d>&e',
      label: 'https://bank.example',
    };
    const reply = {
      ...{ answer: commitments, page: 1, pages: 2, answerPages: 2, rows: [], loss: [], blocks: [] },
      sources: [{ type: 'paragraph' as const, children: [link] }],
    };
    const { entities, words } = asSeen(sent(renderReply(reply)));
    expect(entities).toEqual([
      { kind: 'link', target: 'https://www.example.org/a%7Cb?c=%3Cd%3E&amp;e', label: 'www.example.org' },
    ]);
    expect(words).toBe('https://bank.example www.example.org');
  });

  it('opens no address that is none of the web', () => {
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'slack://open', 'not an address']) {
      const block: Block = { type: 'paragraph', children: [{ type: 'link', address, label: 'read' }] };
      const reply = {
        answer: commitments,
        page: 1,
        pages: 2,
        answerPages: 2,
        rows: [],
        loss: [],
        blocks: [block],
        sources: [block],
      };
      const { entities, words } = asSeen(sent(renderReply(reply)));
      expect(entities).toEqual([]);
      expect(words).toContain(address);
    }
  });

  it('16: with 60 cities is within the budgets, cut between items, with "More"', () => {
    const city = (number: number): Inline[] => [
      { type: 'strong', children: [{ type: 'text', text: `City number ${number}` }] },
      {
        type: 'text',
        text: `, in a state with a long name, listed in the article as “City ${number}” [sic].`,
      },
    ];
    const items = Array.from({ length: 60 }, (_, index) => city(index + 1));
    const given: Answer = { ...commitments, blocks: [{ type: 'list', items }] };
    const pages = pagesOf(given);
    expect(pages.length).toBeGreaterThan(1);
    const listed = pages.flatMap((page) => asSeen(page).words.match(/^• .*$/gmu) ?? []);
    expect(listed).toHaveLength(60);
    for (const [index, line] of listed.entries())
      expect(line).toContain(`• City number ${index + 1}, in a state`);
    for (const page of pages) expect(refuseMessage(page)).toBeUndefined();
    expect(asSeen(pages[0] as ReturnType<typeof sent>).buttons.map(({ label }) => label)).toContain(
      `More (2 of ${replyWith(given, core, slackCaps, 1, 'asker').answerPages})`,
    );
  });

  it('escapes the three marks that Slack knows, and no others', () => {
    expect(escapeText('a & b <c> *d* &amp;')).toBe('a &amp; b &lt;c&gt; *d* &amp;amp;');
  });
});

function replyBlocks(given: Answer, audience: Audience): Block[] {
  const { pages } = replyWith(given, core, slackCaps, 1, audience);
  return Array.from({ length: pages }, (_, index) =>
    replyWith(given, core, slackCaps, index + 1, audience),
  ).flatMap(({ blocks, sources }) => [...blocks, ...sources]);
}
