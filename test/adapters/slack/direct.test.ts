import { describe, expect, it } from 'vitest';
import { suggestedPrompts } from '../../../adapters/slack/draw/prompts.ts';
import { answerTypedLine } from '../../../src/chat/typed-line.ts';
import { languages } from '../../../src/language.ts';
import type { PostedMessage } from '../../fakes/slack/workspace.ts';
import { dialogue, labels, only } from './dialogue.ts';
import { core, type Mode } from './running.ts';

/** What someone sees who writes to the bot alone. */
describe.each<Mode>(['socket', 'http'])('a message to the bot alone, over %s', (mode) => {
  const talk = dialogue(mode);
  const seen = () => talk.slack.workspace.seenBy('UALICE', 'DUALICE');
  const write = async (...given: Parameters<typeof talk.alice.direct>): Promise<PostedMessage> => {
    const before = seen().length;
    await talk.bot.deliver(talk.alice.direct(...given));
    await talk.slack.until(() => seen().length > before, 'an answer');
    return seen().at(-1) as PostedMessage;
  };

  it('is answered in its thread, once however often it is delivered', async () => {
    const message = talk.alice.direct('Is Chicago on the list?', { ts: '1700000000.000100' });
    for (let time = 0; time < 3; time += 1) await talk.bot.deliver(message);
    await talk.bot.stop();
    const answer = only(seen());
    expect(answer.words).toContain('Chicago is on the list');
    expect(answer.thread).toBe('1700000000.000100');
    expect(labels(answer)).not.toContain('Share here');
  });

  it('leans on the question before, in its thread and below it', async () => {
    await write('Is Chicago a member of Metropolis?', { ts: '1700000000.000100' });
    const inThread = await write('and Boston?', { thread: '1700000000.000100' });
    expect(inThread.words).toMatch(/do not say whether Boston is one/u);
    await write('Is Chicago a member of Metropolis?');
    expect((await write('and Miami?')).words).toMatch(/do not say whether Miami is one/u);
  });

  it('has pages that are turned where they stand, and buttons whose answers stay', async () => {
    const first = await write('commitment 3');
    const more = labels(first).find((label) => /^(?:More \(|Sources$)/u.test(label)) ?? 'no second page';
    await talk.bot.deliver(talk.alice.press(first, more));
    await talk.slack.until(() => only(seen()).words !== first.words, 'the next page');
    const second = only(seen());
    expect(labels(second)).toContain('Back');
    const [next = 'nothing to ask next'] = labels(second);
    await talk.bot.deliver(talk.alice.press(second, next));
    await talk.slack.until(() => seen().length === 2, 'another answer');
    expect(seen().map(({ visibleTo }) => visibleTo)).toEqual(['everyone', 'everyone']);
    expect(seen()[1]?.thread).toBe(first.thread);
  });

  it.each([
    ['its own', { bot_id: 'B1' }],
    ['of another bot', { bot_id: 'B2', user: 'U7' }],
    ['that was changed', { subtype: 'message_changed', user: 'UALICE' }],
    ['that opens a thread of Slack’s', { subtype: 'assistant_app_thread' }],
    ['in a channel', { channel_type: 'channel' }],
  ])('is not one %s', async (_, more) => {
    await talk.bot.deliver(talk.alice.direct('Is Chicago on the list?', { more }));
    await talk.bot.deliver(talk.alice.direct('Is Boston on the list?'));
    await talk.slack.until(() => seen().length > 0, 'an answer');
    await talk.bot.stop();
    expect(only(seen()).words).toContain('Boston');
  });

  it('with a file alone gets the help, and with nothing in it too', async () => {
    const answer = await write('', { more: { subtype: 'file_share', files: [{ id: 'F1' }] } });
    expect(answer.words).toContain('What you can ask');
  });
});

describe('the questions to try beside a conversation with the bot', () => {
  const talk = dialogue('socket');

  it('are in the person’s language, each as it is sent', async () => {
    talk.slack.backend.locales.set('UALICE', 'fr-FR');
    await talk.bot.deliver(talk.alice.openHome('messages'));
    await talk.slack.until(() => talk.slack.workspace.prompts.has('DUALICE'), 'questions to try');
    const { title, prompts } = talk.slack.workspace.prompts.get('DUALICE') ?? {};
    expect(title).toBe('Questions à essayer');
    expect(prompts).toEqual(suggestedPrompts(core, 'fr'));
  });

  it.each(languages)('are each answered, in %s', (language) => {
    for (const { message } of suggestedPrompts(core, language)) {
      const { status, language: spoken } = answerTypedLine(message, { suggested: 'en' }, core);
      expect([message, status, spoken]).toEqual([message, 'answered', language]);
    }
  });
});

describe('a workspace that left out what is optional', () => {
  const talk = dialogue('socket', { scopes: ['commands', 'chat:write'] });

  it('is not asked for what it did not allow, and told on the home tab only what works there', async () => {
    await talk.bot.deliver(talk.alice.openHome('messages'));
    await talk.bot.deliver(talk.alice.openHome());
    await talk.slack.until(() => talk.slack.workspace.homes.has('UALICE'), 'a home tab');
    const home = JSON.stringify(talk.slack.workspace.homes.get('UALICE'));
    expect(home).toContain('/compacts and your question');
    expect(home).not.toMatch(/@compacts|“Messages”/u);
    const refused = ({ method }: { method: string }) => method === 'assistant.threads.setSuggestedPrompts';
    expect(talk.slack.calls.filter(refused)).toEqual([]);
  });
});

describe('“verify” in a thread checks the message above', () => {
  const talk = dialogue('socket');
  const true_ = 'is expected to be adopted 2018';
  const write = (text: string, thread?: string, user = 'UBOB') =>
    talk.slack.workspace.put({ channel: 'C1', thread, visibleTo: 'everyone', sent: { text, user } });
  const newest = async (thread: string) => {
    const mention = talk.alice.mention('verify', { thread });
    await talk.bot.deliver(mention);
    const isAnswer = ({ sent }: PostedMessage) => sent['user'] === undefined;
    await talk.slack.until(() => talk.seen().some(isAnswer), 'an answer');
    return talk.seen().filter(isAnswer).at(-1) as PostedMessage;
  };

  it('that the thread is about', async () => {
    const { ts } = write(`> _${true_}_`);
    const answer = await newest(ts);
    expect(answer.words).toMatch(/^Yes/u);
    expect(answer).toMatchObject({ thread: ts, visibleTo: 'everyone' });
  });

  it('that came last, aside of what is said to the bot', async () => {
    const { ts } = write('Did anyone check this?');
    write(true_, ts);
    write(`<@${talk.slack.botUserId}> Is Chicago on the list?`, ts);
    expect((await newest(ts)).words).toMatch(/^Yes/u);
  });

  it('of its own, where the thread is about an answer that was shared', async () => {
    const answer = await talk.ask(`verify ${true_}`);
    await talk.bot.deliver(talk.alice.press(answer, 'Share here'));
    await talk.slack.until(() => talk.seenByOthers().length === 1, 'a shared answer');
    const shared = only(talk.seenByOthers());
    await talk.bot.deliver(talk.alice.mention('vérifier !', { thread: shared.ts }));
    await talk.slack.until(() => talk.seenByOthers().length === 2, 'another answer');
    expect(talk.seenByOthers().at(-1)?.words).toMatch(/^(?:Yes|No|I found no passage)/u);
  });

  it('and says so where it has no words, or the thread is not there', async () => {
    expect((await newest(write('').ts)).words).toBe('This message has no words to check.');
  });
});

describe('“verify” with a message that is forwarded with it', () => {
  const talk = dialogue('socket', { scopes: ['commands', 'chat:write', 'app_mentions:read', 'im:history'] });
  // As Slack attaches a message that somebody forwards: https://docs.slack.dev/messaging/
  const quoted = [
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'is expected to be adopted 2018' }] },
  ];
  const attachments = [
    {
      is_msg_unfurl: true,
      is_share: true,
      fallback: '[November 29th] bob: is expected to be adopted 2018',
      message_blocks: [
        { team: 'T1', channel: 'C2', message: { blocks: [{ type: 'rich_text', elements: quoted }] } },
      ],
    },
  ];

  it.each(['verify', 'vérifier', 'verificar'])('“%s” needs no more scopes', async (word) => {
    await talk.bot.deliver(talk.alice.mention(word, { more: { attachments } }));
    await talk.count(1);
    expect(only(talk.seen()).words).toMatch(/^Yes, this appears word for word/u);
  });

  it('is asked by who forwards it to the bot alone and says nothing', async () => {
    await talk.bot.deliver(talk.alice.direct('', { more: { attachments } }));
    const seen = () => talk.slack.workspace.seenBy('UALICE', 'DUALICE');
    await talk.slack.until(() => seen().length > 0, 'an answer');
    expect(only(seen()).words).toMatch(/^Yes, this appears word for word/u);
  });
});

