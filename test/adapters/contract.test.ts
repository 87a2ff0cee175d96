import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { shortTitle } from '../../src/builders/source-lines.ts';
import { formatDate } from '../../src/calendar.ts';
import { askedBehind, ownLine } from '../../src/chat/lead.ts';
import { parsePress } from '../../src/chat/press.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { buttonsOf, type ChannelMessage, textOf } from '../fakes/discord/messages.ts';
import type { FakeUser } from '../fakes/discord/user.ts';
import { applicationId } from '../fakes/discord/wire.ts';
import { type Delivery, type Person, person } from '../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';
import type { PostedMessage } from '../fakes/slack/workspace.ts';
import { run } from './console/program.ts';
import { type RunningBot, runBot as runDiscordBot } from './discord/running-bot.ts';
import { runPlayground } from './playground/running.ts';
import { runBot as runSlackBot, temporaryStore } from './slack/running.ts';

const core = await loadCore();

/** What a user wants, as a typed line and as the options of a form. */
interface Wish {
  readonly line: string;
  readonly command: string;
  readonly options: Readonly<Record<string, string | number>>;
}

interface Seen {
  /** What stands on each page, in order. */
  readonly pages: readonly string[];
  readonly addresses: readonly string[];
}

/** A surface as its users have it. */
interface SurfaceUnderTest {
  /** Everything a user sees of the answer, all its pages and then its sources', and where its links lead. */
  ask(wish: Wish): Promise<Seen>;
  stop(): Promise<void>;
}

const wishes: readonly Wish[] = [
  { line: 'ask Is Chicago on the list?', command: 'ask', options: { question: 'Is Chicago on the list?' } },
  {
    line: 'ask did boston endorse the paper',
    command: 'ask',
    options: { question: 'did boston endorse the paper' },
  },
  {
    line: 'ask why did the 13 members sign?',
    command: 'ask',
    options: { question: 'why did the 13 members sign?' },
  },
  {
    line: 'ask who is the mayor of Sacramento',
    command: 'ask',
    options: { question: 'who is the mayor of Sacramento' },
  },
  { line: 'city san jsé', command: 'city', options: { name: 'san jsé' } },
  { line: 'city richmond', command: 'city', options: { name: 'richmond' } },
  { line: 'city', command: 'city', options: {} },
  { line: 'city chicago language:fr', command: 'city', options: { name: 'chicago', language: 'fr' } },
  { line: 'commitment', command: 'commitment', options: {} },
  { line: 'commitment 3 language:es', command: 'commitment', options: { about: '3', language: 'es' } },
  { line: 'compact migration', command: 'compact', options: { name: 'migration' } },
  {
    line: 'ask the refugee compact in one sentence',
    command: 'ask',
    options: { question: 'the refugee compact in one sentence' },
  },
  { line: 'timeline 2016', command: 'timeline', options: { year: 2016 } },
  { line: 'source A/RES/71/1', command: 'source', options: { document: 'A/RES/71/1' } },
  { line: 'source', command: 'source', options: {} },
  { line: 'help', command: 'help', options: {} },
  {
    line: 'verify strengthen intercity and network bonds',
    command: 'verify',
    options: { quotation: 'strengthen intercity and network bonds' },
  },
];

/** The page of this machine, one of its two columns. */
async function playgroundColumn(platform: 'slack' | 'discord'): Promise<SurfaceUnderTest> {
  const running = await runPlayground('2026-11-24T12:00:00Z');
  const { origin, href } = new URL(running.page.address);
  const headers = { origin, cookie: 'compacts-visitor=11111111-2222-3333-4444-555555555555' };
  const act = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const response = await fetch(new URL(path, href), { method: 'POST', headers, body });
    return newestMessage(await response.text(), platform);
  };
  return {
    ask: async ({ line, options }) => {
      await act('/language', { language: String(options['language'] ?? 'en') });
      let message = await act('/say', { line });
      const pages = [message];
      for (let next = message.next; next !== undefined; next = message.next) {
        message = await act('/press', { platform, message: message.id, press: next });
        pages.push(message);
      }
      return {
        pages: pages.map(({ words }) => words),
        addresses: [...new Set(pages.flatMap(({ links }) => links))],
      };
    },
    stop: () => running.stop(),
  };
}

