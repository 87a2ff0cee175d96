import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runHere } from '../adapters/console/program.ts';
import { printable, printSideBySide, printWithPdfkit } from './printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-added-'));
const texts = join(folder, 'texts');
const env = { COMPACTS_TEXTS: texts };
const english = printable('en', 30);
const french = printable('fr', 30);
const file = (name: string) => join(folder, name);
const paragraph = (number: string) => english.paragraphs.find((each) => each.number === number)?.text ?? '';

beforeAll(async () => {
  writeFileSync(file('gcm.pdf'), await printWithPdfkit(english, { columns: 2, hyphenated: true }));
  writeFileSync(file('pacte.pdf'), await printWithPdfkit(french, { columns: 1, hyphenated: true }));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a text that is added', () => {
  it('is looked in for quotations, with its paragraph, and told of, until it is removed', async () => {
    const added = await run(['text', 'add', 'A/RES/73/195', file('gcm.pdf')], { env });
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toContain('added: Global Compact for Safe, Orderly and Regular Migration, in English');
    expect(added.out).toContain('Is it the right file?');

    const verified = await run(['verify', paragraph('10(b)')], { env });
    expect(verified.out).toContain('Yes, this appears word for word in General Assembly resolution 73/195');
    expect(verified.out).toContain('It is in paragraph 10(b).');
    expect(verified.out).toContain('This text is in English.');

    const inFrench = await run(['text', 'add', 'A/RES/73/195', file('pacte.pdf')], { env });
    expect(inFrench.out).toContain('in French');
    const quoted = french.paragraphs[8]?.text ?? '';
    const translated = await run(['verify', quoted, 'A/RES/73/195'], { env });
    expect(translated.out).toContain('This text is in French.');
    expect(translated.out).toContain('This is not the wording of the English text.');

    const listed = await run(['text', 'list'], { env });
    expect(listed.out).toContain('a-res-73-195, English: from gcm.pdf, added ');
    expect(listed.out).toContain('a-res-73-195, French: from pacte.pdf, added ');
    const source = await run(['source', 'A/RES/73/195'], { env });
    expect(source.out).toContain('(English and French)');

    const again = await run(['text', 'add', 'a-res-73-195', file('gcm.pdf')], { env });
    expect(again.out).toContain('from gcm.pdf, from the same file.\n');
    const removed = await run(['text', 'remove', 'A/RES/73/195'], { env });
    expect(removed.out).toBe('removed: a-res-73-195.en.json\nremoved: a-res-73-195.fr.json\n');
    expect(readdirSync(texts)).toEqual([]);
    expect((await run(['verify', paragraph('10(b)')], { env })).out).not.toContain('Yes');
  });

  it('is compared with what the data quotes from it and points to, and never stops the start', async () => {
    await run(['text', 'add', 'A/RES/73/195', file('gcm.pdf')], { env });
    const checked = await run(['text', 'check', 'A/RES/73/195'], { env });
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('gcm-local: there is no paragraph 44');
    expect(checked.out).not.toContain('gcm-binding');
    expect(checked.out).toContain('gcm-obj-2: “Minimize the adverse drivers');
    expect((await run(['source', 'A/RES/73/195'], { env })).code).toBe(0);
    await run(['text', 'remove', 'A/RES/73/195'], { env });
  });

  it('that was changed by hand stops the start with what to do, and can be removed', async () => {
    await run(['text', 'add', 'A/RES/73/195', file('gcm.pdf')], { env });
    const kept = join(texts, 'a-res-73-195.en.json');
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('reaffirm', 'deny'));
    const asked = await run(['verify', paragraph('10(b)')], { env });
    expect(asked.code).toBe(1);
    expect(asked.err).toContain('text remove a-res-73-195 --lang en');
    expect((await run(['text', 'remove', 'a-res-73-195', '--lang', 'en'], { env })).code).toBe(0);
  });
});

