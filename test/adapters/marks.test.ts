import { expect, it } from 'vitest';
import { discordCaps, renderReply as onDiscord } from '../../adapters/discord/draw/render.ts';
import { renderReply as onSlack, slackCaps } from '../../adapters/slack/draw/render.ts';
import { answer } from '../../src/builders/answer.ts';
import { replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import { everyQuery } from '../builders/every-query.ts';

const core = await loadCore();

/** Marks of sources that are no link and name nobody, in the words above the sources. */
function bareOnSlack(payload: ReturnType<typeof onSlack>): string[] {
  const rich = payload.blocks.filter(({ type }) => type === 'rich_text' || type === 'table');
  const texts = [...JSON.stringify(rich).matchAll(/"type":"text","text":"((?:[^"\\]|\\.)*)"/gu)];
  return texts.flatMap(([, words = '']) => words.match(/\[\d+\]/gu) ?? []);
}

function bareOnDiscord(payload: ReturnType<typeof onDiscord>): string[] {
  const [container] = payload.components;
  const components = container !== undefined && 'components' in container ? container.components : [];
  const texts = components.flatMap((each) => ('content' in each ? [each.content] : []));
  const lines = texts.flatMap((content) => content.split('\n')).filter((line) => !line.startsWith('-# '));
  return lines.flatMap((line) => line.match(/(?<!\[)\\\[\d+\\\](?!\])/gu) ?? []);
}

it.each(languages)('a mark is a link to its source, or names who published it, in %s', (language) => {
  const bare = everyQuery(core.knowledge).flatMap((query) => {
    const given = answer(query, core, language);
    const slack = replyWith(given, core, slackCaps, 1, 'asker');
    const discord = replyWith(given, core, discordCaps, 1, 'asker');
    return [
      ...bareOnSlack(onSlack(slack)).map((mark) => `Slack ${addressOf(query)} ${mark}`),
      ...bareOnDiscord(onDiscord(discord, 'ephemeral')).map((mark) => `Discord ${addressOf(query)} ${mark}`),
    ];
  });
  expect(bare).toEqual([]);
});
