import { plainInline } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { answerOrIncident } from '../../src/builders/incident.ts';
import type { Surfaces } from '../../src/chat/surface.ts';
import { type Core, loadCore, utcToday } from '../../src/core.ts';
import { dispatch, inputFromWords } from '../../src/dispatch.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { DataError, describeProblem } from '../../src/knowledge/problem.ts';
import { answerLanguage } from '../../src/language.ts';
import { formatMessage } from '../../src/messages/say.ts';
import type { Config } from '../../src/settings/config.ts';
import { type ArgumentProblem, readArguments } from './arguments.ts';
import { reportTo } from './incidents.ts';
import { renderAnswer, renderText } from './render.ts';
import { type Beside, languageOf, type Session, type StoreBeside, wishOf } from './session.ts';
import { mindClosedReaders, type Streams, write } from './streams.ts';

/**
 * Runs the program on a console. Gives the exit code: 0 for an answer of any kind, 1 where the data is not right
 * or a bug prevented an answer, 2 for a wrong command line.
 */
export async function runConsole(
  args: readonly string[],
  streams: Streams,
  config: Config,
  surfaces: Surfaces = {},
  beside?: Beside,
  store?: Omit<StoreBeside, 'surfaces'>,
): Promise<number> {
  mindClosedReaders(streams);
  const folder = config.dataFolder ?? dataFolder;
  if (isDataCommand(args)) {
    const { runDataCommand } = await import('./data-command.ts');
    return runDataCommand(args, folder, streams);
  }
  const given = readArguments(args, Object.keys(surfaces));
  const core = await loadOrExplain(folder, config.textsFolder, streams);
  if (core === undefined) return 1;
  if ('key' in given) return refuseArguments(given, core, config, streams);
  if (isSetupCommand(given.words)) {
    const { runSetupCommand } = await import('./setup-commands.ts');
    return runSetupCommand(given.words, { core, config, streams, surfaces });
  }
  const surface = await surfaces[given.form]?.();
  const report = reportTo(streams, config);
  const withStore = store && { ...store, surfaces };
  return runCommand({ streams, config, core, given, report, surface, beside, store: withStore });
}

/** `data check` is for those who edit the data. "data" and another word or two is a slip, and no question. */
function isDataCommand([first, second = 'check', ...more]: readonly string[]): boolean {
  const isLong = more.filter((word) => !word.startsWith('-')).length > 3;
  return first === 'data' && (second.startsWith('ch') || second.startsWith('-')) && !isLong;
}

/** `manifest slack` and `invite` are for those who set the bot up. */
function isSetupCommand(words: readonly string[]): boolean {
  return (words[0] === 'manifest' || words[0] === 'invite') && words.length <= 2;
}

/** What a run does. A mode's own code is only loaded for that mode: a one-shot command starts faster. */
async function runCommand(session: Session): Promise<number> {
  const { streams, given } = session;
  const isTerminal = streams.input.isTTY === true && streams.output.isTTY === true;
  const isStart = given.words.length === 1 && given.words[0] === 'start';
  if (given.jsonl) {
    const { answerJsonLines } = await import('./jsonl.ts');
    return answerJsonLines(session);
  }
  if (given.explain) return explain(session);
  if (isStart) {
    const { start } = await import('./start.ts');
    return start(session, isTerminal);
  }
  if (given.words.length === 0) {
    if (!isTerminal) {
      const { answerLines } = await import('./lines.ts');
      return answerLines(session);
    }
    const { runPrompt } = await import('./prompt.ts');
    return runPrompt(session);
  }
  return answerOnce(session);
}

async function answerOnce(session: Session): Promise<number> {
  const { core, given, report, streams, surface } = session;
  const language = languageOf(session);
  const input = inputFromWords(given.words);
  const { answer, incident } = answerOrIncident(
    () => dispatch({ input, wish: wishOf(session) }, core),
    core,
    language,
    report,
  );
  const wrong = answer.status === 'error';
  // What a platform would be sent is never an error of this run: there, it is the message that says so.
  const isRefusal = wrong && surface === undefined;
  await write(
    isRefusal ? streams.errors : streams.output,
    `${isRefusal ? renderText(answer) : renderAnswer(answer, input.text, session)}\n`,
  );
  return incident !== undefined ? 1 : wrong ? 2 : 0;
}

async function explain(session: Session): Promise<number> {
  const { core, given, report, streams } = session;
  const language = languageOf(session);
  const words = given.words[0] === 'ask' ? given.words.slice(1) : given.words;
  const understood = understand(words.join(' '), core, language);
  const spoken = answerLanguage(wishOf(session), understood.language);
  const { answer } = answerOrIncident(() => answerAsked(understood, core, spoken), core, spoken, report);
  const steps = understood.steps.map(({ name, result }) => `${name}: ${result}`);
  const shown =
    given.form === 'json'
      ? JSON.stringify({ steps: understood.steps, answer }, null, 2)
      : [...steps, '', renderText(answer)].join('\n');
  await write(streams.output, `${shown}\n`);
  return 0;
}

async function refuseArguments(
  { key, given }: ArgumentProblem,
  core: Core,
  config: Config,
  streams: Streams,
): Promise<number> {
  await write(streams.errors, `${plainInline(formatMessage(core.messages, config.language, key, given))}\n`);
  return 2;
}

async function loadOrExplain(
  folder: string,
  textsFolder: string | undefined,
  streams: Streams,
): Promise<Core | undefined> {
  try {
    return { ...(await loadCore(folder, textsFolder)), today: utcToday };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const lines = error.problems.map(describeProblem).join('\n');
    await write(
      streams.errors,
      `The data has problems, and nothing is answered from data that has one:\n${lines}\n`,
    );
    return undefined;
  }
}
