import { describe, expect, it } from 'vitest';
import { plainBlock, plainText } from '../../../src/answer/plain-text.ts';
import { loadCore } from '../../../src/core.ts';
import { dispatchLine } from '../../../src/dispatch.ts';
import { asRequest, signature } from '../../fakes/slack/deliveries.ts';
import { copyOfData, editRecord } from '../../knowledge/data-folder.ts';
import { dialogue, labels, only } from './dialogue.ts';
import { core, type Mode } from './running.ts';

const isSources = (label: string) => label === 'Sources';

/** The scenarios that concern Slack, numbered as they were agreed, over both of its ways to the bot. */
describe.each<Mode>(['socket', 'http'])('on Slack over %s', (mode) => {
  const talk = dialogue(mode);

  it.each(['Is Chicago on the list?', 'commitment 3', 'did boston endorse the paper', 'compact migration'])(
    '8: "%s" has the same facts, order and citations as in the console',
    async (question) => {
      const answer = dispatchLine(question, { suggested: 'en' }, core);
      const message = await talk.ask(question);
      const pages = [message];
      for (;;) {
        const offered = labels(pages.at(-1) ?? message);
        const more = offered.find((label) => label.startsWith('More (')) ?? offered.find(isSources);
        if (more === undefined) break;
        await talk.bot.deliver(talk.alice.press(pages.at(-1) ?? message, more));
        await talk.slack.until(() => talk.seen()[0]?.words !== pages.at(-1)?.words, 'the next page');
        pages.push(only(talk.seen()));
      }
      // On each page the answer, the sources of just that in short; then the sources in full; the hint where it fits.
      // A command stands with its slash.
      const asked = `${/^(?:commitment|compact|city|compare)\b/u.test(question) ? '/compacts ' : ''}${question}\n\n`;
      for (const { spoken } of pages) expect(spoken.startsWith(asked)).toBe(true);
      const heard = pages.map(({ spoken }) =>
        spoken.slice(asked.length).replace(/\n*Sources? \(data as of[\s\S]*$/u, ''),
      );
      expect(heard.join('\n\n')).toBe(plainText({ ...answer, hint: [] }));
      expect(pages.some(({ spoken }) => spoken.endsWith(answer.hint.map(plainBlock).join()))).toBe(true);
      const words = pages
        .map((page) => page.words)
        .join('\n')
        .replace(/\s+/gu, ' ');
      for (const { quote } of answer.citations)
        if (quote !== undefined) expect(words).toContain(quote.replace(/\s+/gu, ' '));
      expect(message.visibleTo).toBe('UALICE');
    },
  );

  it('9: slow work is acknowledged before it is done, and exactly one answer follows', async () => {
    const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
    talk.slack.faults.plan('users.info', { kind: 'held', until: () => until });
    const { status } = await talk.bot.deliver(talk.alice.command('city chicago'));
    expect(status).toBe(200);
    expect(talk.seen()).toEqual([]);
    goOn();
    await talk.count(1);
    await talk.bot.stop();
    expect(only(talk.seen()).words).toContain('Chicago is on the list');
  });

  it('10: a command that is delivered three times has one answer', async () => {
    const command = talk.alice.command('city chicago');
    for (let time = 0; time < 3; time += 1) expect((await talk.bot.deliver(command)).status).toBe(200);
    expect(only(talk.seen()).words).toContain('Chicago');
  });

  it('10: a mention that is delivered three times, once to another instance, has one answer', async () => {
    const mention = talk.alice.mention('is Chicago on the list?');
    await Promise.all([talk.bot.deliver(mention), talk.bot.deliver(mention)]);
    await talk.count(1);
    await talk.restart();
    await talk.bot.deliver(mention);
    await talk.bot.stop();
    expect(only(talk.seen()).words).toContain('Chicago is on the list');
  });

  it('11: "Share here" pressed twice makes one public post, with who asked and the sources', async () => {
    const answer = await talk.ask('city chicago');
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(3);
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.bot.stop();
    const shared = only(talk.seenByOthers());
    expect(shared.words).toMatch(/^Shared by alice\n\/compacts city chicago\n/u);
    expect(shared.words).toContain('Chicago is on the list');
    expect(shared.words).toContain('Sources');
    expect(shared.words).toContain('www.metropolis.org');
    expect(talk.seen().map(({ words }) => words)).toContain('Shared with the channel.');
  });

  it('11: a press that comes later, or at another instance, says that it was shared already', async () => {
    const answer = await talk.ask('city chicago');
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(3);
    await talk.restart();
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(4);
    only(talk.seenByOthers());
    expect(talk.seen().at(-1)?.words).toBe('This answer is in the channel already.');
  });

  it('11: who shared is named as others see them, where the workspace lets the bot ask', async () => {
    talk.slack.backend.names.set('UALICE', 'Alice, City of Bilbao <@U1>');
    const answer = await talk.ask('city chicago');
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(3);
    expect(only(talk.seenByOthers()).words).toMatch(/^Shared by Alice, City of Bilbao <@U1>\n/u);
    expect(only(talk.seenByOthers()).entities.filter(({ kind }) => kind === 'user')).toEqual([]);
  });

  it('11: the page that is seen is shared, with its own sources and the question above', async () => {
    const question = 'when was the migration compact adopted';
    const first = await talk.ask(question);
    const more = labels(first).find((label) => label.startsWith('More (')) ?? '';
    await talk.bot.deliver(talk.alice.press(first, more));
    await talk.slack.until(() => only(talk.seen()).words !== first.words, 'the second page');
    const second = only(talk.seen());
    await talk.bot.deliver(talk.alice.press(second, 'Share here'));
    await talk.slack.until(() => talk.seenByOthers().length > 0, 'the shared page');
    const shared = only(talk.seenByOthers());
    const own = second.words
      .replace(/\n*Data as of[\s\S]*$/u, '')
      .split('\n')
      .slice(1);
    for (const line of own) expect(shared.words).toContain(line);
    expect(shared.words.split('\n').slice(0, 2)).toEqual(['Shared by alice', question]);
    const marks = [...new Set([...shared.words.matchAll(/\[\d+\]/gu)].map(([mark]) => mark))];
    expect(marks.length).toBeGreaterThan(0);
    const sources = shared.words.slice(shared.words.search(/Sources? \(/u));
    for (const mark of marks) expect(sources).toContain(mark);
    // Who sees it turns the pages for themselves alone: what is shared stays as it is.
    expect(labels(shared).some((label) => /^More|^Back/u.test(label))).toBe(false);
  });

  it('12: a quotation in a thread is checked there', async () => {
    const thread = '1700000000.000100';
    await talk.bot.deliver(talk.alice.checkMessage('is expected to be adopted 2018', { thread }));
    await talk.count(1);
    expect(only(talk.seen())).toMatchObject({ thread, visibleTo: 'UALICE' });
  });

  it('12: a mention in a thread is answered in that thread', async () => {
    await talk.bot.deliver(
      talk.alice.mention('which commitment is about peer review?', { thread: '1700000000.000100' }),
    );
    await talk.count(1);
    const answer = only(talk.seenByOthers());
    expect(answer.thread).toBe('1700000000.000100');
    expect(answer.words).toMatch(/peer/iu);
  });

  it('12: a mention in the channel is answered in a thread below it', async () => {
    await talk.bot.deliver(talk.alice.mention('city chicago', { ts: '1700000000.000200' }));
    await talk.count(1);
    expect(only(talk.seen()).thread).toBe('1700000000.000200');
  });

  it('12: a mention in a thread leans on the question before it there, and on no other', async () => {
    const question = 'Is Chicago a member of Metropolis?';
    await talk.bot.deliver(talk.alice.mention(question, { ts: '1700000000.000300' }));
    await talk.count(1);
    await talk.bot.deliver(talk.alice.mention('and Boston?', { thread: '1700000000.000300' }));
    await talk.count(2);
    expect(talk.seen().at(-1)?.words).toMatch(/do not say whether Boston is one/u);
    await talk.bot.deliver(talk.alice.mention('and Boston?', { thread: '1700000000.000400' }));
    await talk.count(3);
    expect(talk.seen().at(-1)?.words).toMatch(/Boston is not on the list/u);
  });

  it('13: the bare command, help and an unknown subcommand give the same short help, to the asker only', async () => {
    const [bare, help, unknown] = [await talk.ask(''), await talk.ask('help'), await talk.ask('frobnicate')];
    expect(help.words.split('\n').length).toBeLessThanOrEqual(15);
    expect(
      help.words.match(/ask Is Chicago on the list\? · city san jose · commitment peer review/u),
    ).not.toBeNull();
    expect(bare.words).toBe(help.words);
    expect(unknown.words).toBe(help.words);
    expect(talk.seenByOthers()).toEqual([]);
    expect((await talk.ask('x'.repeat(400))).words).toMatch(/too long|at most/u);
  });

  it('14: with a French locale the frame is French and quotations stay as they are; an explicit language wins', async () => {
    talk.slack.backend.locales.set('UALICE', 'fr-FR');
    const french = await talk.ask('commitment 3');
    expect(french.words).toContain('au 23 novembre 2026');
    expect(french.words).toContain('supporting the implementation of joint projects');
    await talk.bot.deliver(talk.alice.press(french, 'Sources'));
    await talk.slack.until(() => talk.seen()[0]?.words !== french.words, 'the sources');
    expect(talk.seen()[0]?.words).toContain('Les citations restent dans la langue du document');
    expect((await talk.ask('commitment 3 language:en')).words).toContain('as of 23 November 2026');
  });

  it('15: a record’s hostile title notifies nobody, hides no link, and is shown as it is', async () => {
    const title = '@everyone <!channel> <@&1> [x](https://evil.example)';
    const folder = copyOfData();
    editRecord(folder, 'documents.json', 'metropolis-article', (record) => {
      record['title'] = title;
    });
    await talk.restart({ core: await loadCore(folder) });
    const answer = await talk.ask('source metropolis-article');
    await talk.bot.deliver(talk.alice.mention('source metropolis-article'));
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(4);
    for (const { words, spoken, entities } of talk.seen()) {
      expect(entities.filter(({ target }) => !target.startsWith('https://www.metropolis.org/'))).toEqual([]);
      if (words === 'Shared with the channel.') continue;
      expect(words).toContain(title);
      expect(spoken).toContain(title);
    }
  });

  it('17: where Slack refuses the blocks, the text is sent once, and an error is logged', async () => {
    talk.slack.faults.plan('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
    await talk.bot.deliver(talk.alice.mention('city chicago'));
    await talk.count(1);
    const answer = only(talk.seen());
    expect(answer.sent['blocks']).toBeUndefined();
    expect(answer.words).toContain('Chicago is on the list');
    expect(talk.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
    expect(talk.bot.logged()).toContain('invalid_blocks');
  });

  it('18: whoever only hears the text hears every fact and every source', async () => {
    const { spoken, words } = await talk.ask('city chicago');
    for (const fact of [
      'Chicago is on the list',
      'Illinois',
      'Christian Science Monitor',
      'as of 23 November 2026',
    ])
      expect(spoken).toContain(fact);
    const heard = spoken.replace(/[\s•|-]+/gu, '');
    const lines = words.split('\n').map((line) => line.replace(/ (?:www\.)?[\w.]+$/u, ''));
    for (const line of lines) expect(heard).toContain(line.replace(/[\s•|-]+/gu, ''));
  });

  it('a bug in drawing is told with an incident’s id, which the log has too, and without a trace', async () => {
    const english = core.messages.get('en');
    if (english === undefined) throw new Error('there is no English');
    const broken = new Map([['en', { ...english, 'chat.share': undefined as unknown as string }]] as const);
    await talk.restart({ core: { ...core, messages: broken } });
    const command = await talk.ask('city chicago');
    await talk.bot.deliver(talk.alice.checkMessage('is expected to be adopted 2018'));
    const shortcut = await talk.count(2);
    for (const { words } of [command, shortcut]) {
      const incident = /\b[0-9a-f]{8}\b/u.exec(words)?.[0] ?? 'none';
      expect(talk.bot.logged()).toContain(incident);
      expect(words).not.toMatch(/TypeError|\.ts:/u);
    }
  });

  it('19: nothing that is sent unfolds its links', async () => {
    const answer = await talk.ask('city chicago');
    await talk.bot.deliver(talk.alice.mention('city chicago'));
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.count(4);
    for (const { sent } of talk.seen()) {
      expect(String(sent['unfurl_links'])).toBe('false');
      expect(String(sent['unfurl_media'])).toBe('false');
    }
  });
});

describe('20: over HTTP, only what Slack signed is heard', () => {
  const talk = dialogue('http');

  const paths = ['/slack/events', '/slack/commands', '/slack/interactions', '/', '/any/other?path=1'];
  const send = async (path: string, change: (request: ReturnType<typeof asRequest>) => void) => {
    const request = asRequest(talk.slack, talk.alice.command('city chicago'));
    change(request);
    const { status } = await fetch(`${talk.bot.address}${path}`, { method: 'POST', ...request });
    return status;
  };
  const sign = (request: ReturnType<typeof asRequest>, seconds: number) => {
    request.headers['x-slack-request-timestamp'] = String(seconds);
    request.headers['x-slack-signature'] = signature(talk.slack.signingSecret, seconds, request.body);
  };
  const now = () => Math.floor(Date.now() / 1000);

  it.each(paths)('%s takes a signed request', async (path) => {
    expect(await send(path, () => {})).toBe(200);
  });

  it.each(paths)(
    '%s refuses one without signature, too old, from the future, or changed by a byte',
    async (path) => {
      const refused = await Promise.all([
        send(path, ({ headers }) => delete headers['x-slack-signature']),
        send(path, ({ headers }) => delete headers['x-slack-request-timestamp']),
        send(path, (request) => sign(request, now() - 301)),
        send(path, (request) => sign(request, now() + 400)),
        send(path, (request) => {
          request.body = request.body.replace('chicago', 'chicagp');
        }),
        send(path, ({ headers }) => {
          headers['x-slack-signature'] = 'v0=0000';
        }),
      ]);
      expect(refused).toEqual([401, 401, 401, 401, 401, 401]);
      expect(talk.slack.calls.filter(({ method }) => method !== 'auth.test')).toEqual([]);
    },
  );
});
