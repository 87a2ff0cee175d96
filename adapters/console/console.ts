import { plainInline, plainText } from '../../src/answer/plain-text.ts';
import { answerAsked } from '../../src/answers/asked.ts';
import { understand } from '../../src/ask/ask.ts';
import { dispatch, dispatchLine, inputFromWords } from '../../src/commands/dispatch.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { DataError, describeProblem } from '../../src/knowledge/problem.ts';
import { formatMessage, sayPlainly } from '../../src/messages/say.ts';
import { type ConsoleArguments, type FlagProblem, readArguments } from './arguments.ts';
import { checkData } from './data-check.ts';
import { answerJsonLines } from './jsonl.ts';
import { answerLines } from './lines.ts';
import { renderAnswer } from './render.ts';
import { type Streams, write } from './streams.ts';

/** Questions that show what the bot does to someone who has not asked yet. */
const exampleQuestions = [
  'Is Chicago on the list?',
  'Which commitment is about peer review?',
  'who presented the paper?',
];

/**
 * Runs the program on a console. Gives the exit code: 0 for an answer of any kind, 1 where the data is not
 * right, 2 for a wrong command line.
 */
export async function runConsole(args: readonly string[], streams: Streams): Promise<number> {
  streams.output.on('error', ignoreClosedPipe);
  if (args.join(' ') === 'data check') {
    const { lines, exitCode } = checkData(process.env['COMPACTS_DATA'] ?? dataFolder);
    await write(exitCode === 0 ? streams.output : streams.errors, `${lines.join('\n')}\n`);
    return exitCode;
  }
  const core = await loadOrExplain(streams);
  if (core === undefined) return 1;
  const given = readArguments(args);
  return 'key' in given ? refuseFlag(given, core, streams) : runCommand(given, core, streams);
}

async function runCommand(given: ConsoleArguments, core: Core, streams: Streams): Promise<number> {
  const { words } = given;
  const isTerminal = streams.input.isTTY === true && streams.output.isTTY === true;
  const only = words.length === 1 ? words[0] : undefined;
  if (given.jsonl) {
    await answerJsonLines(streams, core, given.language);
    return 0;
  }
  if (only === 'start' && !isTerminal) return showExamples(streams, core, given);
  if (words.length === 0 || only === 'start') {
    if (!isTerminal) return answerLines(streams, core, given);
    const { runPrompt } = await import('./prompt.ts');
    await runPrompt(streams, core, given);
    return 0;
  }
  return given.explain ? explain(given, core, streams) : answerOnce(given, core, streams);
}

async function answerOnce(given: ConsoleArguments, core: Core, streams: Streams): Promise<number> {
  const answer = dispatch({ input: inputFromWords(given.words), language: given.language }, core);
  const wrong = answer.status === 'error';
  const rendered = renderAnswer(answer, wrong ? 'text' : given.form);
  await write(wrong ? streams.errors : streams.output, `${rendered}\n`);
  return wrong ? 2 : 0;
}

async function explain(given: ConsoleArguments, core: Core, streams: Streams): Promise<number> {
  const words = given.words[0] === 'ask' ? given.words.slice(1) : given.words;
  const understood = understand(words.join(' '), core);
  const steps = understood.steps.map(({ name, result }) => `${name}: ${result}`);
  const answer = answerAsked(understood, core, given.language);
  await write(streams.output, `${[...steps, '', plainText(answer)].join('\n')}\n`);
  return 0;
}

async function showExamples(streams: Streams, core: Core, given: ConsoleArguments): Promise<number> {
  const answers = exampleQuestions.map(
    (question) => `> ${question}\n\n${plainText(dispatchLine(question, given.language, core))}`,
  );
  const title = sayPlainly(core.messages, given.language, 'console.examples');
  const next = sayPlainly(core.messages, given.language, 'console.how-to-go-on');
  await write(streams.output, `${[title, ...answers, next].join('\n\n')}\n`);
  return 0;
}

async function refuseFlag({ key, given }: FlagProblem, core: Core, streams: Streams): Promise<number> {
  await write(streams.errors, `${plainInline(formatMessage(core.messages, 'en', key, given))}\n`);
  return 2;
}

async function loadOrExplain(streams: Streams): Promise<Core | undefined> {
  try {
    return loadCore(process.env['COMPACTS_DATA'] ?? dataFolder);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const lines = error.problems.map(describeProblem);
    await write(
      streams.errors,
      `The data has problems, and nothing is answered from data that has one:\n${lines.join('\n')}\n`,
    );
    return undefined;
  }
}

/** Whoever reads the output may stop reading (`| head -1`): that is no error of ours. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
