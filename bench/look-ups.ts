import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Core } from '../src/core.ts';

/** What two search libraries are given of the data: the names and the texts that questions are about. */
export function recordsOf({ knowledge }: Core): { id: string; text: string }[] {
  const names = [...knowledge.entities.values()].map(({ id, name }) => ({ id, text: name.en }));
  const texts = [
    ...knowledge.facts.map(({ id, text }) => ({ id, text: text.en })),
    ...knowledge.commitments.map(({ id, wording }) => ({ id, text: wording })),
  ];
  return [...new Map([...names, ...texts].map((record) => [record.id, record])).values()];
}

/** MiniSearch with these records, which lets a word be misspelt or unfinished. */
export function miniSearchOf(records: readonly { id: string; text: string }[]): MiniSearch {
  const mini = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } });
  mini.addAll(records);
  return mini;
}

/** Looking the words of a question up in either library. They find records; what is asked of them they do not say. */
export function lookUps(core: Core): { name: string; lookUp: (question: string) => unknown }[] {
  const records = recordsOf(core);
  const mini = miniSearchOf(records);
  const fuse = new Fuse(records, { keys: ['text'], includeScore: true, ignoreLocation: true });
  return [
    { name: 'MiniSearch', lookUp: (question) => mini.search(question) },
    { name: 'Fuse.js', lookUp: (question) => fuse.search(question) },
  ];
}
