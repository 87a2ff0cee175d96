import type { types } from '@slack/bolt';
import { heading, type NextStep, paragraph } from '../../../src/answer/nodes.ts';
import { answer } from '../../../src/builders/answer.ts';
import { type Draft, startDraft } from '../../../src/builders/draft.ts';
import { nextStep } from '../../../src/builders/next-steps.ts';
import { pressId } from '../../../src/chat/press.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import type { Language } from '../../../src/language.ts';
import type { Query } from '../../../src/query/query.ts';
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

/** What the home tab shows besides the bot's help. */
export interface HomeContent {
  /** An answer that was asked for with a button of this tab; it stands above everything else. */
  readonly reply?: Reply;
  /** This workspace's digests, a line each; undefined where no digests are sent at all. */
  readonly digests?: readonly string[] | undefined;
}

/** The home tab: what the bot can do, three questions to press, and this workspace's digests. */
export function renderHome(core: Core, language: Language, { reply, digests }: HomeContent): HomeView {
  const draft = startDraft(core, language);
  const help = answer({ kind: 'help' }, core, language).blocks;
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
      ...help.flatMap(renderBlock),
      ...renderBlock(heading(...draft.say('slack.home-try'))),
      ...renderButtons([buttons.filter(({ id }) => !taken.has(id))]),
      ...digestBlocks,
    ],
  };
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
