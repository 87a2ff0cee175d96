import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserPath, openBrowser } from '../test/adapters/playground/browser.ts';
import { runPlayground } from '../test/adapters/playground/running.ts';

/**
 * Takes the pictures of the documents from the running page, in the machine's Chromium: real answers, as Slack and as
 * Discord show them. `npm run pictures` writes them anew.
 */

const folder = join(import.meta.dirname, 'pictures');

const pictures = [
  { name: 'chicago', line: 'Is Chicago on the list?', width: 1200, height: 800, colorScheme: 'light' },
  { name: 'commitment-dark', line: 'commitment 3', width: 1200, height: 800, colorScheme: 'dark' },
] as const;

if (browserPath === undefined) {
  process.exitCode = 1;
} else {
  const { context, close } = await openBrowser(browserPath);
  mkdirSync(folder, { recursive: true });
  try {
    for (const picture of pictures) {
      // Each with a page of its own, which has said nothing yet.
      const running = await runPlayground('2026-11-24T09:30:00Z');
      try {
        await take(picture, await context.newPage(), running.page.address);
      } finally {
        await running.stop();
      }
    }
  } finally {
    await close();
  }
}

async function take(
  { name, line, width, height, colorScheme }: (typeof pictures)[number],
  page: Page,
  address: string,
): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.goto(address);
  const answers = page.locator('#discord-log .message');
  const before = await answers.count();
  await page.fill('#line', line);
  await page.keyboard.press('Enter');
  await answers.nth(before + 1).waitFor();
  // High enough for the whole answer: the channels scroll, a picture does not.
  const logs = await page.locator('#slack-log, #discord-log').all();
  const hidden = await Promise.all(
    logs.map((log) => log.evaluate((each) => each.scrollHeight - each.clientHeight)),
  );
  await page.setViewportSize({ width, height: height + Math.max(...hidden) });
  const path = join(folder, `${name}.jpeg`);
  await page.locator('main').screenshot({ path, type: 'jpeg', quality: 72 });
  process.stdout.write(`${path}\n`);
  await page.close();
}
