import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import type { TextItem } from '../../src/texts/page-lines.ts';

/** What the worker says: the runs of every page, or why there are none. */
export type PdfReading =
  | { readonly pages: readonly (readonly TextItem[])[] }
  | { readonly refused: 'encrypted' | 'broken' | 'too-many-pages' };

/** A document of the United Nations has some dozens of pages. */
const mostPages = 2000;

parentPort?.postMessage(await read(workerData as Uint8Array));

async function read(bytes: Uint8Array): Promise<PdfReading> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: true, verbosity: 0 });
    if (document.numPages > mostPages) return { refused: 'too-many-pages' };
    const pages: TextItem[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        items.flatMap((item) => {
          if (!('str' in item)) return [];
          const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
          return [{ str: item.str, x, y, width: item.width, fontSize: Math.hypot(c, d) }];
        }),
      );
      page.cleanup();
    }
    return { pages };
  } catch (error) {
    return { refused: (error as Error).name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
}
