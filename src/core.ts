import type { Knowledge } from './knowledge/knowledge.ts';
import { dataFolder, loadKnowledge } from './knowledge/load.ts';
import { loadMessages, type Messages } from './messages/say.ts';

/** What every answer is made from: the proved data and the sentences. It never changes while the program runs. */
export interface Core {
  readonly knowledge: Knowledge;
  readonly messages: Messages;
}

/**
 * Loads and proves everything below `folder`.
 * @throws DataError with every problem found.
 */
export function loadCore(folder: string = dataFolder): Core {
  return { knowledge: loadKnowledge(folder), messages: loadMessages(folder) };
}
