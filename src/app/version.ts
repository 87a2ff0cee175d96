import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prints which version this is: for who reports a mistake, so it works without data or settings. */
export function printVersion(): number {
  const file = join(import.meta.dirname, '..', '..', 'package.json');
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
  process.stdout.write(`${name} ${version} (Node ${process.versions.node})\n`);
  return 0;
}
