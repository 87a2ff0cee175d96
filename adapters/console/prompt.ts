import { createInterface } from 'node:readline/promises';
import wrap from 'wrap-ansi';
import { dispatchLine } from '../../src/commands/dispatch.ts';
import type { Core } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import type { ConsoleArguments } from './arguments.ts';
import { complete } from './completion.ts';
import { renderAnswer, renderForTerminal } from './render.ts';
import { type Streams, write } from './streams.ts';

/** The widest line that is comfortable to read. */
const widestLine = 100;

/**
 * A prompt on a terminal: history with the arrow keys, Tab to complete, `exit` or Ctrl-D to leave. Ctrl-C drops
 * the line; on an empty line it leaves.
 */
export async function runPrompt(streams: Streams, core: Core, given: ConsoleArguments): Promise<void> {
  const { input, output } = streams;
  const reader = createInterface({
    input,
    output,
    prompt: 'compacts> ',
    completer: (line: string): [string[], string] => [complete(line, core), line],
    historySize: 200,
    removeHistoryDuplicates: true,
  });
  await write(output, `${sayPlainly(core.messages, given.language, 'console.welcome')}\n`);
  reader.on('SIGINT', () => {
    if (reader.line === '') reader.close();
    else {
      output.write('\n');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
      reader.prompt();
    }
  });
  reader.prompt();
  for await (const line of reader) {
    const typed = line.trim();
    if (/^(exit|quit)$/iu.test(typed)) break;
    if (typed !== '')
      await write(output, `\n${answerFor(typed, core, given.language, given, output.columns)}\n\n`);
    reader.prompt();
  }
  reader.close();
  await write(output, `${sayPlainly(core.messages, given.language, 'console.goodbye')}\n`);
}

function answerFor(
  line: string,
  core: Core,
  language: Language,
  { form }: ConsoleArguments,
  columns: number | undefined,
): string {
  const answer = dispatchLine(line, language, core);
  if (form !== 'text') return renderAnswer(answer, form);
  return wrap(renderForTerminal(answer), Math.min(columns ?? widestLine, widestLine), { trim: false });
}