describe('“verify” in a thread without channels:history', () => {
  const scopes = ['commands', 'chat:write', 'app_mentions:read', 'users:read'];
  const channels = ['C1', 'G1'].map((id) => ({ id, botIsMember: true }));
  const talk = dialogue('socket', { scopes, channels });

  it.each([
    ['en-GB', 'verify', 'I can’t read the message above. Choose “Check this quotation” in its ⋯ menu'],
    ['fr-FR', 'vérifier', 'Je ne peux pas lire le message ci-dessus. Choisissez « Check this quotation »'],
    ['es-ES', 'verificar', 'No puedo leer el mensaje de arriba. Elija «Check this quotation»'],
  ])('says what to do instead, in %s', async (locale, word, sentence) => {
    talk.slack.backend.locales.set('UALICE', locale);
    await talk.bot.deliver(talk.alice.mention(word, { thread: '1700000000.000100' }));
    await talk.count(1);
    const { words } = only(talk.seen());
    expect(words.startsWith(sentence)).toBe(true);
    const refused = talk.slack.calls.filter(({ method }) => method === 'conversations.replies');
    expect(refused).toHaveLength(1);
  });

  it('says so in a private channel too, which it never asks to read', async () => {
    await talk.bot.deliver(talk.alice.mention('verify', { channel: 'G1', thread: '1700000000.000100' }));
    const seen = () => talk.slack.workspace.seenBy('UALICE', 'G1');
    await talk.slack.until(() => seen().length > 0, 'an answer');
    expect(only(seen()).words).toMatch(/^I can’t read the message above/u);
  });
});
