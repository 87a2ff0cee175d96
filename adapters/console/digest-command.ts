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
import type { Session } from './session.ts';
import type { StoreCommandParts } from './store-commands.ts';
import { write } from './streams.ts';

/** What a line for digests is answered with; wrong where the line is. */
interface Said {
  readonly text: string;
  readonly isWrong: boolean;
}

/** What such a line works with. */
type DigestParts = Pick<StoreCommandParts, 'config' | 'clock' | 'surfaces'>;

/**
 * Runs `compacts-digest …` for a channel of the console's own, in the form and language of its flags (`--as slack`,
 * `--lang fr`). Gives the exit code.
 */
export async function runDigestCommand(
  args: readonly string[],
  store: Store,
  parts: StoreCommandParts,
): Promise<number> {
  const { config, streams } = parts;
  const core = await loadCore(config.dataFolder ?? dataFolder, config.textsFolder);
  const { text, isWrong } = await sayToDigest(args, core, store, parts);
  await write(isWrong ? streams.errors : streams.output, `${text}\n`);
  return isWrong ? 2 : 0;
}

/** A line of the prompt or of a pipe; undefined where it is none for digests, or where there is no store. */
export async function digestLine(line: string, session: Session): Promise<Said | undefined> {
  const { core, config, given, store: parts } = session;
  const [, name, rest = ''] = /^\/?(\S+)\s*(.*)$/u.exec(line.trim()) ?? [];
  if (name?.toLowerCase() !== digestCommandName || parts === undefined) return undefined;
  // Flags are cut as a shell cuts them; anything else is read as it was written.
  const words = / ?--\w/u.test(rest) ? rest.split(/\s+/u) : rest === '' ? [] : [rest];
  const flags = [
    ...(given.form === 'text' || words.includes('--as') ? [] : ['--as', given.form]),
    ...(given.language === undefined || words.includes('--lang') ? [] : ['--lang', given.language]),
  ];
  const store = await parts.open();
  try {
    return await sayToDigest([...words, ...flags], core, store, { ...parts, config });
  } finally {
    await store.close();
  }
}

async function sayToDigest(
  args: readonly string[],
  core: Core,
  store: Store,
  { config, clock, surfaces }: DigestParts,
): Promise<Said> {
  const { days, rest } = daysAsked(args);
  const given = readArguments(rest, Object.keys(surfaces));
  if ('key' in given) return { text: said(core, config.language, given), isWrong: true };
  if (typeof days === 'string') return { text: days, isWrong: true };
  const place = { platform: 'console', workspace: 'local', channel: 'console' };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const language = given.language ?? config.language;
  const surface = await surfaces[given.form]?.();
  const print = printer(core, given, surface);
  if (days !== undefined) {
    const known = await store.subscriptions.find(subscriptionId(place));
    const asked = { from: clock.now().getTime(), days, zone, language, chosen: given.language };
    return { text: previewDays(core, known, asked, print), isWrong: false };
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
      // A console says nothing of who sits at it.
      isAskedInItsLanguage: given.language === undefined,
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
  return { text: print(answer), isWrong: answer.status === 'error' && surface === undefined };
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
