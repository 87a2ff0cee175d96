import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../adapters/store/store.ts';
import { plainText } from '../src/answer/plain-text.ts';
import type { Command } from '../src/commands/define.ts';
import { digestCommandName, digestCommands } from '../src/commands/digest-catalogue.ts';
import { languageOption } from '../src/commands/language-option.ts';
import { commands, usageOf } from '../src/commands/registry.ts';
import { splitWords } from '../src/commands/words.ts';
import { type Core, loadCore } from '../src/core.ts';
import { answerDigest } from '../src/digest/commands/answer.ts';
import { dispatchLine } from '../src/dispatch.ts';
import { examineRunning } from '../src/doctor/running.ts';
import { sayPlainly } from '../src/messages/say.ts';
import { secretSettingNames } from '../src/settings/redaction.ts';
import { describeSettings } from '../src/settings/settings.ts';

/**
 * The parts of the documents that are made from the program itself. Each stands between two comments in its
 * document: `<!-- made by "npm run docs": NAME -->` and `<!-- end -->`. Run as a program, it writes them anew.
 */

const folder = import.meta.dirname;

/** When the shown digests are turned on: a Monday morning in Madrid. */
const shownAt = new Date('2026-11-23T07:00:00Z');

/** What a day with a digest looks like, line by line. */
const digestLines = [
  'on 9:30 Europe/Madrid weekdays',
  'preview',
  'pause 1 December',
  'resume',
  'skip',
  'status',
  'schedule',
  'doctor',
  'off',
  'help',
];

/** The documents with made parts, as they should be now: by their path below `docs/`. */
export async function madeDocuments(): Promise<ReadonlyMap<string, string>> {
  const core = await loadCore();
  const parts: Readonly<Record<string, string>> = {
    commands: commands.map((command) => sectionFor(command, core)).join('\n'),
    digest: await digestSections(core),
    settings: settingsTable(),
  };
  const made = ['users.md', 'operations.md'].map(
    (name) => [name, withParts(readFileSync(join(folder, name), 'utf8'), parts)] as const,
  );
  return new Map(made);
}

function withParts(document: string, parts: Readonly<Record<string, string>>): string {
  return document.replace(
    /(<!-- made by "npm run docs": (\w+) -->\n)[\s\S]*?(<!-- end -->)/gu,
    (_, begin: string, name: string, end: string) => {
      const part = parts[name];
      if (part === undefined) throw new RangeError(`there is no part ${name}`);
      return `${begin}\n${part.trim()}\n\n${end}`;
    },
  );
}

/** A command: what it does, what it takes, and its example with what it really answers. */
function sectionFor(command: Command, core: Core): string {
  const say = (key: Command['summary']) => sayPlainly(core.messages, 'en', key);
  const rows = [...command.options, languageOption].map(
    ({ name, required, summary }) => `| \`${name}\` | ${say(summary)} | ${required ? 'yes' : 'no'} |`,
  );
  const { en: example } = command.example;
  return [
    `### ${command.name}`,
    '',
    `${capitalised(say(command.summary))}. Written \`${usageOf(command)}\`.`,
    '',
    '| option | what it is | needed |',
    '|---|---|---|',
    ...rows,
    '',
    shown(example, plainText(dispatchLine(example, { suggested: 'en' }, core))),
  ].join('\n');
}

/** The digest's commands one after the other, in one channel. */
async function digestSections(core: Core): Promise<string> {
  const store = await openStore({ databaseUrl: undefined, file: ':memory:' }, { now: () => shownAt });
  const summaries = digestCommands.map(
    ({ name, summary, options }) =>
      `| \`${[name, ...options.map((option) => `[${option.name}]`)].join(' ')}\` | ${sayPlainly(core.messages, 'en', summary)} |`,
  );
  const answers: string[] = [];
  for (const line of digestLines) {
    const split = splitWords(line);
    if (!('words' in split)) throw new RangeError(line);
    const { answer } = await answerDigest(
      {
        words: split.words,
        place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
        channelName: 'city-networks',
        person: { id: 'U1', name: 'Ana' },
        mayManage: true,
        seesWorkspace: false,
        language: 'en',
      },
      {
        core,
        subscriptions: store.subscriptions,
        clock: { now: () => shownAt },
        access: async () => ({ ok: true }),
        examine: () =>
          examineRunning(['store', 'slack', 'digest'].map((name) => ({ name, health: { ready: true } }))),
      },
    );
    answers.push(shown(`${digestCommandName} ${line}`, plainText(answer)));
  }
  await store.close();
  return ['| command | what it does |', '|---|---|', ...summaries, '', answers.join('\n')].join('\n');
}

/** Every setting, as the program itself describes it. */
function settingsTable(): string {
  const secrets: readonly string[] = secretSettingNames;
  const rows = describeSettings().map(
    ({ name, meaning }) =>
      `| \`${name}\` | ${meaning.replaceAll('|', '\\|')} | ${secrets.includes(name) ? 'yes' : ''} |`,
  );
  return ['| setting | what it is | secret |', '|---|---|---|', ...rows].join('\n');
}

function shown(line: string, answer: string): string {
  return `\`\`\`text\n/${line.startsWith(digestCommandName) ? '' : 'compacts '}${line}\n\n${answer}\n\`\`\`\n`;
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, content] of await madeDocuments()) writeFileSync(join(folder, name), content);
}
