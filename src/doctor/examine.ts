import { setTimeout as after } from 'node:timers/promises';
import { examineClock } from './clock.ts';
import { type Examination, type Examined, type Finding, findingsOn } from './finding.ts';

/** How long one look may take, in milliseconds. */
const patience = 20_000;

/** Looks at everything at once; gives the findings in the order of the looks, and of the clocks at last. */
export async function examineAll(
  examinations: readonly Examination[],
  longest: number = patience,
): Promise<readonly Finding[]> {
  const examined = await Promise.all(examinations.map((each) => look(each, longest)));
  const clocks = examined.flatMap((each) => each.clocks ?? []);
  return [...examined.flatMap(({ findings }) => findings), examineClock(clocks)];
}

async function look({ subject, examine }: Examination, longest: number): Promise<Examined> {
  const { wrong } = findingsOn(subject);
  const timer = new AbortController();
  const late = after(longest, undefined, { signal: timer.signal })
    .catch(() => undefined)
    .then(
      (): Examined => ({
        findings: [
          wrong(`no answer within ${longest / 1000} seconds`, 'Look at the network between, and try again.'),
        ],
      }),
    );
  try {
    return await Promise.race([examine(), late]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [wrong(message, 'This should not happen: please report it with this line.')] };
  } finally {
    timer.abort();
  }
}

/** True where nothing has to be mended. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ verdict }) => verdict !== 'wrong');
}
