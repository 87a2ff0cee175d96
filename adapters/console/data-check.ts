import type { CalendarDate } from '../../src/calendar.ts';
import { dataFingerprint, noteChecked } from '../../src/knowledge/checked.ts';
import { citationsIn } from '../../src/knowledge/citations.ts';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { type Stale, staleIn } from '../../src/knowledge/freshness.ts';
import { loadDataFiles } from '../../src/knowledge/load.ts';
import { DataError, describeProblem } from '../../src/knowledge/problem.ts';
import { formCheck } from '../../src/knowledge-form.ts';
import { loadMessages } from '../../src/messages/load.ts';

/** What `data check` prints and its exit code: 0 with figures, or 1 with every problem. */
export interface CheckReport {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** What `data check` looks at besides: what has grown old on a day, and from how many months on a fact is old. */
export interface FreshnessAsked {
  readonly today: CalendarDate;
  readonly months: number;
}

/**
 * Checks everything below the data folder, counts what is there, names what has grown old, and notes that it was found
 * right. What is old is no mistake: the exit code is 0.
 */
export function checkData(folder: string, { today, months }: FreshnessAsked): CheckReport {
  const problems: string[] = [];
  const tried = <T>(load: () => T): T | undefined => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(...error.problems.map(describeProblem));
      return undefined;
    }
  };
  const loaded = tried(() => loadDataFiles(folder, formCheck.file));
  const messages = tried(() => loadMessages(folder, formCheck.messages));
  if (loaded === undefined || messages === undefined) {
    return {
      lines: [...problems, problems.length === 1 ? 'one problem' : `${problems.length} problems`],
      exitCode: 1,
    };
  }
  const { files, texts } = loaded;
  const records = Object.entries(files).flatMap(([name, content]) =>
    'records' in content ? [`${content.records.length} ${name}`] : [],
  );
  const quotes = [...citationsIn(files)].filter(({ citation }) => citation.quote !== undefined);
  const lines = [
    `records: ${records.join(', ')}`,
    `quotations: ${quotes.length}, each in its document letter for letter`,
    `languages with all their sentences: ${[...messages.keys()].join(', ')}`,
  ];
  for (const { document, sentences, uncited } of coverageOf(files, texts)) {
    lines.push(`${document}: ${sentences - uncited.length} of ${sentences} sentences are cited`);
    lines.push(...uncited.map((sentence) => `  not cited: ${sentence}`));
  }
  const isTrained = files.evidence.trainedOn.data === dataFingerprint(folder);
  if (!isTrained)
    lines.push(
      'evidence.json: the numbers were learned from other data; to learn them from this: npm run train',
    );
  lines.push(...freshness(staleIn(files, today, months), today, months));
  const noted = noteChecked(folder)
    ? []
    : ['the data folder cannot be written, so programs check the form again at start'];
  return { lines: [...lines, ...noted, 'no problems'], exitCode: 0 };
}

/** What somebody should look at again, by why. */
function freshness(stale: readonly Stale[], today: CalendarDate, months: number): string[] {
  const titles: Record<Stale['because'], string> = {
    'no-outcome': `expected before ${today}, and nothing says what came of it`,
    passed: `was ahead at the last review, and has passed by ${today}`,
    old: `can change, and was last known more than ${months} months before ${today}`,
  };
  return (['no-outcome', 'passed', 'old'] as const).flatMap((because) => {
    const found = stale.filter((each) => each.because === because);
    const lines = found.map(({ file, record, date }) => `  ${file}, record "${record}": ${date}`);
    return found.length === 0 ? [] : [`${titles[because]}:`, ...lines];
  });
}
