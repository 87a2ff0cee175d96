import type { types } from '@slack/bolt';
import { type Block, heading, list, type NextStep, paragraph } from '../../../src/answer/nodes.ts';
import { type Draft, startDraft } from '../../../src/builders/draft.ts';
import { nextStep } from '../../../src/builders/next-steps.ts';
import { pressId } from '../../../src/chat/press.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { commands, usageOf } from '../../../src/commands/registry.ts';
import type { Core } from '../../../src/core.ts';
import { fallbackLanguage, type Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Query } from '../../../src/query/query.ts';
import { digestCommand, type optionalScopes, slashCommand } from './manifest.ts';
import { renderBlock, renderButtons, renderReply } from './render.ts';

/** The bot's home tab, as Slack takes it. */
export type HomeView = types.HomeView;

type Leaf = types.RichTextSection['elements'][number];

/** Three questions to press, each of another kind. */
const questionsToTry: readonly Query[] = [
  { kind: 'city', id: 'chicago' },
  { kind: 'commitments' },
  { kind: 'compacts' },
];

/** What the home tab shows besides how to ask. */
export interface HomeContent {
  /** What the workspace lets the bot do; undefined where Slack did not say. */
  readonly scopes?: readonly string[] | undefined;
  /** An answer that was asked for with a button of this tab; it stands above everything else. */
  readonly reply?: Reply;
  /** This workspace's digests, a line each; undefined where no digests are sent at all. */
  readonly digests?: readonly string[] | undefined;
}

/** The home tab: what the bot can do and how to ask it here, three questions to press, this workspace's digests. */
export function renderHome(core: Core, language: Language, content: HomeContent): HomeView {
  const { reply, digests } = content;
  const draft = startDraft(core, language);
  const steps: NextStep[] = questionsToTry.flatMap((query) => nextStep(draft, query));
  const buttons = steps.map(({ query, label }) => ({
    label,
    id: pressId({ do: 'show', query, language, page: 1 }),
  }));
  const shown = reply === undefined ? [] : [...renderReply(reply).blocks, { type: 'divider' as const }];
  const taken = new Set(reply?.rows.flat().map(({ id }) => id));
  const digestBlocks = digests === undefined ? [] : renderDigests(draft, digests);
  return {
    type: 'home',
    blocks: [
      ...shown,
      ...howToAsk(draft, content).flatMap(renderBlock),
      ...renderBlock(heading(...draft.say('slack.home-try'))),
      ...renderButtons([buttons.filter(({ id }) => !taken.has(id))]),
      ...digestBlocks,
      ...commandList(draft).flatMap(renderBlock),
    ],
  };
}

/** What the bot is about, and the ways of asking that work in this workspace. */
function howToAsk(draft: Draft, { scopes, digests }: HomeContent): Block[] {
  const allows = (scope: (typeof optionalScopes)[number]) => scopes?.includes(scope) ?? true;
  const ways = [
    draft.say('slack.home-command', { command: slashCommand }),
    ...(allows('im:history') ? [draft.say('slack.home-direct')] : []),
    ...(allows('app_mentions:read') ? [draft.say('slack.home-mention')] : []),
    // Slack shows the shortcut under the manifest's one name, in whatever language.
    draft.say('slack.home-shortcut', {
      name: sayPlainly(draft.core.messages, fallbackLanguage, 'slack.shortcut'),
    }),
    ...(digests === undefined ? [] : [draft.say('slack.home-digest', { command: digestCommand })]),
  ];
  return [
    heading(...draft.say('help.title')),
    paragraph(...draft.say('help.about', { subject: draft.textOf(draft.knowledge.subject) })),
    heading(...draft.say('slack.home-how')),
    list(ways),
  ];
}

/** Every command as it is typed here. */
function commandList(draft: Draft): Block[] {
  const items = commands
    .filter(({ name }) => name !== 'ask')
    .map((command) =>
      draft.say('help.command', {
        usage: `${slashCommand} ${usageOf(command)}`,
        summary: draft.say(command.summary),
      }),
    );
  return [paragraph(...draft.say('slack.home-commands', { command: slashCommand })), list(items)];
}

/** The digests as a list in which a channel's id is shown as the channel. */
function renderDigests(draft: Draft, lines: readonly string[]): types.KnownBlock[] {
  const title = renderBlock(heading(...draft.say('slack.home-digests')));
  if (lines.length === 0) return [...title, ...renderBlock(paragraph(...draft.say('slack.home-no-digests')))];
  const items = lines.map((line) => ({
    type: 'rich_text_section' as const,
    elements: line.split(/\b([CG][A-Z0-9]{8,})\b/u).flatMap((part, index): Leaf[] => {
      if (index % 2 === 1) return [{ type: 'channel', channel_id: part }];
      return part === '' ? [] : [{ type: 'text', text: part }];
    }),
  }));
  const list = { type: 'rich_text_list' as const, style: 'bullet' as const, elements: items };
  return [...title, { type: 'rich_text', elements: [list] }];
}
