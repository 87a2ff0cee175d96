import { startDraft } from '../builders/draft.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { foldPhrase } from '../text/normalise.ts';
import { allFollowed, mainFollowed, nameOfFollowed } from './follow.ts';

/** What stands before the name that is being typed: "Chicago, commitment 3 and ". */
const before = /^(.*(?:[,;+&]|(?<!\S)(?:and|et|y|e)(?=\s)))?\s*(.*)$/su;

/** What a text that is being typed could follow, with what stands before it, the best first: for autocompletion. */
export function offerFollowed(
  typed: string,
  core: Core,
  language: Language,
  limit: number,
): { readonly name: string; readonly value: string }[] {
  const { knowledge } = core;
  const [, named = '', last = ''] = before.exec(typed) ?? [];
  const wanted = foldPhrase(last);
  const draft = startDraft(core, language);
  const main = mainFollowed(knowledge).flatMap(({ all }) => all);
  // Topics are phrases of one language, and come where nothing else is called so.
  const all = [...new Set([...main, ...allFollowed(knowledge)])].map((followed) => ({
    name: nameOfFollowed(draft, followed),
    isTopic: followed.startsWith('topic:'),
  }));
  const ranked = all.flatMap(({ name, isTopic }, order) => {
    const rank = wanted === '' ? (isTopic ? undefined : 0) : rankOf(foldPhrase(name), wanted);
    return rank === undefined ? [] : [{ name, rank: rank + (isTopic ? 3 : 0), order }];
  });
  const offered = ranked
    .toSorted((one, other) => one.rank - other.rank || one.order - other.order)
    .map(({ name }) => (named === '' ? name : `${named} ${name}`))
    .map((line) => ({ name: line, value: line }));
  const everything = { name: draft.label('digest.form-everything'), value: 'all' };
  return [...(typed.trim() === '' ? [everything] : []), ...offered].slice(0, limit);
}

/** 0 where a name begins so, 1 where one of its words does, 2 where it holds that; else undefined. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return name.includes(wanted) ? 2 : undefined;
}
