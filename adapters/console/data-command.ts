import { parseArgs } from 'node:util';
import { isCalendarDate } from '../../src/calendar.ts';
import { checkData } from './data-check.ts';
import { type Streams, write } from './streams.ts';

const usage = 'Write: data check [--today 2027-05-01] [--age MONTHS]\n';

/** From how many months on a fact that can change is old, where the command says nothing of it. */
const usualAge = 12;

/** Runs `data check`; gives the exit code: 0, 1 where the data has mistakes, 2 for a wrong command line. */
export async function runDataCommand(
  args: readonly string[],
  folder: string,
  streams: Streams,
): Promise<number> {
  const asked = readDataCommand(args);
  if (asked === undefined) {
    await write(streams.errors, usage);
    return 2;
  }
  const { lines, exitCode } = checkData(folder, asked);
  await write(exitCode === 0 ? streams.output : streams.errors, `${lines.join('\n')}\n`);
  return exitCode;
}

function readDataCommand(args: readonly string[]): { today: string; months: number } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { today: { type: 'string' }, age: { type: 'string' } },
      allowPositionals: true,
    });
    const today = values.today ?? new Date().toISOString().slice(0, 10);
    const months = values.age ?? String(usualAge);
    const isRight = positionals.join(' ') === 'data check' && isDay(today) && /^\d{1,4}$/.test(months);
    return isRight ? { today, months: Number(months) } : undefined;
  } catch {
    // What is no flag of this command is answered with how it is written.
    return undefined;
  }
}

function isDay(date: string): boolean {
  return date.length === 10 && isCalendarDate(date);
}
