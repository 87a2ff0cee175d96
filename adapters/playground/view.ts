import type { Language } from '../../src/language.ts';
import { type Html, html } from './html.ts';

/** A message as its platform would show it. */
export interface Shown {
  /** True for a message that only the one sees who asked. */
  readonly isPrivate: boolean;
  readonly body: Html;
  /** The message as the platform gives it to screen readers, where it has a form of its own for them. */
  readonly spoken?: string;
}

/** How a platform's payloads are shown. */
export interface View {
  show(payload: unknown, context: ViewContext): Shown;
}

/** What a message is shown with. */
export interface ViewContext {
  /** The reader's language: a platform shows dates in it. */
  readonly language: Language;
  /** A row of buttons that can be pressed. */
  readonly buttons: (buttons: readonly PressableButton[]) => Html;
}

export interface PressableButton {
  readonly label: string;
  /** What it means: see `parsePress`. */
  readonly id: string;
}

/** Something that is not known here, so that a change of the payloads is seen at once. */
export function unknownPart(type: unknown): Html {
  return html`<p class="unknown-part">[${String(type)}]</p>`;
}
