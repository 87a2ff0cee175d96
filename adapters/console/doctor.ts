import { styleText } from 'node:util';
import { isWell } from '../../src/doctor/examine.ts';
import type { Finding, Verdict } from '../../src/doctor/finding.ts';
import type { Redact } from '../../src/settings/redaction.ts';
import { type Streams, write } from './streams.ts';

const words: Readonly<Record<Verdict, string>> = {
  well: 'well',
  attention: 'attention',
  wrong: 'WRONG',
  unchecked: 'unchecked',
};

const colours = { well: 'green', attention: 'yellow', wrong: 'red', unchecked: 'dim' } as const;

/**
 * `doctor` and `doctor --json`: prints what is so, a line each with what to do. Gives the exit code: 0 where nothing
 * has to be mended, 1 where something has, 2 for a wrong command line.
 */
export async function runDoctor(
  args: readonly string[],
  { output, errors }: Streams,
  redact: Redact,
  examine: () => Promise<readonly Finding[]>,
): Promise<number> {
  const asJson = args.join(' ') === '--json';
  if (args.length > 0 && !asJson) {
    await write(errors, 'Write: doctor, or doctor --json\n');
    return 2;
  }
  const findings = await examine();
  const isFine = isWell(findings);
  const shown = asJson
    ? JSON.stringify({ well: isFine, findings }, null, 2)
    : [...findings.map((finding) => lineOf(finding, output.isTTY === true)), '', sumOf(findings)].join('\n');
  await write(output, `${redact(shown)}\n`);
  return isFine ? 0 : 1;
}

function lineOf({ subject, verdict, says, fix }: Finding, isTerminal: boolean): string {
  const word = words[verdict].padEnd(9);
  const mark = isTerminal ? styleText(colours[verdict], word) : word;
  return `${mark}  ${subject.padEnd(10)}  ${says}${fix === undefined ? '' : ` → ${fix}`}`;
}

function sumOf(findings: readonly Finding[]): string {
  const count = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  const wrong = count('wrong');
  const rest = [
    [count('attention'), 'to look at'],
    [count('unchecked'), 'not checked'],
  ] as const;
  const counts = rest.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  if (wrong === 0 && counts.length === 0) return 'All is well.';
  const first =
    wrong === 0 ? 'Nothing is wrong' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong`;
  return `${[first, counts.join(', ')].filter((part) => part !== '').join('; ')}.`;
}
