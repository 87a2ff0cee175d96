import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfData, replaceIn } from '../../knowledge/data-folder.ts';
import { root, run, runHere } from './program.ts';

const trace = /\n\s+at |node:internal|Error:/;

describe('a command given to the program', () => {
  it('“--version” says which one this is, whatever is wrong with the data or the settings', async () => {
    const env = { COMPACTS_DATA: '/nowhere', LOG_LEVEL: 'loud' };
    const { code, out, err } = await run(['--version'], { env });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`compacts-bot ${version} (Node ${process.versions.node})\n`);
  });

  it('answers on standard output and exits with 0', async () => {
    const { code, out, err } = await run(['city', 'san jose']);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('San José is on the list');
    expect(out).toContain('“New-York, Chicago, Washington, Philadelphia, Pittsburg,');
    expect(out).toContain('Data as of 23 November 2026.');
  });

  it.each(
    [
      [['Is Boston on the list?'], 'No, Boston is not on the list in the Metropolis article'],
      [['ask', 'Pittsburg'], '“Pittsburg” [sic]'],
      [['which Richmond'], 'State: not known'],
      [['how many members'], 'Metropolis had 136 members'],
      [['ask', ''], 'There is no question here yet'],
      [['ask', 'x'.repeat(10_000)], 'Please ask it in 300 characters or fewer'],
      [
        ['ask', '\u0007\u001b[31m\u0000is \u0008chicago on the list'.replaceAll('\u0000', '')],
        'Chicago is on the list',
      ],
      [['@everyone which cities backed the paper?'], 'Philadelphia'],
      [['<script>alert(1)</script> how many members'], 'Metropolis had 136 members'],
      [['--', 'who presented the paper?'], 'Valérie Plante'],
    ].map(([args, expected]): [title: string, args: string[], expected: string] => [
      JSON.stringify(args).slice(0, 60),
      args as string[],
      expected as string,
    ]),
  )('%s', async (_, args, expected) => {
    const { code, out, err } = await runHere(args);
    expect(out + err).toContain(expected);
    expect(out + err).not.toMatch(trace);
    expect(out).not.toContain('@everyone');
    expect(out).not.toContain('<script');
    expect(code).toBe(0);
  });

  it('shows no source beside an answer that is not in the sources', async () => {
    const { code, out } = await run(['who is the mayor of Sacramento?']);
    expect(code).toBe(0);
    expect(out).toContain('is not in the sources');
    expect(out).not.toMatch(/Source|\[1\]|“/);
  });

  it.each([
    [['city', 'colour:red'], '“colour” isn’t an option of city'],
    [['timeline', 'soonish'], '“soonish” isn’t a year'],
    [['--as', 'pdf', 'city'], '“pdf” isn’t a form of output. Write one of --as text, --as json, --as slack'],
    [['--as'], '--as needs a value'],
    [['--colour', 'city'], '“--colour” isn’t a flag'],
    [['--lang', 'klingon', 'city'], '“klingon” isn’t a language I know'],
  ])('that is wrong says so on standard error and exits with 2: %j', async (args, expected) => {
    const { code, out, err } = await runHere(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(expected);
    expect(err).not.toMatch(trace);
  });

  it('is printed as the whole Answer with --as json', async () => {
    const { out } = await run(['--as', 'json', 'commitment', '3']);
    const answer = JSON.parse(out) as { status: string; query: string; citations: { quote: string }[] };
    expect(answer).toMatchObject({ status: 'answered', query: 'commitment/3' });
    expect(answer.citations[0]?.quote).toMatch(/^Taking action on several fronts/);
  });

  it('explains why another kind of question lost', async () => {
    const { out } = await run(['ask', '--explain', 'How many cities signed it?']);
    expect(out).toMatch(/^claims: choose\/.*, but asks back$/mu);
  });

  it('explains how a question was understood', async () => {
    const { out } = await run(['ask', '--explain', 'is San Jsé on the list']);
    expect(out).toMatch(/^read \(en\): .*San Jsé \(san-jose\)/);
    expect(out).toContain('endorsed: endorsed/san-jose');
    expect(out).toContain('Understood “San Jsé” as San José.');
  });

  it.each([
    ['fr', 'Chicago figure sur la liste', 'Les citations restent dans la langue du document (anglais).'],
    ['es', 'Chicago figura en la lista', 'Las citas se mantienen en el idioma del documento (inglés).'],
  ])('answers in %s, and says that quotations are not', async (language, said, note) => {
    const { out } = await run(['--lang', language, 'city', 'chicago']);
    expect(out).toContain(said);
    expect(out).toContain(note);
  });
});

describe('data that is not right', () => {
  it('keeps the program from starting, and names the record', async () => {
    const folder = copyOfData();
    replaceIn(folder, 'facts.json', 'Mr. Filippo Grandi, 11th', 'Mr. Filippo Grandi, 12th');
    const { code, out, err } = await run(['city', 'chicago'], { env: { COMPACTS_DATA: folder } });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('record "paper-sent", field citations[0].quote');
    expect(err).not.toMatch(trace);
  });

  it('is listed whole by "data check", which exits with 1', async () => {
    const folder = copyOfData();
    replaceIn(folder, 'facts.json', 'Mr. Filippo Grandi, 11th', 'Mr. Filippo Grandi, 12th');
    rmSync(join(folder, 'messages', 'en.json'));
    const { code, err } = await run(['data', 'check'], { env: { COMPACTS_DATA: folder } });
    expect(code).toBe(1);
    expect(err).toContain('record "paper-sent"');
    expect(err).toContain('messages/en.json: the file is missing');
  });

  it('is not what the project has: "data check" exits with 0 and gives its figures', async () => {
    const { code, out } = await run(['data', 'check']);
    expect(code).toBe(0);
    expect(out).toMatch(/13 endorsers/);
    expect(out).toMatch(/metropolis-article: (\d+) of \1 sentences are cited/);
  });
});

describe('settings that are not right', () => {
  it('are named all at once', async () => {
    const { code, err } = await run(['city'], { env: { COMPACTS_LANGUAGE: 'klingon', LOG_LEVEL: 'loud' } });
    expect(code).toBe(1);
    expect(err).toContain('COMPACTS_LANGUAGE: expected en, fr or es');
    expect(err).toContain('LOG_LEVEL: expected one of trace');
  });
});

describe('a Node that is too old', () => {
  it('is told in one line what to do', async () => {
    const pretend =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });";
    const node = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
    const { code, out, err } = await run(['city'], { node });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^compacts-bot needs Node 24 and this is Node 20\.20\.2: .*npm start.*\n$/);
  });
});
