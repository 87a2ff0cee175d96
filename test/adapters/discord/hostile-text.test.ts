import { parse } from 'discord-markdown-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, markdownBlock, markdownOf } from '../../../adapters/discord/draw/markdown.ts';
import { discordCaps, renderReply } from '../../../adapters/discord/draw/render.ts';
import { type Block, type Inline, text } from '../../../src/answer/nodes.ts';
import { plainInline } from '../../../src/answer/plain-text.ts';
import { answer } from '../../../src/builders/answer.ts';
import { answerAsked } from '../../../src/builders/asked.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { loadCore } from '../../../src/core.ts';
import { dispatch, type Invocation } from '../../../src/dispatch.ts';
import { runningText } from '../../answer/answers-of-any-shape.ts';
import { allComponents, checkMessage } from '../../fakes/discord/payload-rules.ts';
import { runs } from '../../runs.ts';

const core = await loadCore();

/** A node of the independent parser's tree. */
interface Parsed {
  readonly type: string;
  readonly content?: string | readonly Parsed[];
  readonly name?: string;
  readonly target?: string;
}

/** Every mark, mention, code and address that Discord reads, and pieces that make one together. */
const fragments = fc.constantFrom(
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '```js\n',
    '\\',
    '\\\\',
    '> ',
    '>>> ',
    '# ',
    '## ',
    '### ',
    '-# ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '12.',
    '\n',
    '\r\n',
    '\u2028',
    ' ',
    '\t',
  ],
  ...[
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@!123456789012345678>',
    '<@&123456789012345678>',
    '<#123456789012345678>',
    '<!channel>',
    '<@&1>',
  ],
  ...[
    '<:smile:123456789012345678>',
    '<a:x:123456789012345678>',
    '<t:1618953630:R>',
    '</ban user:123456789012345678>',
    '<id:customize>',
    '<123456789012345678:guide>',
    ':smile:',
    '¯\\_(ツ)_/¯',
  ],
  ...[
    '[x](https://evil.example)',
    '[x](<https://evil.example> "title")',
    '[',
    '](',
    ')',
    'https://evil.example/a_b',
    'http:',
    '//evil.example',
    'https',
    '://x',
    '<https://evil.example>',
    'discord://x',
    'www.evil.example',
    '<mailto:a@b.c>',
    'tel:+123',
  ],
  ...[
    'Chicago',
    'San José',
    'a',
    '7',
    '👩‍👩‍👧',
    'é',
    '\u202e',
    '\u200b',
    '\u0000',
    'ﷺ',
    '٣.',
    'Is it on the list?',
  ],
);
const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.array(fragments, { minLength: 1, maxLength: 12 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** What a reader sees of parsed text; fails where anything is more than text. */
function readBack(source: string): string {
  return (parse(source, 'extended') as readonly Parsed[]).map(readNode).join('');
}

function readNode({ type, content, name }: Parsed): string {
  if (type === 'text' && typeof content === 'string') return content;
  if (type === 'twemoji' && name !== undefined) return name;
  if (type === 'br' || type === 'newline') return '\n';
  throw new Error(`read as ${type}: ${JSON.stringify(content ?? name)}`);
}

/** What Discord reads as an item of a list; the parser knows no lists. */
const listItem = /^[^\S\n]*(?:[-*+]|\d+\.)[^\S\n]/mu;

/** Line breaks of every kind are line breaks, and a tab is a space. */
const asShown = (given: string) =>
  given.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, '\n').replaceAll('\t', ' ');

describe('hostile text on Discord', () => {
  it('of 20,000 strings as record text, none is anything but that text', () => {
    fc.assert(
      fc.property(hostile, (given) => {
        expect(readBack(escapeText(given))).toBe(asShown(given));
        expect(escapeText(given)).not.toMatch(listItem);
      }),
      { numRuns: 20_000 },
    );
  });

  it('nor is one that two leaves make together, at the start of a line or within it', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 3 }), fc.boolean(), (given, within) => {
        const leaves: Inline[] = given.map(text);
        const said = markdownOf(within ? [text('In '), ...leaves] : leaves);
        expect(said).not.toMatch(listItem);
        expect(readBack(said)).toBe((within ? 'In ' : '') + given.map(asShown).join(''));
      }),
      { numRuns: runs(5000) },
    );
  });

  const inputOf = (command: string, typed: string): Invocation => ({
    input: { words: [{ text: command }, { text: typed }], text: `${command} ${typed}` },
    wish: { suggested: 'en' },
  });

  it('of 20,000 strings as what users type, none comes back as anything but text', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        // The first block says the unknown name again; the others are the same for every name.
        const [first] = answerAsked({ query: { kind: 'help', command: typed } }, core, 'en').blocks;
        if (first !== undefined) expectOnlyNodes(first);
      }),
      { numRuns: 20_000 },
    );
  });

  it('nor in any command that names what it did not understand', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('ask', 'city', 'commitment', 'source', 'verify'),
        (typed, command) => {
          const answered = dispatch(inputOf(command, typed), core);
          const { blocks, sources } = replyWith(answered, core, discordCaps, 1, 'asker');
          for (const block of [...blocks, ...sources]) expectOnlyNodes(block);
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it('a list, a heading, a quotation and small print start no other block', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('heading', 'note', 'quote', 'list'), (given, type) => {
        const block = (
          type === 'list'
            ? { type, items: [[text(given)]] }
            : { type, children: [text(given)], language: 'en' }
        ) as Exclude<Block, { type: 'table' }>;
        const said = markdownBlock(block);
        const lines = asShown(given).trim().split('\n');
        const shown = said.split('\n').map((line) => readBack(line.replace(/^(?:### |-# |> |- | {2})/u, '')));
        expect(shown).toEqual(type === 'heading' ? [lines.join(' ')] : lines);
      }),
      { numRuns: runs(3000) },
    );
  });
});

/** Fails where the parser finds a node that the answer does not have. */
function expectOnlyNodes(block: Block): void {
  if (block.type === 'table') throw new Error('no table is rendered');
  const inlines = block.type === 'list' ? block.items : [block.children];
  for (const children of inlines) {
    const wanted = countNodes(children);
    const found: Record<string, number> = {};
    walk(parse(markdownOf(children), 'extended') as readonly Parsed[], found);
    expect(found, markdownOf(children)).toEqual(wanted);
  }
}

const counted: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'emphasis',
  link: 'link',
  url: 'link',
  autolink: 'link',
  timestamp: 'time',
};

