import type { Draft } from '../builders/draft.ts';
import { holding } from '../holding.ts';
import { allPhrases, type Entity, type Knowledge, placeNameIn, shortName } from '../knowledge/knowledge.ts';
import { namesOfCountry } from '../knowledge/roll-calls.ts';
import { wordingsOf } from '../knowledge/wording.ts';
import { inLanguage, languages } from '../language.ts';
import { foldPhrase } from '../text/normalise.ts';
import type { Item } from './item.ts';

/**
 * What a channel follows, as it is kept: a record by its id, a place of the gazetteer as `place:Switzerland`, a topic of
 * the data as `topic:smuggling`.
 */
export type Followed = string;

/** What a text names to follow; or the word that names nothing there is, with names that are near. */
export type FollowMeant =
  | { readonly follow: readonly Followed[] }
  | { readonly unknown: string; readonly near: readonly string[] };

/** Words that follow everything again. */
const everything = new Set(['all', 'everything', 'anything', 'tout', 'todo']);

/** Words between names, and around them: "only what concerns Chicago, the migration compact and commitment 3". */
const joining = new Set(
  (
    'and et y e the le la les los las el l a to of de du des del sur sobre about on also only just what that which ' +
    'concerns concerning news is has do with regarding related anything please ' +
    'seulement uniquement ce qui que concerne concernant touche au aux avec svp ' +
    'solo solamente lo que concierne tenga tiene ver con refiere se al relacionado'
  ).split(' '),
);

/** What a commitment and an objective are called before their number. */
const commitmentWords = ['commitment', 'engagement', 'compromiso'];
const objectiveWords = ['objective', 'objectif', 'objetivo'];

const mostNear = 3;

interface FollowIndex {
  /** What each folded name follows. */
  readonly names: ReadonlyMap<string, ReadonlySet<Followed>>;
  readonly longest: number;
  /** The ids of what concerns each place and topic, by what is kept of it; found when asked for. */
  readonly concerned: Map<Followed, ReadonlySet<string>>;
}

/**
 * Reads what to follow: names of cities, compacts, objectives, commitments, organisations, people, countries and topics,
 * one after the other. An empty list follows everything.
 */
export function parseFollow(text: string, knowledge: Knowledge): FollowMeant {
  const index = indexOf(knowledge);
  const parts = text.split(/[,;+&]/u).map((part) =>
    foldPhrase(part)
      .split(' ')
      .filter((word) => word !== ''),
  );
  const words = parts.flat();
  // Where each part ends: "Chicago, mayor of Milwaukee" is no mayor of Chicago, but "Washington, DC" is one city.
  const ends = parts.flatMap((part) => part.map((_, at) => part.length - at));
  if (words.length === 1 && everything.has(words[0] ?? '')) return { follow: [] };
  const found = new Set<Followed>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const rest = words.slice(at);
    const longest = longestName(rest.slice(0, ends[at]), index) ?? longestName(rest, index);
    // "la" is Los Angeles too, but hardly ever.
    const read = longest?.length === 1 && joining.has(word) ? undefined : longest;
    if (read === undefined && !joining.has(word)) return { unknown: word, near: nearNames(word, index) };
    for (const each of read?.names ?? []) found.add(each);
    at += read?.length ?? 1;
  }
  return found.size === 0 ? { unknown: text.trim(), near: [] } : { follow: [...found] };
}

/** True for an item that concerns something followed; where nothing is, every item does. */
export function isFollowed(
  { id, about, tells = [id] }: Item,
  follow: readonly Followed[] | undefined,
  knowledge: Knowledge,
): boolean {
  if (follow === undefined) return true;
  return follow.some((followed) => {
    if (about.includes(followed) || id === followed) return true;
    const concerned = concernedBy(followed, knowledge);
    return concerned.has(id) || tells.some((each) => concerned.has(each));
  });
}

/** Everything that can be followed. */
export function allFollowed(knowledge: Knowledge): Followed[] {
  return [...new Set([...indexOf(knowledge).names.values()].flatMap((each) => [...each]))];
}

/** What is followed most, kind by kind: what a form offers, which cannot offer all. */
export function mainFollowed(knowledge: Knowledge) {
  const { endorsers, commitments, objectives, entities, countries } = knowledge;
  const ofKind = (kind: Entity['kind']) => [...entities.values()].filter((each) => each.kind === kind);
  const ids = (all: readonly { readonly id: string }[]): Followed[] => all.map(({ id }) => id);
  return [
    { kind: 'instruments', all: ids(ofKind('instrument')) },
    { kind: 'cities', all: ids(endorsers) },
    { kind: 'commitments', all: ids(commitments) },
    { kind: 'organisations', all: ids(ofKind('organisation')) },
    { kind: 'objectives', all: ids(objectives.filter(({ kind }) => kind === 'objective')) },
    {
      kind: 'countries',
      all: countries.map((country) => `place:${inLanguage(shortName(country), 'en').text}`),
    },
  ] as const;
}

