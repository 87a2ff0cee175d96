import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { understand } from '../src/ask/ask.ts';
import { type Core, loadCore } from '../src/core.ts';
import type { Endorser } from '../src/knowledge/schema.ts';
import { questions } from '../test/ask/questions.ts';
import { measureInTurns } from './paired.ts';
import type { Result } from './result.ts';

/** How many places the long list has: what a list of all cities with a name in the news might hold. */
const many = 10_000;

/**
 * Understanding a question, with the list as it is and with a long one, against looking the same words up in two
 * search libraries that hold the same names and texts. They find records; what is asked of them they do not say.
 */
export async function ask(): Promise<Result[]> {
  const core = await loadCore();
  const cores = [core, withEndorsers(core, many)] as const;
  const inputs = questions.map(([question]) => question);
  return cores.flatMap((each) => {
    const { length } = each.knowledge.endorsers;
    const own = (question: string) => understand(question, each, 'en');
    return lookUps(each).flatMap(({ name, lookUp }) =>
      measureInTurns({
        group: 'ask',
        name: `understand, ${length} endorsers`,
        against: `${name}, same question`,
        inputs,
        // A look-up in ten thousand names takes milliseconds: fewer rounds tell as much.
        rounds: length > 1000 ? 8 : 40,
        own,
        other: lookUp,
      }),
    );
  });
}

/** Growth with the list, and with the length of a question made to be hard. */
export async function hostile(): Promise<Result[]> {
  const core = await loadCore();
  const hard = (length: number) => 'new york richmond madison '.repeat(20).slice(0, length);
  return measureInTurns({
    group: 'ask',
    name: 'a question of 300 characters, all names',
    against: 'one of 150',
    inputs: [''],
    own: () => understand(hard(300), core, 'en'),
    other: () => understand(hard(150), core, 'en'),
  });
}

function lookUps({ knowledge }: Core): { name: string; lookUp: (question: string) => unknown }[] {
  const names = [...knowledge.entities.values()].map(({ id, name }) => ({ id, text: name.en }));
  const texts = [
    ...knowledge.facts.map(({ id, text }) => ({ id, text: text.en })),
    ...knowledge.commitments.map(({ id, wording }) => ({ id, text: wording })),
  ];
  const records = [...new Map([...names, ...texts].map((record) => [record.id, record])).values()];
  const mini = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } });
  mini.addAll(records);
  const fuse = new Fuse(records, { keys: ['text'], includeScore: true, ignoreLocation: true });
  return [
    { name: 'MiniSearch', lookUp: (question) => mini.search(question) },
    { name: 'Fuse.js', lookUp: (question) => fuse.search(question) },
  ];
}

/** The same data with a list of `total` places: the real ones and made-up ones. */
function withEndorsers(core: Core, total: number): Core {
  const { endorsers, entities } = core.knowledge;
  const [like] = endorsers;
  if (like === undefined) throw new Error('the data has no endorser');
  const made = Array.from({ length: total - endorsers.length }, (_, index): Endorser => {
    const name = `${syllables(index)} ${index % 3 === 0 ? 'City' : 'Falls'}`;
    return {
      ...like,
      id: `made-${index}`,
      name: { en: name, fr: name, es: name },
      short: undefined,
      printed: name,
      aliases: {},
    };
  });
  const all = [...endorsers, ...made];
  return {
    ...core,
    knowledge: {
      ...core.knowledge,
      endorsers: all,
      entities: new Map([...entities, ...made.map((each) => [each.id, each] as const)]),
    },
  };
}

/** A name that sounds like one, different for every number. */
function syllables(number: number): string {
  const parts = ['ba', 'ker', 'lo', 'min', 'ta', 'ros', 'vel', 'dun', 'shi', 'gor'];
  const name = [...String(number).padStart(4, '0')].map((digit) => parts[Number(digit)] ?? '').join('');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
