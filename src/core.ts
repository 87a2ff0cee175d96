import { isCheckedAlready } from './knowledge/checked.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { dataFolder, loadKnowledge } from './knowledge/load.ts';
import { loadMessages } from './messages/load.ts';
import type { Messages } from './messages/say.ts';

/** What every answer is made from: the proved data and the sentences. It never changes while the program runs. */
export interface Core {
  readonly knowledge: Knowledge;
  readonly messages: Messages;
}

/**
 * Loads and proves everything below `folder`. The form of files that were checked before is not checked again.
 * @throws DataError with every problem found.
 */
export async function loadCore(folder: string = dataFolder): Promise<Core> {
  const form = isCheckedAlready(folder) ? undefined : (await import('./knowledge-form.ts')).formCheck;
  return { knowledge: loadKnowledge(folder, form?.file), messages: loadMessages(folder, form?.messages) };
}
