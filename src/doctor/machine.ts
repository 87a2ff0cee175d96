import { statSync } from 'node:fs';
import { loadKnowledge } from '../knowledge/load.ts';
import { DataError, describeProblem } from '../knowledge/problem.ts';
import { loadMessages } from '../messages/load.ts';
import { type Examination, findingsOn } from './finding.ts';

/** How many problems of the data are shown; the rest is only counted. */
const problemsShown = 3;

/** Whether the data is right: its form, its references, and every quotation in its document. */
export function dataExamination(folder: string): Examination {
  const { well, wrong } = findingsOn('data');
  return {
    subject: 'data',
    examine: async () => {
      const { formCheck } = await import('../knowledge-form.ts');
      try {
        const { date } = loadKnowledge(folder, formCheck.file);
        const languages = [...loadMessages(folder, formCheck.messages).keys()];
        return { findings: [well(`right, as of ${date}, in ${languages.join(', ')}`)] };
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        const { problems } = error;
        const shown = problems.slice(0, problemsShown).map(describeProblem).join(' | ');
        const more = problems.length - problemsShown;
        const fix = 'Mend the file that is named; all problems: npm run -s compacts -- data check';
        return { findings: [wrong(more > 0 ? `${shown} | and ${more} more` : shown, fix)] };
      }
    },
  };
}

/** Whether others on this machine can read the file that holds the tokens; undefined where there is none. */
export function openSecretsFile(file: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o077) === 0 ? undefined : `chmod 600 ${file}`;
}
