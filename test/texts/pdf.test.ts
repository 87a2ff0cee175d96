import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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

describe.skipIf(browserPath === undefined)('a PDF of Chromium', () => {
  it.each(languages.map((language) => ({ language })))(
    '$language, hyphenated by the browser',
    async ({ language }) => {
      const text: Printable = { ...printable(language, 40), notes: [] };
      const paragraphs = text.paragraphs.map((each) => `<p>${each.text}</p>`).join('');
      const browser = await openBrowser(browserPath ?? '');
      try {
        const page = await browser.context.newPage();
        await page.setContent(
          `<html lang="${language}"><style>body{font:10pt serif;hyphens:auto;text-align:justify}p{margin:0 0 8pt}</style><h1>${text.title}</h1>${paragraphs}</html>`,
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
        await expectWhole(pdf, text);
      } finally {
        await browser.close();
      }
    },
    120_000,
  );
});