function walk(nodes: readonly Parsed[], found: Record<string, number>): void {
  for (const { type, content } of nodes) {
    if (!['text', 'twemoji', 'br', 'newline'].includes(type)) {
      const kind = counted[type] ?? type;
      found[kind] = (found[kind] ?? 0) + 1;
    }
    if (typeof content === 'object' && type !== 'autolink') walk(content, found);
  }
}

function countNodes(children: readonly Inline[], found: Record<string, number> = {}): Record<string, number> {
  for (const node of children) {
    if (node.type === 'strong' || node.type === 'emphasis') {
      found[node.type] = (found[node.type] ?? 0) + 1;
      countNodes(node.children, found);
    }
    if (node.type === 'link' || (node.type === 'reference' && node.address !== undefined))
      found['link'] = (found['link'] ?? 0) + 1;
    if (node.type === 'time' && node.date.length === 10) found['time'] = (found['time'] ?? 0) + 1;
  }
  return found;
}

describe('nodes on Discord', () => {
  it('are read as what they are, whatever stands beside and within them', () => {
    fc.assert(
      fc.property(runningText, (children) => {
        const words = (nodes: readonly Inline[]): string =>
          nodes
            .map((node) =>
              node.type === 'strong' || node.type === 'emphasis'
                ? words(node.children)
                : node.type === 'link'
                  ? node.label === node.address
                    ? ''
                    : `${node.label} ()`
                  : node.type === 'time'
                    ? ''
                    : plainInline([node]),
            )
            .join('');
        const read = (nodes: readonly Parsed[]): string =>
          nodes
            .map(({ type, content, name }) => {
              if (type === 'br' || type === 'newline') return '\n';
              if (type === 'link' || type === 'autolink' || type === 'url' || type === 'timestamp') return '';
              return typeof content === 'string'
                ? content
                : content === undefined
                  ? (name ?? '')
                  : read(content);
            })
            .join('');
        const said = read(parse(markdownOf(children), 'extended') as readonly Parsed[]);
        expect(said.replaceAll('\u200b', '').trim()).toBe(
          asShown(words(children)).replaceAll('\u200b', '').trim(),
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  it('every answer of the bot fits a message, on every page, and Discord takes it', () => {
    for (const kind of ['help', 'compacts', 'commitments', 'cities', 'timeline', 'sources'] as const) {
      for (const language of ['en', 'fr', 'es'] as const) {
        const given = answer({ kind }, core, language);
        const { pages } = replyWith(given, core, discordCaps, 1, 'asker');
        for (let page = 1; page <= pages; page += 1) {
          const payload = renderReply(replyWith(given, core, discordCaps, page, 'asker'), 'ephemeral');
          expect(() => checkMessage(payload as Parameters<typeof checkMessage>[0])).not.toThrow();
          const texts = allComponents(payload.components as Parameters<typeof allComponents>[0]);
          expect(texts.reduce((sum, { content = '' }) => sum + content.length, 0)).toBeLessThanOrEqual(3800);
        }
      }
    }
  });
});
