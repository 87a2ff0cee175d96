import axe from 'axe-core';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../src/core.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { browserPath, openBrowser, picture } from './browser.ts';
import { type Running, runPlayground } from './running.ts';

const { messages } = await loadCore();
const hostile =
  '<img src=x onerror="window.hurt=1"> <script>window.hurt=1</script> @everyone <!channel> **b**';

describe.skipIf(browserPath === undefined)('the page in a browser', () => {
  let running: Running;
  let context: BrowserContext;
  let closeBrowser: () => Promise<void>;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    running = await runPlayground('2026-11-24T07:59:50Z');
    ({ context, close: closeBrowser } = await openBrowser(browserPath ?? ''));
    page = context.pages()[0] ?? (await context.newPage());
    const { host } = new URL(running.page.address);
    context.on('request', (request: Request) => {
      if (new URL(request.url()).host !== host) foreign.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(running.page.address);
  });

  afterEach(() => {
    expect({ foreign, complaints, bugs: running.bugs }).toEqual({ foreign: [], complaints: [], bugs: [] });
  });

  afterAll(async () => {
    await closeBrowser();
    await running.stop();
  });

  const last = (platform: string) => page.locator(`#${platform}-log .message`).last();

  /** Types a line, sends it with Enter and waits for its answer on both platforms. */
  async function say(line: string): Promise<void> {
    const before = await page.locator('#discord-log .message').count();
    await page.fill('#line', line);
    await page.keyboard.press('Enter');
    await page
      .locator('#discord-log .message')
      .nth(before + 1)
      .waitFor({ state: 'attached' });
  }

  it('shows a stranger a first answer and questions to press, in the language of the browser', async () => {
    for (const platform of ['slack', 'discord']) {
      expect(await last(platform).innerText()).toContain('is a non-binding framework');
    }
    expect(await page.locator('header').innerText()).toContain(
      'UN Global Compacts on migration and on refugees',
    );
    const chips = await page.locator('.examples button').allInnerTexts();
    expect(chips.length).toBeGreaterThan(3);
    expect(chips.filter((chip) => /^(?:Is|Who|What|When|Compare) /u.test(chip))).toEqual(chips);
  });

  it('answers on both platforms, and tells who only listens', async () => {
    await say('Is Chicago on the list?');
    for (const platform of ['slack', 'discord']) {
      await expect.poll(() => last(platform).innerText()).toContain('Yes, Chicago is on the list');
    }
    expect(await page.locator('#slack-log .line').last().innerText()).toBe(
      '/compacts Is Chicago on the list?',
    );
    expect(await page.locator('#discord-log .line').last().innerText()).toBe(
      '/compacts ask question: Is Chicago on the list?',
    );
    expect(await page.locator('#status').textContent()).toMatch(
      /^Is Chicago on the list\?\s+Yes, Chicago is on the list.*Sources/su,
    );
    await picture(page, 'chicago-light');
  });

  it('turns to another language where the button stands, on that platform alone', async () => {
    const before = await page.locator('#slack-log .message').count();
    await last('slack').getByRole('button', { name: 'Français' }).click();
    await expect.poll(() => last('slack').innerText()).toContain('Oui, Chicago figure');
    expect(await page.locator('#slack-log .message').count()).toBe(before);
    expect(await last('discord').innerText()).toContain('Yes, Chicago is on the list');
  });

  it('shares once, for everyone', async () => {
    const answer = last('discord');
    await answer.getByRole('button', { name: 'Share here' }).click();
    await expect.poll(() => last('discord').innerText()).toContain('Shared by you');
    expect(await last('discord').locator('.only-you').count()).toBe(0);
    await page
      .locator('#discord-log .message:has-text("Only visible")')
      .last()
      .getByRole('button', { name: 'Share here' })
      .click();
    await expect.poll(() => last('discord').innerText()).toContain('in the channel already');
  });

  it('turns pages', async () => {
    await say('timeline');
    const message = await last('discord').getAttribute('id');
    const first = await last('discord').innerText();
    await last('discord')
      .getByRole('button', { name: /^More \(2 of/u })
      .click();
    await expect.poll(() => last('discord').innerText()).not.toBe(first);
    expect(await last('discord').getAttribute('id')).toBe(message);
    await last('discord').getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => last('discord').innerText()).toBe(first);
  });

  it('completes with the keyboard alone, and asks again what was asked', async () => {
    await page.focus('#line');
    await page.keyboard.type('city sac');
    await expect.poll(() => page.locator('#offers li').allInnerTexts()).toEqual(['city Sacramento']);
    expect(await page.getAttribute('#line', 'aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#line', 'aria-activedescendant')).toBe('offer-0');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#line')).toBe('city Sacramento');
    await page.keyboard.press('Enter');
    await expect.poll(() => last('slack').innerText()).toContain('Sacramento is on the list');
    await page.keyboard.press('ArrowUp');
    expect(await page.inputValue('#line')).toBe('city Sacramento');
    await page.fill('#line', '');
  });

  it('keeps the focus on a message that turns under it', async () => {
    const button = last('slack').getByRole('button', { name: 'Español' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => last('slack').innerText()).toContain('Sacramento figura en la lista');
    const focused = await page.evaluate('document.activeElement.closest(".message")?.id');
    expect(focused).toBe(await last('slack').getAttribute('id'));
  });

  it('opens a form for a mistake, and closes it when it is sent', async () => {
    await last('discord')
      .getByRole('button', { name: 'Avisar' })
      .or(last('discord').getByRole('button', { name: 'Report a mistake' }))
      .first()
      .click();
    const form = page.locator('#discord-log .report');
    await form.waitFor();
    await form.locator('textarea').fill('Wrong');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => last('discord').innerText()).toContain('Thank you. Your report is kept.');
    expect(await form.count()).toBe(0);
  });

  it('shows hostile text as it is', async () => {
    await say(hostile);
    await say(`verify ${hostile}`);
    await expect.poll(() => page.locator('#slack-log .line').last().innerText()).toContain(hostile);
    for (const platform of ['slack', 'discord']) {
      expect(await page.locator(`#${platform}-log`).innerText()).toContain('<script>window.hurt=1</script>');
      expect(await page.locator(`#${platform}-log :is(img, script, .mention)`).count()).toBe(0);
    }
    expect(await page.evaluate('window.hurt')).toBeUndefined();
  });

  it('previews a digest, turns it on, and shows it at its time', async () => {
    await page.getByText('Digest of this channel').click();
    const field = (name: string) => page.locator(`.digest input[name=${name}]`);
    const box = (name: string) => page.locator('.digest').getByRole('checkbox', { name, exact: true });
    expect(await page.locator('.digest').getByRole('radio', { name: 'English' }).isChecked()).toBe(true);
    expect(await page.locator('.digest input[name=follow]:checked').count()).toBe(0);
    expect(await box('Monday').isChecked()).toBe(true);
    expect(await box('Sunday').isChecked()).toBe(false);
    await field('time').fill('08:30');
    await field('timezone').fill('Atlantis');
    await box('Sunday').check();
    await box('Saturday').check();
    await page.getByRole('button', { name: 'Preview' }).click();
    const unknown = { value: 'Atlantis', near: 'Atlanta (America/New_York)' };
    const refused = sayPlainly(messages, 'en', 'digest.error-zone-near', unknown);
    await expect.poll(() => last('slack').innerText()).toContain(refused);
    await field('time').fill('09:00');
    await field('timezone').fill('Madrid');
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect.poll(() => last('discord').innerText()).toContain('Digest for Tuesday, 24 November');
    expect(await last('discord').innerText()).toContain(sayPlainly(messages, 'en', 'digest.form-unsaved'));
    expect(await last('discord').locator('.only-you').count()).toBe(1);
    await last('discord').getByRole('button', { name: 'Save' }).click();
    // The preview names the zone too: what is saved is what everyone sees.
    await expect.poll(() => last('slack').locator('.only-you').count()).toBe(0);
    expect(await last('slack').innerText()).toContain('Europe/Madrid');
    const before = await page.locator('#slack-log .message').count();
    running.setTime('2026-11-24T08:00:05Z');
    await expect.poll(() => page.locator('#slack-log .message').count()).toBe(before + 1);
    for (const platform of ['slack', 'discord']) {
      expect(await last(platform).innerText()).toContain('Digest for Tuesday, 24 November');
      expect(await last(platform).locator('.only-you').count()).toBe(0);
    }
    await picture(page, 'digest-light');
    await page.getByRole('button', { name: 'Status' }).click();
    await expect.poll(() => last('slack').innerText()).toMatch(/24 November.*sent/su);
    await page.reload();
    expect(await field('timezone').inputValue()).toBe('Europe/Madrid');
    // With the keyboard alone: a day of the month, and one city.
    await page.locator('.digest > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.digest select').selectOption({ label: 'On day 15 of every month' });
    await page.locator('.digest-follow summary', { hasText: 'Places on the list' }).focus();
    await page.keyboard.press('Enter');
    await box('Chicago').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save', exact: true }).last().press('Enter');
    await expect.poll(() => last('slack').innerText()).toContain('on day 15 of every month');
    expect(await last('slack').innerText()).toContain('It only covers: Chicago');
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await picture(page, 'digest-form');
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'digest-form-phone');
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no serious violation of accessibility, %s at %i', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await say('city');
    await picture(page, `cities-${colorScheme}-${width}`);
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const shown = serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]);
    expect(shown).toEqual([]);
    // Nothing sticks out, so nobody scrolls sideways.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('says on a phone what it is about', async () => {
    expect(await page.locator('header p').isVisible()).toBe(true);
  });

  it('shows one platform at a time on a phone', async () => {
    expect(await page.locator('.platform:visible').count()).toBe(1);
    await page.getByText('Discord', { exact: true }).first().click();
    expect(await page.locator('.platform.discord').isVisible()).toBe(true);
    expect(await page.locator('.platform.slack').isVisible()).toBe(false);
    await picture(page, 'phone-discord');
  });

  it('speaks another language as a whole', async () => {
    await page.getByRole('button', { name: 'Français' }).first().click();
    await page.locator('html[lang="fr"]').waitFor();
    expect(await page.getByRole('button', { name: 'Envoyer' }).count()).toBe(1);
    await say('city chicago');
    await expect.poll(() => last('discord').innerText()).toContain('Chicago figure');
  });
});
