import { hash } from 'node:crypto';
import { getCompileCacheDir } from 'node:module';
import type { CalendarDate } from './calendar.ts';
import { checkedFingerprint } from './knowledge/checked.ts';
import { type Keeper, keepAlike, keepWith } from './knowledge/kept.ts';
import { type Knowledge, withTexts } from './knowledge/knowledge.ts';
import { dataFolder, loadKnowledge } from './knowledge/load.ts';
import { proveData } from './knowledge/proof.ts';
import { readerOf } from './knowledge/read-files.ts';
import { loadMessages } from './messages/load.ts';
import type { Messages } from './messages/say.ts';

/** What every answer is made from: the proved data and the sentences. It never changes while the program runs. */
export interface Core {
  readonly knowledge: Knowledge;
  readonly messages: Messages;
  /**
   * The day on which is answered, in UTC: what has passed since the data's review is said to have passed. Without it, that
   * is the day of the review.
   */
  readonly today?: () => CalendarDate;
}

/** Proves the data once for each data, as the keeper knows it, and its texts, which the keeper does not. */
function keptProof(keeper: Keeper): typeof proveData {
  return (files, texts) => {
    const of = hash('sha256', [...texts].map(([id, { text }]) => `${id}\n${text}`).join('\n'));
    return keeper.kept(`proof.${of.slice(0, 16)}`, () => proveData(files, texts));
  };
}

/** The day it is now, in UTC. */
export function utcToday(): CalendarDate {
  return new Date().toISOString().slice(0, 10);
}

/** The day on which is answered. */
export function todayOf({ today, knowledge }: Core): CalendarDate {
  return today?.() ?? knowledge.date;
}

/**
 * Loads and proves everything below `folder`. The form of files that were checked before is not checked again.
 * `textsFolder` has the texts of documents that were added, if any. In `keepIn`, what is worked out from the data is kept
 * from one run to the next: beside the compiled code, where that is kept, in a folder that nobody else can write.
 * @throws DataError with every problem found.
 */
export async function loadCore(
  folder: string = dataFolder,
  textsFolder?: string,
  keepIn: string | undefined = getCompileCacheDir(),
): Promise<Core> {
  const read = readerOf(folder);
  const checked = checkedFingerprint(folder, read);
  const form = checked === undefined ? (await import('./knowledge-form.ts')).formCheck : undefined;
  const keeper =
    keepIn === undefined || checked === undefined
      ? undefined
      : (await import('./knowledge/kept-files.ts')).fileKeeper(keepIn, checked);
  const knowledge = loadKnowledge(folder, form?.file, read, keeper && keptProof(keeper));
  const messages = loadMessages(folder, form?.messages, read);
  if (keeper !== undefined) keepWith(keeper, knowledge);
  if (textsFolder === undefined) return { knowledge, messages };
  const { addedTexts } = await import('./texts/folder.ts');
  const added = addedTexts(textsFolder, new Set(knowledge.documents.keys()));
  return { knowledge: keepAlike(knowledge, withTexts(knowledge, added)), messages };
}
