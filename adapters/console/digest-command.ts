import { plainInline } from '../../src/answer/plain-text.ts';
import { askedLine } from '../../src/chat/lead.ts';
import { firstPage, type Surface } from '../../src/chat/surface.ts';
import { digestCommandName } from '../../src/commands/digest-catalogue.ts';
import { splitWords, toWord, type Word } from '../../src/commands/words.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { answerDigest } from '../../src/digest/commands/answer.ts';
import type { Store } from '../../src/digest/store.ts';
import { subscriptionId } from '../../src/digest/subscription.ts';
import { examineRunning } from '../../src/doctor/running.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { formatMessage } from '../../src/messages/say.ts';
import { type ConsoleArguments, readArguments } from './arguments.ts';
import { daysAsked, previewDays } from './preview-days.ts';
import { renderText } from './render.ts';
import type { StoreCommandParts } from './store-commands.ts';
import { write } from './streams.ts';

/**
 * Runs `compacts-digest …` for a channel of the console's own, in the form and language of its flags (`--as slack`,
 * `--lang fr`). Gives the exit code.
 */
export async function runDigestCommand(
  args: readonly string[],
  store: Store,
  { config, streams, clock, surfaces }: StoreCommandParts,
): Promise<number> {
  const core = await loadCore(config.dataFolder ?? dataFolder, config.textsFolder);
  const { days, rest } = daysAsked(args);
  const given = readArguments(rest, Object.keys(surfaces));
  if ('key' in given || typeof days === 'string') {
    const wrong = 'key' in given ? said(core, config.language, given) : days;
    await write(streams.errors, `${wrong}\n`);
    return 2;
  }
  const place = { platform: 'console', workspace: 'local', channel: 'console' };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = given.language ?? config.language;
  const surface = await surfaces[given.form]?.();
  const print = printer(core, given, surface);
  if (days !== undefined) {
    const known = await store.subscriptions.find(subscriptionId(place));
    const asked = { from: clock.now().getTime(), days, zone, language, chosen: given.language };
    await write(streams.output, `${previewDays(core, known, asked, print)}\n`);
    return 0;
  }
  const { answer } = await answerDigest(
    {
      words: wordsOf(given.words),
      place,
      channelName: 'console',
      person: { id: 'local', name: 'console' },
      mayManage: true,
      seesWorkspace: false,
      zone,
      language,
    },
    {
      core,
      subscriptions: store.subscriptions,
      clock,
      access: async () => ({ ok: true }),
      // On a console nothing runs beside the command itself; `doctor` examines the whole.
      examine: async () => examineRunning([{ name: 'store', health: await store.health() }]),
    },
  );
  // What a platform would be sent is never an error of this run: there, it is the message that says so.
  const isWrong = answer.status === 'error' && surface === undefined;
  await write(isWrong ? streams.errors : streams.output, `${print(answer)}\n`);
  return isWrong ? 2 : 0;
}

/** A line that a shell kept together is cut as chats cut it. */
function wordsOf(typed: readonly string[]): readonly Word[] {
  const [only = '', ...more] = typed;
  const split = more.length === 0 ? splitWords(only) : undefined;
  return split !== undefined && 'words' in split ? split.words : typed.map(toWord);
}

/** What makes an answer text: linear text, the whole Answer as JSON, or a platform's payload. */
function printer(core: Core, { form, words }: ConsoleArguments, surface: Surface | undefined) {
  return (answer: Parameters<typeof renderText>[0]): string => {
    if (surface !== undefined) {
      const drawing = { ...firstPage, asked: askedLine(`/${digestCommandName} ${words.join(' ')}`) };
      return JSON.stringify(surface.draw(answer, core, drawing), null, 2);
    }
    return form === 'json' ? JSON.stringify(answer, null, 2) : renderText(answer);
  };
}

function said(core: Core, language: ConsoleArguments['language'], { key, given }: Problem): string {
  return plainInline(formatMessage(core.messages, language ?? 'en', key, given));
}

type Problem = Extract<ReturnType<typeof readArguments>, { key: unknown }>;
