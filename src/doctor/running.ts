import type { Health } from '../ports.ts';
import { type Finding, findingsOn, subjects } from './finding.ts';
import { zoneExamination } from './zone-data.ts';

/** How the running program is, from what its parts say of themselves: nothing is asked of anybody. */
export async function examineRunning(
  parts: readonly { readonly name: string; readonly health: Health }[],
): Promise<readonly Finding[]> {
  const { findings } = await zoneExamination().examine();
  const found = parts.flatMap(({ name, health }) => {
    const subject = subjects.find((each) => each === name);
    if (subject === undefined) return [];
    const { well, wrong } = findingsOn(subject);
    return [health.ready ? well('ready') : wrong(health.because, 'npm run -s compacts -- doctor')];
  });
  return [...found, ...findings];
}
