import { describe, expect, it } from 'vitest';
import { shownText as shownOnDiscord } from '../../adapters/discord/receive/shown-text.ts';
import { shownText as shownOnSlack } from '../../adapters/slack/receive/shown-text.ts';
import { loadCore } from '../../src/core.ts';
import { verifyQuotation } from '../../src/verify/verify.ts';

const core = await loadCore();
const Q = 'They will contribute to strengthening global governance and the coordination required';

const richText = (...elements: object[]) => [{ type: 'rich_text', elements }];
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const words = (text: string, style: object = {}) => ({ type: 'text', text, style });

/** What a person sees is the sentence alone; both platforms' ways to show it. */
const onSlack: [string, Parameters<typeof shownOnSlack>[0]][] = [
  ['plain text', { text: Q }],
  ['a block quote', { text: `&gt; ${Q}` }],
  ['bold', { text: `*${Q}*` }],
  ['italics', { text: `_${Q}_` }],
  ['code', { text: `\`${Q}\`` }],
  ['a code block', { text: `\`\`\`\n${Q}\n\`\`\`` }],
  ['a mention before it', { text: `<@U1> ${Q}` }],
  ['a link on a word', { text: Q.replace('global', '<https://example.org|global>') }],
  ['blocks alone', { text: '', blocks: richText(section(words(Q))) }],
  [
    'a quote in blocks',
    { blocks: richText({ type: 'rich_text_quote', elements: [words(Q, { bold: true })] }) },
  ],
  ['a list in blocks', { blocks: richText({ type: 'rich_text_list', elements: [section(words(Q))] }) }],
  [
    'a link in blocks',
    {
      blocks: richText(
        section(words(Q.slice(0, 10)), { type: 'link', url: 'https://example.org', text: Q.slice(10) }),
      ),
    },
  ],
  ['a section', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `*${Q}*` } }] }],
  ['an attachment', { text: '', attachments: [{ text: Q, fallback: 'something else' }] }],
  [
    'a forwarded message',
    {
      text: '',
      attachments: [
        { is_msg_unfurl: true, message_blocks: [{ message: { blocks: richText(section(words(Q))) } }] },
      ],
    },
  ],
];

const onDiscord: [string, Parameters<typeof shownOnDiscord>[0]][] = [
  ['plain text', { content: Q }],
  ['a block quote', { content: `> ${Q}` }],
  ['a long block quote', { content: `>>> ${Q}` }],
  ['bold', { content: `**${Q}**` }],
  ['a spoiler', { content: `||${Q}||` }],
  ['code', { content: `\`${Q}\`` }],
  ['a list item', { content: `- ${Q}` }],
  ['a numbered item', { content: `1. ${Q}` }],
  ['a heading', { content: `## ${Q}` }],
  ['small print', { content: `-# ${Q}` }],
  ['a mention before it', { content: `<@123> ${Q}` }],
  ['a custom emoji', { content: `${Q} <:city:123456789>` }],
  ['a link on a word', { content: Q.replace('global', '[global](https://example.org)') }],
  ['an embed', { content: '', embeds: [{ description: `**${Q}**` }] }],
  [
    'Components V2',
    { content: '', components: [{ type: 17, components: [{ type: 10, content: `> ${Q}` }] }] },
  ],
  ['a forwarded message', { content: '', snapshots: [{ content: Q }] }],
];

describe('what a message shows is what is checked', () => {
  it.each(onSlack)('Slack: %s', (_, message) => {
    expect(shownOnSlack(message).trim()).toBe(Q);
    expect(verifyQuotation(shownOnSlack(message), core.knowledge.texts).kind).toBe('found');
  });

  it.each(onDiscord)('Discord: %s', (_, message) => {
    expect(shownOnDiscord(message).trim()).toBe(Q);
    expect(verifyQuotation(shownOnDiscord(message), core.knowledge.texts).kind).toBe('found');
  });

  it('checks a comment together with what it forwards', () => {
    expect(shownOnDiscord({ content: 'is this right?', snapshots: [{ content: Q }] })).toBe(
      `is this right?\n\n> ${Q}`,
    );
  });

  it.each([
    ['Discord, a block quote', shownOnDiscord({ content: `Look:\n> **${Q}**\nwow` })],
    ['Discord, a long block quote', shownOnDiscord({ content: `Look:\n>>> ${Q}` })],
    ['Discord, a forward', shownOnDiscord({ content: 'right?', snapshots: [{ content: Q }] })],
    ['Slack, a block quote', shownOnSlack({ text: `Look:\n&gt; *${Q}*\nwow` })],
    [
      'Slack, a quote in blocks',
      shownOnSlack({
        blocks: richText(section(words('Look:')), { type: 'rich_text_quote', elements: [words(Q)] }),
      }),
    ],
    [
      'Slack, a forward',
      shownOnSlack({
        text: 'right?',
        attachments: [
          { is_share: true, message_blocks: [{ message: { blocks: richText(section(words(Q))) } }] },
        ],
      }),
    ],
  ])('knows what is quoted from what is said of it: %s', (_, shown) => {
    expect(verifyQuotation(shown, core.knowledge.texts)).toMatchObject({ kind: 'found', aside: ['outside'] });
  });

  it.each([
    ['snake_case and 2 * 3 * 4', 'snake_case and 2 * 3 * 4'],
    ['***both*** and __under__ and ~~gone~~', 'both and under and gone'],
    ['\\*not bold\\* and \\_so\\_', '*not bold* and _so_'],
    ['`a *b* c` and ```ts\nx_y_z\n```', 'a *b* c and x_y_z'],
    ['a | b || c', 'a | b || c'],
    ['[1] and <https://example.org/a_b_c>', '[1] and https://example.org/a_b_c'],
    ['one * alone', 'one * alone'],
  ])('Discord shows %j as %j', (content, shown) => expect(shownOnDiscord({ content }).trim()).toBe(shown));

  it.each([
    [{ text: '' }],
    [{ blocks: [null, 3, { type: 'rich_text', elements: 'x' }] }],
    [{ attachments: [[]] }],
  ])('says nothing for %j', (message) => expect(shownOnSlack(message)).toBe(''));
});