/** The newest message of a column of the page: what the bot says in it, without what the page adds. */
function newestMessage(page: string, platform: string) {
  const [, log = ''] = page.split(`id="${platform}-log"`);
  const [, id = '', article = ''] =
    /^[\s\S]*<article class="message" id="([^"]+)" tabindex[^>]*>([\s\S]*?)<details/u.exec(
      log.split('</section>')[0] ?? '',
    ) ?? [];
  const body = article
    .replace(/^[\s\S]*?<p class="author">.*<\/p>/u, '')
    .replace(/<p class="only-you">.*?<\/p>/gu, '');
  const buttons = [...body.matchAll(/<button name="press" value="([^"]+)">([^<]+)/gu)];
  const turning = labelOfNext(buttons.map(([, press = '', label = '']) => ({ label, id: press })));
  return {
    id,
    words: asText(numbered(body.replace(/<form[\s\S]*?<\/form>/gu, '')).replace(/<[^>]+>/gu, ' ')),
    links: [...body.matchAll(/href="([^"]+)"/gu)].map(([, address = '']) => asText(address)),
    next: buttons.find(([, , label]) => label === turning)?.[1],
  };
}

/** The numbers that a browser writes before the items of a list. */
function numbered(body: string): string {
  return body.replace(/<ol start="(\d+)">([\s\S]*?)<\/ol>/gu, (_, start: string, items: string) => {
    let number = Number(start) - 1;
    return items.replace(/<li>/gu, () => {
      number += 1;
      return `<li>${number}. `;
    });
  });
}

function asText(html: string): string {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html.replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => marks[name] ?? '');
}

/** Discord, where the first page comes by a command, a mention or a direct message. */
async function onDiscord(
  place: Parameters<RunningBot['user']>[1],
  begin: (ana: FakeUser, wish: Wish) => Promise<ChannelMessage>,
): Promise<SurfaceUnderTest> {
  // What is compared is what stands in a message, not how long a channel has to rest.
  const running = await runDiscordBot({ fake: { window: 50 } });
  const ana = running.user('Ana', place);
  return {
    ask: async (wish) => {
      let message = await begin(ana, wish);
      const pages = [withDates(message)];
      for (let next = nextPage(message); next !== undefined; next = nextPage(message)) {
        message = await ana.press(message, next);
        pages.push(withDates(message));
      }
      return seenIn(pages);
    },
    stop: () => running.stop(),
  };
}

/** Slack, where the first page comes by a command, a mention or a message to the bot alone. */
async function onSlack(
  channel: string,
  begin: (alice: Person, line: string) => Delivery,
): Promise<SurfaceUnderTest> {
  const { store, remove } = await temporaryStore();
  const slack: FakeSlack = await startFakeSlack({});
  const bot = await runSlackBot(slack, 'socket', store);
  const alice = person(slack, 'UALICE', 'alice');
  const seen = () => slack.workspace.seenBy('UALICE', channel);
  const newest = () => seen().at(-1) as PostedMessage;
  const act = async (delivery: Delivery): Promise<PostedMessage> => {
    const before = seen().length === 0 ? undefined : newest();
    await bot.deliver(delivery);
    await slack.until(() => seen().length > 0 && newest() !== before, 'a page');
    return newest();
  };
  return {
    ask: async ({ line }) => {
      const pages = [await act(begin(alice, line))];
      for (let next = nextSlackPage(newest()); next !== undefined; next = nextSlackPage(newest()))
        pages.push(await act(alice.press(newest(), next)));
      // A link in small print shows its host alone; where it leads is what counts.
      const links = pages.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'link'));
      return {
        pages: pages.map(({ words }) => words),
        addresses: [...new Set(links.map(({ target }) => target))],
      };
    },
    stop: async () => {
      await bot.stop();
      await slack.stop();
      await remove();
    },
  };
}

/** Each surface by its name: a new adapter joins here. */
const surfaces: Readonly<Record<string, () => Promise<SurfaceUnderTest>>> = {
  console: async () => ({
    ask: async ({ line }) => {
      const { out, err } = await run(line.split(' '));
      return seenIn([out + err]);
    },
    stop: async () => undefined,
  }),

  discord: () => onDiscord({}, (ana, { command, options }) => ana.run(`compacts ${command}`, options)),
  'discord, mentioned': () => onDiscord({}, (ana, { line }) => ana.ask(`<@${applicationId}> ${line}`)),
  'discord, written to alone': () =>
    onDiscord({ guild: undefined, channelId: '930000000000000001' }, (ana, { line }) => ana.ask(line)),

  'the page, as Slack': () => playgroundColumn('slack'),
  'the page, as Discord': () => playgroundColumn('discord'),

  slack: () => onSlack('C1', (alice, line) => alice.command(line)),
  'slack, mentioned': () => onSlack('C1', (alice, line) => alice.mention(line)),
  'slack, written to alone': () => onSlack('DUALICE', (alice, line) => alice.direct(line)),
};

/** Pages as text, in which a link behind its host or a source's number is `[…](<address>)`. */
function seenIn(pages: readonly string[]): Seen {
  return {
    pages: pages.map((page) => page.replace(/\]\((?:https?:[^)\s]*)\)/gu, ']')),
    addresses: addressesIn(pages.join('\n')),
  };
}

