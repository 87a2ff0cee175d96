import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
  const running = await runPlayground('2026-11-24T09:30:00Z');
  const { context, close } = await openBrowser(browserPath);
  try {
    mkdirSync(folder, { recursive: true });
    const page = await context.newPage();
    await page.goto(running.page.address);
    for (const { name, line, width, height, colorScheme } of pictures) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const before = await page.locator('#discord-log .message').count();
      await page.fill('#line', line);
      await page.keyboard.press('Enter');
      await page
        .locator('#discord-log .message')
        .nth(before + 1)
        .waitFor();
      const path = join(folder, `${name}.jpeg`);
      await page.locator('main').screenshot({ path, type: 'jpeg', quality: 72 });
      process.stdout.write(`${path}\n`);
    }
  } finally {
    await close();
    await running.stop();
  }
}
