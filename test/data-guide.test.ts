import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../src/knowledge/load.ts';
import { root, runHere } from './adapters/console/program.ts';

/** A fenced block of the guide: a change of a file, or a command with what it prints. */
interface GuideBlock {
  readonly kind: 'diff' | 'json' | 'console';
  readonly file: string;
  readonly content: string;
}

const prefix = '$ npm run -s compacts -- ';
const guide = readFileSync(join(root, 'docs', 'data-guide.md'), 'utf8');
const [changes = '', mistakes = ''] = guide.split('## When something is wrong');
const folder = mkdtempSync(join(tmpdir(), 'compacts-guide-'));
cpSync(dataFolder, folder, { recursive: true });
const folders = [folder];
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

function blocksOf(part: string): GuideBlock[] {
  return [...part.matchAll(/^```(diff|json|console) ?(\S*)\n([\s\S]*?)^```$/gmu)].map(
    ([, kind, file = '', content = '']) => ({ kind: kind as GuideBlock['kind'], file, content }),
  );
}

function apply({ kind, file, content: block }: GuideBlock, to: string): void {
  const path = file.replace(/^data\//u, '');
  if (kind === 'diff') {
    const side = (mark: string) =>
      block
        .split('\n')
        .filter((line) => line.startsWith(mark))
        .map((line) => line.slice(2))
        .join('\n');
    const [before, after] = [side('-'), side('+')];
    const content = readFileSync(join(to, path), 'utf8');
    expect(content).toContain(before);
    writeFileSync(join(to, path), content.replaceAll(before, after));
    return;
  }
  const data = JSON.parse(readFileSync(join(to, path), 'utf8')) as { records: unknown[] };
  data.records.push(JSON.parse(block));
  // As an editor leaves it: short lists on one line.
  const text = JSON.stringify(data, null, 2).replace(/\[\s+("[^"]*")\s+\]/gu, '[$1]');
  writeFileSync(join(to, path), text);
}

/** Runs a shown command on the changed data, and compares what it prints; "…" stands for anything. */
async function follow({ content }: GuideBlock, on: string): Promise<void> {
  const [command = '', ...shown] = content.trimEnd().split('\n');
  const words = [...command.slice(prefix.length).matchAll(/"([^"]*)"|(\S+)/g)];
  const { out, err } = await runHere(
    words.map(([, quoted, plain]) => quoted ?? plain ?? ''),
    { COMPACTS_DATA: on },
  );
  const pattern = shown
    .join('\n')
    .split('…')
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('[^]*');
  expect(`${out}${err}`.trimEnd()).toMatch(new RegExp(`^${pattern}$`, 'u'));
}

describe('the guide to the data', () => {
  const sections = changes.split(/^## /mu).slice(1);

  it('has a supporter, a fact, a country, an office, a translation and a look at what is old', () => {
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      'Add a supporter',
      'Add a fact',
      'Say how a country voted, or what it is called',
      'Say who held an office, and when',
      'Correct a translation',
      'See what has grown old',
    ]);
  });

  // One after the other, as a reader does them: later ones stand on earlier ones.
  it.each(sections.map((section) => [section.split('\n')[0], section]))('%s', async (_, section) => {
    const blocks = blocksOf(section ?? '');
    expect(blocks.some(({ kind }) => kind === 'console')).toBe(true);
    for (const block of blocks) {
      if (block.kind === 'console') await follow(block, folder);
      else apply(block, folder);
    }
  });

  const told = mistakes.split(/^### /mu).slice(1);
  it.each(told.map((mistake) => [mistake.split('\n')[0], mistake]))(
    'tells of a mistake: %s',
    async (_, mistake) => {
      const broken = mkdtempSync(join(tmpdir(), 'compacts-guide-'));
      folders.push(broken);
      cpSync(folder, broken, { recursive: true });
      const [change, command, ...more] = blocksOf(mistake ?? '');
      expect(more).toEqual([]);
      if (change === undefined || command === undefined)
        throw new Error('a mistake is a change and a command');
      apply(change, broken);
      await follow(command, broken);
    },
  );
});