/** The addresses in a text, each once, in order. What ends a sentence behind one is no part of it. */
function addressesIn(text: string): string[] {
  return [...new Set(text.match(/https?:\/\/[^\s"|<>\\)]*[^\s"|<>\\).,;]/gu))];
}

/** The label of the button that turns to the page after this one, and from the last to the sources. */
function nextPage(message: ChannelMessage): string | undefined {
  return labelOfNext(buttonsOf(message).map(({ label = '', custom_id: id = '' }) => ({ label, id })));
}

function nextSlackPage({ buttons }: PostedMessage): string | undefined {
  return labelOfNext(buttons.map(({ label, actionId }) => ({ label, id: actionId })));
}

function labelOfNext(
  buttons: readonly { readonly label: string; readonly id: string }[],
): string | undefined {
  // Under a message for everyone, a page comes as a message of one's own.
  const turning = buttons
    .filter(({ id }) => ['turn', 'show'].includes(parsePress(id)?.do ?? ''))
    .map(({ label }) => label);
  return (
    turning.find((label) => /\(\d+ \D+ \d+\)$/u.test(label)) ??
    turning.find((label) => /^(?:Sources|Fuentes)$/u.test(label))
  );
}

/** A message on Discord with its timestamps as its reader sees them. */
function withDates(message: ChannelMessage): string {
  const [id = ''] = buttonsOf(message).flatMap(({ custom_id }) =>
    custom_id === undefined ? [] : [custom_id],
  );
  const language = parsePress(id)?.language ?? 'en';
  return textOf(message).replace(/<t:(\d+):D>/gu, (_, seconds: string) =>
    formatDate(new Date(Number(seconds) * 1000).toISOString().slice(0, 10), language),
  );
}

/** Letters and digits alone, of an address its host: every surface has its own marks and spaces, and no words of its own. */
function letters(text: string): string {
  return text.replace(/https?:\/\/([^\s/)]+)[^\s)]*/gu, '$1').replace(/[^\p{L}\p{N}]/gu, '');
}

describe.each(Object.keys(surfaces))('the contract of every surface, on %s', (name) => {
  let surface: SurfaceUnderTest;
  beforeAll(async () => {
    const start = surfaces[name];
    if (start === undefined) throw new Error(`no surface ${name}`);
    surface = await start();
  });
  afterAll(() => surface.stop());

  it.each(wishes)('$line: the same facts, in the same order, with the same citations', async (wish) => {
    const answer = dispatchLine(wish.line, { suggested: 'en' }, core);
    const { pages, addresses } = await surface.ask(wish);
    const foot = /(?:Sources?|Fuentes?) \((?:data as of|données au|datos al) [\s\S]*$/u;
    // What was asked stands above the answer where others see it, or nobody sees what was typed; on Discord, below it.
    const asked = askedBehind('/compacts', wish.line) ?? '';
    const above = [asked, ownLine(asked)].map(letters);
    const seen = pages
      .map((page) => letters(page.replace(foot, '')))
      .map((page) => page.slice(above.find((line) => page.startsWith(line))?.length ?? 0))
      .map((page) => page.slice(0, page.length - (above.find((line) => page.endsWith(line))?.length ?? 0)))
      .join('');
    const own = [...answer.preface, ...answer.blocks].map(plainBlock);
    const sources = answer.sources.map(plainBlock);
    // Where nothing is quoted and no title is long, the foot of a page in a chat says all there is of a source.
    const hasFoot = pages.some((page) => foot.test(page));
    const titles = answer.citations.map(
      ({ document }) => core.knowledge.documents.get(document)?.title ?? '?',
    );
    const isShort =
      hasFoot &&
      answer.citations.every(({ quote }) => quote === undefined) &&
      titles.every((title) => shortTitle(title) === title);
    const wanted = [...own, ...(isShort ? [] : sources)].map(letters);
    let at = 0;
    for (const block of wanted) {
      const found = seen.indexOf(block, at);
      expect(found, `“${block}” in “${seen.slice(at)}”`).toBeGreaterThanOrEqual(at);
      // Between two blocks a surface says nothing of its own.
      expect(seen.slice(at, found)).toBe('');
      at = found + block.length;
    }
    expect(addresses.toSorted()).toEqual(addressesIn([...own, ...sources].join('\n')).toSorted());
    const feet = letters(pages.map((page) => foot.exec(page)?.[0] ?? '').join('\n'));
    for (const title of hasFoot ? titles : []) expect(feet).toContain(letters(shortTitle(title)));
    for (const { quote } of answer.citations) if (quote !== undefined) expect(seen).toContain(letters(quote));
  });
});
