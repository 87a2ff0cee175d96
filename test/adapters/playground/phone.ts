import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { pointOf } from '../../../src/answer/point.ts';
import { asksForFact } from '../../../src/chat/glance.ts';
import { loadCore } from '../../../src/core.ts';
import { dispatchLine } from '../../../src/dispatch.ts';
import type { Language } from '../../../src/language.ts';
import { kindOf } from '../../../src/query/address.ts';
import { browserPath, openBrowser } from './browser.ts';
import { runPlayground } from './running.ts';

/**
 * What a phone shows of the answers to questions: each is typed into the running page at 390 pixels, as Slack and as Discord
 * draw it, and the lines that the browser lays out are counted: in which the last word of the point stands, and how many
 * there are with the question above and the buttons.
 *
 *     npm run phone -- test/ask/sets/reader-f.jsonl [a folder for the pictures]
 */

const width = 390;

/** The most lines: down to the end of the point, and of a whole message for a question of fact. */
const most = { point: 6, message: 25 } as const;

const platforms = ['slack', 'discord'] as const;

/** How many messages stand beside one another in a picture. */
const inPicture = 6;

interface Asked {
  readonly id: string;
  readonly language: Language;
  readonly question: string;
}

const [file, folder] = process.argv.slice(2);
if (file === undefined) throw new Error('which questions? A file of test/ask/sets, please.');
if (browserPath === undefined) {
  process.exitCode = 1;
} else {
  const asked = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Asked);
  await measure(asked, browserPath);
}

async function measure(asked: readonly Asked[], browser: string): Promise<void> {
  const core = await loadCore();
  const { context, close } = await openBrowser(browser);
  await context.addInitScript({ path: join(import.meta.dirname, 'lines-in.js') });
  const running = await runPlayground('2026-11-24T09:30:00Z');
  const page = await context.newPage();
  // High, so that a whole message is seen: the channels scroll, a picture does not.
  await page.setViewportSize({ width, height: 3000 });
  const lines = { slack: [] as Counted[], discord: [] as Counted[] };
  const pictures = { slack: [] as Picture[], discord: [] as Picture[] };
  try {
    for (const { id, language, question } of asked) {
      // A conversation of its own, in the language of its asker.
      await context.clearCookies();
      await context.setExtraHTTPHeaders({ 'accept-language': language });
      const given = dispatchLine(question, { suggested: language }, core);
      await say(page, running.page.address, question);
      for (const platform of platforms) {
        await page.locator(`label:has(#shown-${platform})`).click();
        const message = page.locator(`#${platform}-log .message`).last();
        const found = await message.evaluate(countLines, beginningOf(pointOf(given)));
        const isFact = asksForFact(kindOf(given.query));
        lines[platform].push({ ...found, isFact });
        const isLate = (found.point ?? Infinity) > most.point || (isFact && found.all > most.message);
        if (isLate) {
          process.stdout.write(
            `${platform} ${id} ${given.query}: point ${found.point}, all ${found.all}${isFact ? '' : ' (no fact)'}\n  ${pointOf(given)}\n`,
          );
        }
        if (folder === undefined) continue;
        const taken = await message.screenshot();
        pictures[platform].push({ id, image: taken.toString('base64') });
      }
    }
    for (const platform of platforms) {
      const all = lines[platform];
      const points = all.filter(({ point = Infinity }) => point <= most.point).length;
      const facts = all.filter(({ isFact }) => isFact);
      const messages = facts.filter((each) => each.all <= most.message).length;
      process.stdout.write(
        `${basename(file ?? '')} on ${platform}: point within ${most.point} lines ${points}/${all.length}, message of a fact within ${most.message} lines ${messages}/${facts.length}\n`,
      );
      if (folder !== undefined)
        await sheets(await context.newPage(), pictures[platform], join(folder, platform));
    }
  } finally {
    await running.stop();
    await close();
  }
}

interface Lines {
  /** The line in which the point ends, from 1; none where the point is not there. */
  readonly point?: number;
  /** All lines, with the buttons' rows. */
  readonly all: number;
}

interface Counted extends Lines {
  readonly isFact: boolean;
}

interface Picture {
  readonly id: string;
  /** A PNG in base 64. */
  readonly image: string;
}

/** Types a line into a fresh page and waits for its answer on both platforms. */
async function say(page: Page, address: string, line: string): Promise<void> {
  await page.goto(address);
  const answers = page.locator('#discord-log .message');
  const before = await answers.count();
  await page.fill('#line', line);
  await page.keyboard.press('Enter');
  await answers.nth(before + 1).waitFor({ state: 'attached' });
}

/** Of a list that is longer than a point, its title and first item. */
function beginningOf(point: string): string {
  return point.endsWith('…') ? (point.split('; ')[0] ?? point) : point;
}

/** Runs in the page, where `lines-in.js` put what it calls. */
function countLines(message: unknown, point: string): Lines {
  return (globalThis as unknown as { linesIn(message: unknown, point: string): Lines }).linesIn(
    message,
    point,
  );
}

/** Puts the pictures of several messages into one, each with the id of its question. */
async function sheets(page: Page, taken: readonly Picture[], path: string): Promise<void> {
  mkdirSync(path, { recursive: true });
  await page.setViewportSize({ width: inPicture * (width + 8), height: 600 });
  for (let at = 0; at < taken.length; at += inPicture) {
    const columns = taken
      .slice(at, at + inPicture)
      .map(({ id, image }) => `<div><b>${id}</b><br><img src="data:image/png;base64,${image}"></div>`);
    await page.setContent(`<main style="display:flex;gap:8px;align-items:start">${columns.join('')}</main>`);
    await page.locator('main').screenshot({ path: join(path, `${at + 1}.png`) });
  }
}
