import { citedPassageOf } from '../cite/cited-passage.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import { allPhrases, compacts, type Entity, shortName } from '../knowledge/knowledge.ts';
import type { SourceDocument } from '../knowledge/schema.ts';
import { inLanguage, type Language } from '../language.ts';
import { fold } from '../text/normalise.ts';
import type { Completes } from './define.ts';
import { commands } from './registry.ts';

/** A completion: what is shown, and what is put into the command when it is picked. */
export interface Completion {
  readonly name: string;
  readonly value: string;
}

/** A completion with the other texts that it is found by, such as aliases and topics, in every language. */
export interface Offer extends Completion {
  readonly also: readonly string[];
  /** Those of them that are typed in its stead in the reader's language. */
  readonly alsoHere: readonly string[];
}

/** The most completions at once: what Discord takes. */
const most = 25;

interface Findable extends Completion {
  readonly own: readonly string[];
  readonly also: readonly string[];
}

/**
 * What could be meant by what is typed so far, the best first, at most 25: names that begin with it, then names
 * with a word that does, then names that hold it. Case and accents do not matter. Nothing typed gives the first
 * ones in the order of the data.
 */
export function complete(kind: Completes, typed: string, core: Core, language: Language): Completion[] {
  const wanted = fold(typed.slice(0, 100)).trim();
  const ranked = findables(kind, core, language)
    .map((each) => ({ each, rank: rankOf(each, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ each: { name, value } }) => ({ name, value }));
}

/** A name comes before an alias that fits as well. */
function rankOf({ own, also }: Findable, wanted: string): number {
  const best = (texts: readonly string[]) => Math.min(...texts.map((text) => fitOf(text, wanted)));
  return Math.min(best(own), best(also) + 0.5);
}

function fitOf(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  if (!text.includes(wanted)) return Number.POSITIVE_INFINITY;
  return text.includes(` ${wanted}`) ? 1 : 2;
}

const findablesOf = holding((_: Core) => new Map<string, readonly Findable[]>());

function findables(kind: Completes, core: Core, language: Language): readonly Findable[] {
  const ofCore = findablesOf(core);
  const key = `${kind} ${language}`;
  const kept = ofCore.get(key) ?? offersFor(kind, core, language).map(toFindable);
  ofCore.set(key, kept);
  return kept;
}

function toFindable({ name, value, also }: Offer): Findable {
  return { name, value, own: [fold(name), fold(value)], also: also.map(fold) };
}

const offersOf = holding((_: Core) => new Map<string, readonly Offer[]>());

/** Everything that can stand in an option of this kind, in the order of the data. */
export function offersFor(kind: Completes, core: Core, language: Language): readonly Offer[] {
  const ofCore = offersOf(core);
  const key = `${kind} ${language}`;
  const kept = ofCore.get(key) ?? makeOffers(kind, core, language);
  ofCore.set(key, kept);
  return kept;
}

function makeOffers(kind: Completes, core: Core, language: Language): Offer[] {
  const { knowledge } = core;
  const named = (entity: Pick<Entity, 'name'> & Partial<Pick<Entity, 'aliases'>>): Offer => ({
    name: inLanguage(shortName(entity), language).text,
    value: shortName(entity).en,
    also: [...Object.values(entity.name), ...allPhrases(entity.aliases)].filter((text) => text !== undefined),
    alsoHere: [inLanguage(entity.name, language).text, ...(entity.aliases?.[language] ?? [])],
  });
  switch (kind) {
    case 'city':
      return knowledge.endorsers.map(named);
    case 'commitment':
      return knowledge.commitments.map(({ number, topics }) => {
        const [topic] = topics[language] ?? topics.en ?? [];
        const name = topic === undefined ? String(number) : `${number}. ${topic}`;
        return { name, value: String(number), also: allPhrases(topics), alsoHere: topics[language] ?? [] };
      });
    case 'compact':
      return compacts(knowledge).map(named);
    case 'text': {
      const ids = new Set([...knowledge.texts.values()].map(({ document }) => document));
      return documentOffers([...knowledge.documents.values()].filter(({ id }) => ids.has(id)));
    }
    case 'document':
      return documentOffers([...knowledge.documents.values()]);
    case 'objective':
      return knowledge.objectives.map(({ short, label, topics }) => ({
        name: `${inLanguage(short, language).text}: ${inLanguage(label, language).text}`,
        value: short.en,
        also: allPhrases(topics),
        alsoHere: topics[language] ?? [],
      }));
    case 'record':
      return [
        ...[...knowledge.entities.values()]
          .filter(({ id }) => citedPassageOf(id, knowledge) !== undefined)
          .map(named),
        ...offersFor('commitment', core, language).map((offer) => ({
          ...offer,
          value: `commitment ${offer.value}`,
        })),
      ];
    case 'command':
      return commands.map(({ name, aliases = [] }) => ({
        name,
        value: name,
        also: aliases,
        alsoHere: aliases,
      }));
  }
}

function documentOffers(documents: readonly SourceDocument[]): Offer[] {
  return documents.map(({ id, title, symbol, name }) => ({
    name: symbol === undefined ? title : `${title} (${symbol})`,
    value: symbol ?? id,
    also: Object.values(name).filter((text) => text !== undefined),
    alsoHere: [name.en],
  }));
}
