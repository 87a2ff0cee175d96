import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../adapters/texts/read-document.ts';
import { languages } from '../../src/language.ts';
import { numberParagraphs } from '../../src/texts/numbering.ts';
import { browserPath, openBrowser } from '../adapters/playground/browser.ts';
import { type Printable, printable, printWithPdfkit } from './printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = languages.flatMap((language) =>
  ([1, 2] as const).flatMap((columns) =>
    [false, true].map((hyphenated) => ({ language, columns, hyphenated })),
  ),
);

/** Every paragraph by its number, with hyphens that nothing decides taken out, and the notes apart. */
async function expectWhole(pdf: Uint8Array, text: Printable): Promise<void> {
  const file = join(folder, 'printed.pdf');
  writeFileSync(file, pdf);
  const read = await readDocument(file);
  if ('refused' in read) throw new Error(read.refused);
  const byNumber = new Map(numberParagraphs(read.texts).map((each) => [each.number, each.text]));
  const letters = (value: string | undefined) => value?.replace(/[-\u00AD]/gu, '');
  for (const { number, text: printed } of text.paragraphs)
    expect(letters(byNumber.get(number))).toBe(letters(printed));
  expect(read.texts.join(' ')).not.toContain(text.head);
  expect(read.notes).toEqual(text.notes);
}

describe('a PDF of pdfkit', () => {
  it.each(settings)(
    '$language, $columns columns, hyphenated: $hyphenated',
    async (setting) => {
      const text = printable(setting.language, 40);
      await expectWhole(await printWithPdfkit(text, setting), text);
    },
    60_000,
  );
});

/** How Chromium is asked to set the paragraphs: in one column, or in several, under headings that stand across them. */
const layouts: Readonly<Record<string, (paragraphs: readonly string[]) => string>> = {
  'one column': (paragraphs) => paragraphs.join(''),
  'two columns': (paragraphs) => `<main style="columns:2">${paragraphs.join('')}</main>`,
  'two columns in parts': (paragraphs) =>
    [0, 1, 2]
      .map((part) => {
        const own = paragraphs.slice((part * paragraphs.length) / 3, ((part + 1) * paragraphs.length) / 3);
        return `<h2>${'I'.repeat(part + 1)}</h2><main style="columns:2">${own.join('')}</main>`;
      })
      .join(''),
  'two columns, headings across': (paragraphs) =>
    `<main style="columns:2;text-align:left">${paragraphs.slice(0, 20).join('')}<h2 style="column-span:all">II</h2>${paragraphs.slice(20).join('')}</main>`,
  'three columns': (paragraphs) =>
    `<main style="columns:3;column-gap:16pt;font-size:8pt">${paragraphs.join('')}</main>`,
};

const prints = [
  ...languages.map((language) => ({ language, layout: 'one column' })),
  { language: 'en' as const, layout: 'two columns' },
  { language: 'fr' as const, layout: 'two columns in parts' },
  { language: 'es' as const, layout: 'two columns, headings across' },
  { language: 'en' as const, layout: 'three columns' },
];

describe.skipIf(browserPath === undefined)('a PDF of Chromium', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    browser = await openBrowser(browserPath ?? '');
  });
  afterAll(() => browser.close());

  it.each(prints)(
    '$language, hyphenated by the browser, in $layout',
    async ({ language, layout }) => {
      const text: Printable = { ...printable(language, 40), notes: [] };
      const body = layouts[layout]?.(text.paragraphs.map((each) => `<p>${each.text}</p>`)) ?? '';
      const page = await browser.context.newPage();
      await page.setContent(
        `<html lang="${language}"><style>body{font:10pt serif;hyphens:auto;text-align:justify}p{margin:0 0 8pt}</style><h1>${text.title}</h1>${body}</html>`,
      );
      const head = `<span style="font-size:8px;margin-left:2cm">${text.head}</span>`;
      const pdf = await page.pdf({
        format: 'A4',
        displayHeaderFooter: true,
        headerTemplate: head,
        footerTemplate:
          '<span style="font-size:8px;margin-left:2cm"><span class="pageNumber"></span>/<span class="totalPages"></span></span>',
        margin: { top: '2.5cm', bottom: '2.5cm', left: '2cm', right: '2cm' },
      });
      await page.close();
      await expectWhole(pdf, text);
    },
    120_000,
  );
});