/** What is followed, for readers, by its name in their language. */
export function nameOfFollowed(draft: Draft, followed: Followed): string {
  const { knowledge, language } = draft;
  const [, kind, name = ''] = /^(place|topic):(.+)$/u.exec(followed) ?? [];
  if (kind === 'place') return placeNameIn(knowledge, name, language);
  if (kind === 'topic') return name;
  const commitment = knowledge.commitments.find(({ id }) => id === followed);
  if (commitment !== undefined)
    return draft.label('digest.commitment-name', { number: String(commitment.number) });
  const entity = knowledge.entities.get(followed);
  return entity === undefined ? followed : inLanguage(shortName(entity), language).text;
}

function longestName(words: readonly string[], { names, longest }: FollowIndex) {
  for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
    const found = names.get(words.slice(0, length).join(' '));
    if (found !== undefined) return { names: found, length };
  }
  return undefined;
}

function nearNames(word: string, { names }: FollowIndex): string[] {
  if (word.length < 3) return [];
  // Topics are phrases of any language: records and places are offered.
  const known = [...names].flatMap(([name, followed]) =>
    [...followed].some((each) => !each.startsWith('topic:')) ? [name] : [],
  );
  const beginning = known.filter((name) => name.startsWith(word.slice(0, 4)));
  const holding = known.filter((name) => name.includes(word));
  return [...new Set([...holding, ...beginning])]
    .toSorted((one, other) => one.length - other.length)
    .slice(0, mostNear);
}

/** The ids of facts, commitments and objectives that a place or a topic is about. */
function concernedBy(followed: Followed, knowledge: Knowledge): ReadonlySet<string> {
  const { concerned } = indexOf(knowledge);
  const known = concerned.get(followed);
  if (known !== undefined) return known;
  const [, kind, name = ''] = /^(place|topic):(.+)$/u.exec(followed) ?? [];
  const ids = new Set(
    kind === 'place' ? naming(name, knowledge) : kind === 'topic' ? onTopic(name, knowledge) : [],
  );
  concerned.set(followed, ids);
  return ids;
}

function naming(place: string, { facts, endorsers, countries }: Knowledge): string[] {
  const wanted = ` ${foldPhrase(place)} `;
  const named = facts.filter((fact) =>
    wordingsOf(fact).some(({ en }) => ` ${foldPhrase(en)} `.includes(wanted)),
  );
  const there = endorsers.filter(({ place: { state } }) => state === place);
  // How a country voted is told of it.
  const states = countries.filter((country) => inLanguage(shortName(country), 'en').text === place);
  return [...named, ...there, ...states].map(({ id }) => id);
}

function onTopic(topic: string, knowledge: Knowledge): string[] {
  const { facts, commitments, objectives } = knowledge;
  return [...facts, ...commitments, ...objectives]
    .filter(({ topics }) => allPhrases(topics).some((phrase) => foldPhrase(phrase) === topic))
    .map(({ id }) => id);
}

const indexOf = holding((knowledge: Knowledge): FollowIndex => {
  const { gazetteer, entities, commitments, objectives, facts, documents, placeNames } = knowledge;
  const names = new Map<string, ReadonlySet<Followed>>();
  const add = (phrase: string | undefined, followed: Followed, over: boolean) => {
    const folded = foldPhrase(phrase ?? '');
    if (folded === '') return;
    const before = over ? [] : (names.get(folded) ?? []);
    names.set(folded, new Set([...before, followed]));
  };
  for (const { topics } of [...facts, ...commitments, ...objectives]) {
    for (const phrase of allPhrases(topics)) add(phrase, `topic:${foldPhrase(phrase)}`, true);
  }
  const places = [...gazetteer.countries, ...gazetteer.states.map(({ name }) => name), ...gazetteer.cities];
  for (const place of places) {
    add(place, `place:${place}`, true);
    for (const language of ['fr', 'es'] as const)
      add(placeNames[language].get(place), `place:${place}`, true);
  }
  for (const country of knowledge.countries) {
    const place = inLanguage(shortName(country), 'en').text;
    for (const name of namesOfCountry(country)) add(name, `place:${place}`, true);
  }
  const states = new Set(knowledge.countries.flatMap(namesOfCountry).map(foldPhrase));
  for (const [short, place] of Object.entries(gazetteer.shortNames)) add(short, `place:${place}`, true);
  const ofRecords = new Set<string>();
  for (const entity of entities.values()) {
    if (documents.has(entity.id)) continue;
    const phrases = [
      ...languages.flatMap((language) => [entity.name[language], shortName(entity)[language]]),
      ...allPhrases(entity.aliases),
    ];
    for (const phrase of phrases) {
      const folded = foldPhrase(phrase ?? '');
      // "Mexico" finds Puerto Vallarta in a question on where; who follows it follows the state.
      if (entity.kind === 'place' && states.has(folded)) continue;
      add(phrase, entity.id, !ofRecords.has(folded));
      ofRecords.add(folded);
    }
  }
  for (const { id, number } of commitments) {
    for (const word of commitmentWords) add(`${word} ${number}`, id, true);
  }
  // Of an objective named without its compact, that of each.
  for (const { id, kind, number } of objectives) {
    for (const word of kind === 'objective' ? objectiveWords : []) add(`${word} ${number}`, id, false);
  }
  const longest = Math.max(...[...names.keys()].map((name) => name.split(' ').length));
  return { names, longest, concerned: new Map() };
});