describe('a file with two languages side by side', () => {
  it('gives the one that is asked for, over the ends of pages, and asks for which', async () => {
    const [one, other] = [printable('en', 40, 21), printable('fr', 40, 22)];
    writeFileSync(file('both.pdf'), await printSideBySide(one, other));
    const open = await run(['text', 'add', 'A/RES/73/195', file('both.pdf')], { env });
    expect(open).toMatchObject({ code: 1, out: '' });
    expect(open.err).toBe(
      'both.pdf has English and French side by side; say with --lang which of them to add, then add the other. Nothing was added.\n',
    );
    for (const { language, paragraphs } of [one, other]) {
      const added = await run(['text', 'add', 'A/RES/73/195', file('both.pdf'), '--lang', language], { env });
      expect(added.code).toBe(0);
      const kept = JSON.parse(readFileSync(join(texts, `a-res-73-195.${language}.json`), 'utf8')) as {
        paragraphs: { number?: string; text: string }[];
      };
      const plain = (text: string) => text.replaceAll('\u00ad', '');
      const wanted = paragraphs.map(({ number, text }) => [number, text]);
      expect(kept.paragraphs.map(({ number, text }) => [number, plain(text)])).toEqual(wanted);
    }
    await run(['text', 'remove', 'A/RES/73/195'], { env });
  });
});

describe('a file that is no text', () => {
  const encrypted = () =>
    new Promise<Buffer>((resolve) => {
      const pdf = new PDFDocument({ userPassword: 'secret', pdfVersion: '1.7' });
      const chunks: Buffer[] = [];
      pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      pdf.on('end', () => resolve(Buffer.concat(chunks)));
      pdf.text('Nobody reads this without the password.');
      pdf.end();
    });
  const files: readonly [string, () => Promise<Buffer> | Buffer, string][] = [
    ['encrypted.pdf', encrypted, 'is encrypted'],
    ['broken.pdf', () => readFileSync(file('gcm.pdf')).subarray(0, 900), 'is a broken PDF'],
    ['empty.txt', () => Buffer.from(''), 'has no text to speak of'],
    [
      'picture.png',
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      'is neither a PDF nor a plain text',
    ],
    ['archive.docx', () => Buffer.from('PK\u0003\u0004\u0000binary'), 'is neither a PDF nor a plain text'],
    ['old.txt', () => Buffer.from('déclaration '.repeat(90), 'latin1'), 'is neither a PDF nor a plain text'],
    ['page.txt', () => Buffer.from('<!DOCTYPE html><p>text'), 'is a web page'],
    ['rich.txt', () => Buffer.from(`{\\rtf1\\ansi ${'text '.repeat(90)}}`), 'is rich text (RTF)'],
    ['paper.txt', () => Buffer.from(`\\documentclass{article} ${'text '.repeat(90)}`), 'is LaTeX'],
    ['data.txt', () => Buffer.from(`[{"text": "${'text '.repeat(90)}"}]`), 'is data (JSON)'],
    [
      'letter.eml',
      () => Buffer.from(`From: a\nTo: b\nSubject: c\n\n${'text '.repeat(90)}`),
      'is a stored email',
    ],
    ['huge.txt', () => Buffer.alloc(51 * 1024 * 1024, 'a'), 'is larger than 50 MB'],
  ];
  it.each(files)(
    '%s: is refused in a sentence, and nothing changes',
    async (name, make, because) => {
      writeFileSync(file(name), await make());
      const { code, out, err } = await runHere(['text', 'add', 'A/RES/71/1', file(name)], env);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(`${name} ${because}`);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(existsSync(join(texts, 'a-res-71-1.en.json'))).toBe(false);
    },
    60_000,
  );

  it('a document that the data does not have, a file that is not there, no folder, a slip in the command', async () => {
    const says = async (args: string[], expected: string, code: number, given: NodeJS.ProcessEnv = env) => {
      const told = await runHere(['text', ...args], given);
      expect(told.err).toContain(expected);
      expect(told.code).toBe(code);
    };
    await says(['add', 'A/RES/1/1', file('gcm.pdf')], 'The data has no document “A/RES/1/1”', 2);
    await says(['add', 'A/RES/71/1', file('none.pdf')], 'there is no file ', 1);
    await says(['add', 'A/RES/71/1', '/dev/zero'], '/dev/zero is no file. Nothing was added.', 1);
    await says(['add', 'A/RES/71/1', folder], 'is no file', 1);
    await says(['add', 'New York Declaration', file('gcm.pdf')], 'Did you mean a-res-71-1', 2);
    await says(['add', 'metropolis-article', file('gcm.pdf')], 'comes with the data', 1);
    await says(['list'], 'COMPACTS_TEXTS=texts', 1, { COMPACTS_TEXTS: '' });
    await says(['add', 'A/RES/71/1'], 'Write: text add', 2);
    await says(['remove', 'A/RES/71/1'], 'There is no such text', 1);
  });
});
