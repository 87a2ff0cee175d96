import { readFileSync } from 'node:fs';

/**
 * Prints the closing line of a test run, made from the runner's own report, and fails where no test ran or one
 * failed.
 */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: npm run report -- REPORT.json');

const report = JSON.parse(readFileSync(path, 'utf8')) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
};
const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = report;
const broken = numFailedTests === 0 && numFailedTestSuites > 0 ? numFailedTestSuites : numFailedTests;
const skipped = numPendingTests === 0 ? '' : `, ${numPendingTests} skipped`;
process.stdout.write(`${numPassedTests} passed, ${broken} failed${skipped}\n`);
process.exitCode = numPassedTests > 0 && broken === 0 ? 0 : 1;
