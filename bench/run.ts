import { fitting } from './answering.ts';
import { ask, hostile } from './asking.ts';
import { digest } from './digest.ts';
import { discord } from './discord.ts';
import { playground } from './playground.ts';
import { asTable, type Result } from './result.ts';
import { scale } from './scale.ts';
import { slackAgainstChatSdk, slackCommands, slackEndurance } from './slack.ts';
import { startup } from './startup.ts';
import { subscriptions } from './subscriptions.ts';
import { verifying } from './verify.ts';

/** What can be measured, by the name to give on the command line. */
const groups: Readonly<Record<string, () => Result[] | Promise<Result[]>>> = {
  startup,
  playground,
  ask,
  'ask-hostile': hostile,
  scale,
  layout: fitting,
  verify: verifying,
  digest,
  subscriptions,
  discord,
  slack: slackCommands,
  'slack-chat-sdk': slackAgainstChatSdk,
  'slack-endurance': slackEndurance,
};

const [wanted, ...more] = process.argv.slice(2).filter((argument) => argument !== '--json');
const asJson = process.argv.includes('--json');

if (more.length > 0 || (wanted !== undefined && !Object.hasOwn(groups, wanted))) {
  process.stderr.write(
    `usage: npm run bench [-- GROUP] [--json], GROUP one of ${Object.keys(groups).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  const results: Result[] = [];
  for (const [name, measure] of Object.entries(groups)) {
    if (wanted === undefined || wanted === name) results.push(...(await measure()));
  }
  const lines = asJson ? results.map((result) => JSON.stringify(result)).join('\n') : asTable(results);
  process.stdout.write(`${lines}\n`);
}
