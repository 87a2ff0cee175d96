import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { sayPlainly } from '../messages/say.ts';

/** Above an answer that was shared: who shared it. Whoever stands there is named, not notified. */
export function sharedBy(core: Core, language: Language, who: string): string {
  return sayPlainly(core.messages, language, 'chat.shared-by', { who });
}

/** What the one who shares sees: that it was done, or that it had been done before. */
export function sharedNotice(core: Core, language: Language, first: boolean): string {
  return sayPlainly(core.messages, language, first ? 'chat.shared' : 'chat.shared-already');
}

/** What is said to a press that no button of this version could have made. */
export function buttonTooOld(core: Core, language: Language): string {
  return sayPlainly(core.messages, language, 'chat.button-too-old');
}
