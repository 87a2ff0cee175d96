import { dataFingerprint, noteChecked } from '../../src/knowledge/checked.ts';
import { citationsIn } from '../../src/knowledge/citations.ts';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { loadDataFiles } from '../../src/knowledge/load.ts';
import { DataError, describeProblem } from '../../src/knowledge/problem.ts';
import { formCheck } from '../../src/knowledge-form.ts';
import { loadMessages } from '../../src/messages/load.ts';

/** What `data check` prints and its exit code: 0 with figures, or 1 with every problem. */
export interface CheckReport {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/** Checks everything below the data folder, counts what is there, and notes that it was found right. */
export function checkData(folder: string): CheckReport {
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
  const noted = noteChecked(folder)
    ? []
    : ['the data folder cannot be written, so programs check the form again at start'];
  return { lines: [...lines, ...noted, 'no problems'], exitCode: 0 };
}
