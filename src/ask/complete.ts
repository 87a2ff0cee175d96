import type { Completes } from '../commands/define.ts';
import { commands } from '../commands/registry.ts';
import type { Core } from '../core.ts';
import { compacts, shortName } from '../knowledge/knowledge.ts';
import { inLanguage, type Language, type Localised } from '../language.ts';
import { fold } from './normalise.ts';

/** A completion: what is shown, and what is put into the command when it is picked. */
export interface Completion {
  readonly name: string;
  readonly value: string;
}

/** The most completions at once: what Discord takes. */
const most = 25;

/** A completion with the folded texts it is found by. */
interface Findable extends Completion {
  readonly folded: readonly string[];
}

/**
 * What could be meant by what is typed so far, the best first, at most 25: names that begin with it, then names
 * with a word that does, then names that hold it. Case and accents do not matter. Nothing typed gives the first
 * ones in the order of the data.
 */
export function complete(kind: Completes, typed: string, core: Core, language: Language): Completion[] {
  const wanted = fold(typed.slice(0, 100)).trim();
  const ranked = findables(kind, core, language)
    .map((each) => ({ each, rank: Math.min(...each.folded.map((text) => rankOf(text, wanted))) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ each: { name, value } }) => ({ name, value }));
}

function rankOf(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  const at = text.indexOf(wanted);
  if (at < 0) return Number.POSITIVE_INFINITY;
  return text.includes(` ${wanted}`) ? 1 : 2;
}

const known = new WeakMap<Core, Map<string, readonly Findable[]>>();

function findables(kind: Completes, core: Core, language: Language): readonly Findable[] {
  const ofCore = known.get(core) ?? new Map<string, readonly Findable[]>();
  known.set(core, ofCore);
  const key = `${kind} ${language}`;
  const kept = ofCore.get(key) ?? offersFor(kind, core, language).map(toFindable);
  ofCore.set(key, kept);
  return kept;
}

function toFindable({ name, value }: Completion): Findable {
  return { name, value, folded: [...new Set([fold(name), fold(value)])] };
}

/** Everything that can stand in an option of this kind, in the order of the data. */
export function offersFor(kind: Completes, core: Core, language: Language): Completion[] {
  const { knowledge } = core;
  const named = (name: Localised, value: string = name.en): Completion => ({
    name: inLanguage(name, language).text,
    value,
  });
  switch (kind) {
    case 'city':
      return knowledge.endorsers.map(({ name }) => named(name));
    case 'commitment':
      return knowledge.commitments.map(({ number, topics }) => {
        const [topic] = topics[language] ?? topics.en ?? [];
        return { name: topic === undefined ? String(number) : `${number}. ${topic}`, value: String(number) };
      });
    case 'compact':
      return compacts(knowledge).map((compact) => named(shortName(compact)));
    case 'document':
      return [...knowledge.documents.values()].map(({ id, title, symbol }) => ({
        name: symbol === undefined ? title : `${title} (${symbol})`,
        value: symbol ?? id,
      }));
    case 'record':
      return [...knowledge.entities.values()].map((entity) => named(shortName(entity)));
    case 'command':
      return commands.map(({ name }) => ({ name, value: name }));
  }
}
