import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../adapters/operations/metrics.ts';
import { madeDocuments } from '../docs/generate.ts';
import { latenessSettingNames, settingNames } from '../src/settings/config.ts';
import { discordSettingNames } from '../src/settings/discord-setup.ts';
import { operationsSettingNames } from '../src/settings/operations-setup.ts';
import { describeSettings } from '../src/settings/settings.ts';
import { slackSettingNames } from '../src/settings/slack-setup.ts';
import { root, run } from './adapters/console/program.ts';

const prefix = '$ npm run -s compacts -- ';
const documents = [
  'README.md',
  'data/README.md',
  'CONTRIBUTING.md',
  ...globSync('docs/*.md', { cwd: root }).toSorted(),
];

/** Its commands run on data that it changes: `test/data-guide.test.ts`. */
const dataGuide = join('docs', 'data-guide.md');

function read(document: string): string {
  return readFileSync(join(root, document), 'utf8');
}

/** The commands shown in a document, each with the output shown below it. */
function shownCommands(document: string): [document: string, command: string, output: string][] {
  const blocks = [...read(document).matchAll(/^```console\n([\s\S]*?)^```$/gmu)];
  return blocks.flatMap(([, block = '']) => {
    const [first = '', ...output] = block.trimEnd().split('\n');
    return first.startsWith(prefix)
      ? [[document, first.slice(prefix.length), output.join('\n')] as [string, string, string]]
      : [];
  });
}

/** A shown command line as the shell would cut it: only double quotation marks are used. */
function shellWords(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

describe('commands shown in the documents', () => {
  it.each(documents.filter((document) => document !== dataGuide).flatMap(shownCommands))(
    '%s: %s',
    async (_, command, shown) => {
      const { out, err } = await run(shellWords(command));
      if (shown === '') expect(err).toBe('');
      else expect((out + err).trimEnd()).toBe(shown);
    },
  );

  it('are several in the README', () => {
    expect(shownCommands('README.md').length).toBeGreaterThan(2);
  });

  it('"npm start" shows what the README shows', async () => {
    const shown = /^```text\n(Three questions[\s\S]*?)^```$/mu.exec(read('README.md'))?.[1];
    const { out } = await run(['start'], { env: { COMPACTS_PLAYGROUND: 'off' } });
    expect(shown).toBeTypeOf('string');
    expect(out.startsWith(shown?.trimEnd() ?? '?')).toBe(true);
  });

  it.each(documents)('%s names only scripts and files that exist', (document) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read(document).matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
    const files = [...read(document).matchAll(/`((?:src|adapters|test|data|docs|bin)\/[\w./-]*)`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe('what documents take from the program', () => {
  it('is as the program is now; "npm run docs" makes it so', async () => {
    for (const [name, made] of await madeDocuments()) expect(read(join('docs', name))).toBe(made);
  });

  it.each(documents)('%s links to files that exist', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/gu)].map(
      ([, to = '']) => to,
    );
    const missing = links.filter((to) => !existsSync(join(root, document, '..', decodeURIComponent(to))));
    expect(missing).toEqual([]);
  });

  it('names every metric that is served, and no other', async () => {
    const served = await createMetrics().page([]);
    const names = (text: string) => new Set(text.match(/\bcompacts_[a-z_]+(?:_total|_seconds|_ready)\b/gu));
    expect(names(read('docs/operations.md'))).toEqual(
      new Set([...served.matchAll(/^# HELP (compacts_\S+)/gmu)].map(([, name]) => name)),
    );
  });
});

describe('decisions', () => {
  const decisions = globSync('docs/decisions/0*.md', { cwd: root }).toSorted();

  it.each(decisions)('%s has its number and what was decided as its title', (decision) => {
    const [, number = ''] = /(\d{4})-[a-z0-9-]+\.md$/u.exec(decision) ?? [];
    expect(read(decision)).toMatch(new RegExp(`^# ${Number(number)}\\. \\S`, 'u'));
  });

  it('have each a number of their own', () => {
    const numbers = decisions.map((decision) => /\d{4}/u.exec(decision)?.[0]);
    expect(numbers).toEqual([...new Set(numbers)]);
  });
});

describe('.env.example', () => {
  it('lists every setting with what it means, and no other', () => {
    const example = read('.env.example');
    expect([...example.matchAll(/^([A-Z_]+)=/gmu)].map(([, name]) => name)).toEqual([
      ...settingNames,
      ...latenessSettingNames,
      ...operationsSettingNames,
      ...slackSettingNames,
      ...discordSettingNames,
    ]);
    for (const { name, meaning } of describeSettings()) expect(example).toContain(`# ${meaning}\n${name}=\n`);
  });
});
