import { holding } from '../../holding.ts';
import { kept } from '../../knowledge/kept.ts';
import { allPhrases, type Knowledge } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import type { VoteRole } from '../../knowledge/schema.ts';
import { inLanguage, type Language } from '../../language.ts';
import { foldPhrase, stemPhrase, type Token } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';

/** What a stretch of words stands for where a vote is spoken of. */
export type Sense =
  | {
      readonly is: 'state';
      readonly names: readonly string[];
      /** True for what stands for its government: "Warsaw". */
      readonly seat: boolean;
    }
  | { readonly is: 'group'; readonly id: string }
  | { readonly is: 'role'; readonly roles: readonly VoteRole[] };

/** Phrases with what they stand for, filed by their first word, the longest first. */
type Filed = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly sense: Sense }[]>;

interface Phrases {
  /** By words as they are written, case and accents aside: names. */
  readonly exact: Filed;
  /** By stems: what is said of votes. */
  readonly stems: Filed;
}

/** The longest phrase that begins at a word of a question, with how many words it has. */
export function phraseAt(
  tokens: readonly Token[],
  at: number,
  index: AskIndex,
): { readonly sense: Sense; readonly length: number } | undefined {
  const { exact, stems } = phrasesOf(index);
  const name = longest(tokens, at, exact, ({ text }) => text);
  const said = longest(tokens, at, stems, ({ stem }) => stem);
  return said !== undefined && (name === undefined || said.length > name.length) ? said : name;
}

/** "Respectively": of the one and of the other. */
export function saysEach({ tokens }: { readonly tokens: readonly Token[] }, index: AskIndex): boolean {
  const sense = phraseAt(tokens, 0, index)?.sense;
  return sense?.is === 'role' && sense.roles.includes('each');
}

/** The state that is called exactly this. */
export function stateCalled(
  words: readonly string[],
  index: AskIndex,
): (Sense & { is: 'state' }) | undefined {
  const called = phrasesOf(index)
    .exact.get(words[0] ?? '')
    ?.find(
      (each) => each.words.length === words.length && each.words.every((word, at) => word === words[at]),
    );
  return called?.sense.is === 'state' ? called.sense : undefined;
}

function longest(
  tokens: readonly Token[],
  at: number,
  filed: Filed,
  keyOf: (token: Token) => string,
): { sense: Sense; length: number } | undefined {
  const first = tokens[at];
  const found =
    first === undefined
      ? undefined
      : filed
          .get(keyOf(first))
          ?.find(({ words }) =>
            words.every(
              (word, by) => tokens[at + by] !== undefined && keyOf(tokens[at + by] as Token) === word,
            ),
          );
  return found && { sense: found.sense, length: found.words.length };
}

const phrasesOf = holding((index: AskIndex): Phrases => {
  const filed = kept(index.knowledge, `votes.${index.language}`, () => ({
    exact: [...fileNames(index)],
    stems: [...fileRoles(index)],
  }));
  return { exact: new Map(filed.exact), stems: new Map(filed.stems) };
});

function fileNames({ knowledge, language }: AskIndex): Filed {
  const states = new Map<string, { names: string[]; seat: boolean }>();
  const add = (name: string, id: string, seat: boolean) => {
    const phrase = foldPhrase(name);
    const known = states.get(phrase);
    if (known === undefined) states.set(phrase, { names: [id], seat });
    else if (known.seat === seat && !known.names.includes(id)) known.names.push(id);
  };
  for (const country of knowledge.countries) {
    for (const name of namesOfCountry(country)) add(name, country.id, false);
  }
  for (const { id, seats } of knowledge.countries) {
    // A seat that is a state's own name, or a city's on the list, is read as that.
    for (const name of new Set([...(seats?.en ?? []), ...(seats?.[language] ?? [])])) add(name, id, true);
  }
  const ballots = knowledge.lexicons[language].votes.ballot.map((each) => ({
    phrase: foldPhrase(each),
    sense: { is: 'role' as const, roles: ['ballot' as const] },
  }));
  return fileBy([
    ...[...states].map(([phrase, state]) => ({ phrase, sense: { is: 'state' as const, ...state } })),
    ...groupPhrases(knowledge, language),
    ...ballots,
  ]);
}

function groupPhrases({ rollCalls }: Knowledge, language: Language): { phrase: string; sense: Sense }[] {
  return rollCalls.groups.flatMap(({ id, aliases }) =>
    // "Eu" is a verb in French: what is short is read in its own language.
    allPhrases(aliases)
      .filter((name) => name.length > 2 || aliases[language]?.includes(name))
      .map((name) => ({ phrase: foldPhrase(name), sense: { is: 'group', id } })),
  );
}

function fileRoles({ knowledge, language }: AskIndex): Filed {
  const filed = new Map<string, VoteRole[]>();
  for (const [role, phrases] of Object.entries(knowledge.lexicons[language].votes)) {
    // The noun, apart from the verb of the same stem.
    if (role === 'ballot') continue;
    for (const phrase of new Set(phrases.map((each) => stemPhrase(each, language)))) {
      filed.set(phrase, [...(filed.get(phrase) ?? []), role as VoteRole]);
    }
  }
  return fileBy(
    [...filed].map(([phrase, roles]) => ({ phrase, sense: { is: 'role', roles: stancesOr(roles) } })),
  );
}

/** What says how a state voted says nothing besides: "opposed" is not "on opposite sides". */
function stancesOr(roles: readonly VoteRole[]): readonly VoteRole[] {
  const ways = roles.filter((role) => waysToVote.includes(role));
  return ways.length > 0 ? ways : roles;
}

/** What says how a state voted. */
export const waysToVote: readonly VoteRole[] = [
  'for',
  'against',
  'abstained',
  'absent',
  'voted',
  'backs',
  'opposes',
];

function fileBy(phrases: readonly { phrase: string; sense: Sense }[]): Filed {
  const filed = Map.groupBy(
    phrases.map(({ phrase, sense }) => ({ words: phrase.split(' '), sense })),
    ({ words }) => words[0] ?? '',
  );
  for (const list of filed.values()) list.sort((a, b) => b.words.length - a.words.length);
  return filed;
}

/** True where a word is one of a compact's own name, and of no other's. */
export function compactOfWord(token: Token, { compactStems, words }: AskIndex): string | undefined {
  // "Y" and "et" join the words of a compact's name in other languages.
  if (words.isStop(token.text) || token.text.length <= 2) return undefined;
  const own = [...compactStems].filter(([, stems]) => stems.has(token.stem));
  return own.length === 1 ? own[0]?.[0] : undefined;
}

/** The name of a state as questions are answered with it. */
export function nameOfState(id: string, { knowledge, language }: AskIndex): string {
  const country = knowledge.countries.find((each) => each.id === id);
  return country === undefined ? id : inLanguage(country.name, language).text;
}
