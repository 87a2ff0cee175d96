import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { showMarkdown } from './discord-markdown.ts';
import { type Html, html } from './html.ts';
import { type PressableButton, unknownPart, type View, type ViewContext } from './view.ts';

/** A message in Components V2: https://discord.com/developers/docs/components/reference */
interface DiscordMessage {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
}

const ephemeral = 1 << 6;

/** Discord's messages as HTML: the response to an interaction, or a message that is posted. */
export const discordView: View = {
  show(payload, context) {
    const sent = payload as DiscordMessage | { readonly data: DiscordMessage };
    const { flags, components } = 'data' in sent ? sent.data : sent;
    return {
      isPrivate: (flags & ephemeral) !== 0,
      body: html`${components.map((component) => showTop(component, context))}`,
    };
  },
};

function showTop(component: APIMessageTopLevelComponent, context: ViewContext): Html {
  if (component.type !== 17) return unknownPart(component.type);
  return html`<div class="container">${component.components.map((each) => showChild(each, context))}</div>`;
}

function showChild(component: APIComponentInContainer, { buttons, language }: ViewContext): Html {
  switch (component.type) {
    case 10:
      return showMarkdown(component.content, language);
    case 13:
      return html`<p class="file">${component.file.url.replace(/^attachment:\/\//u, '')}</p>`;
    case 14:
      return html`<hr>`;
    case 1:
      return buttons(
        component.components.flatMap((each): PressableButton[] =>
          each.type === 2 && 'custom_id' in each && 'label' in each
            ? [{ label: each.label ?? '', id: each.custom_id }]
            : [],
        ),
      );
    default:
      return unknownPart(component.type);
  }
}
