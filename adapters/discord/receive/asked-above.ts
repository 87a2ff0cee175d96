import type { Message } from 'discord.js';
import { askedLine } from '../../../src/chat/lead.ts';
import { askedComponent } from '../draw/render.ts';
import { shownText } from './shown-text.ts';

/** What was asked, as it stands above an answer of the bot; undefined where nothing does. */
export function askedAbove({ components }: Pick<Message, 'components'>): string | undefined {
  const found = components
    .flatMap((top): readonly { readonly id?: number }[] => {
      const one = top.toJSON();
      return 'components' in one ? one.components : [];
    })
    .find((component) => component.id === askedComponent);
  return found === undefined ? undefined : askedLine(shownText({ content: '', components: [found] }));
}
