import { type Block, heading, list, note, paragraph, strong, text } from '../answer/nodes.ts';
import {
  type DigestTopic,
  digestCommandName,
  digestCommands,
  digestLines,
} from '../commands/digest-catalogue.ts';
import type { PlainKey } from '../messages/keys.ts';
import type { Draft } from './draft.ts';

const topics = {
  when: 'digest.help-when',
  follow: 'digest.help-follow',
  pause: 'digest.help-pause',
  end: 'digest.help-end',
} as const satisfies Record<DigestTopic, PlainKey>;

/** What can be done with a channel's digest, with lines to learn from. */
export function digestHelpBlocks(draft: Draft): Block[] {
  const lines = digestLines[draft.language];
  const items = digestCommands
    .filter(({ name }) => name !== 'help')
    .map(({ name, summary, options }) => {
      const usage = [name, ...options.map((option) => `[${option.name}]`)].join(' ');
      return draft.say('help.command', { usage: strong(text(usage)), summary: draft.say(summary) });
    });
  return [
    heading(...draft.say('digest.help-title')),
    paragraph(...draft.say('digest.help-how', { command: strong(text(`/${digestCommandName}`)) })),
    ...(Object.keys(topics) as DigestTopic[]).flatMap((topic) => [
      paragraph(...draft.say(topics[topic])),
      list(lines[topic].map((line) => [text(line)])),
    ]),
    paragraph(...draft.say('digest.help-commands')),
    list(items),
    note(...draft.say('digest.help-buttons')),
  ];
}
