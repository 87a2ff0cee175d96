import { understand } from '../src/ask/ask.ts';
import { loadCore } from '../src/core.ts';
import { withEndorsers } from '../test/ask/larger.ts';
import { questions } from '../test/ask/questions.ts';
import { lookUps } from './look-ups.ts';
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
