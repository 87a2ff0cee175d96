import { createInterface } from 'node:readline/promises';
import wrap from 'wrap-ansi';
import { answerOrIncident } from '../../src/builders/incident.ts';
import { completed } from '../../src/chat/follow-up.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { complete } from './completion.ts';
import { digestLine } from './digest-command.ts';
import { renderAnswer, renderForTerminal } from './render.ts';
import { languageOf, type Session, wishOf } from './session.ts';
import { isFarewell, write } from './streams.ts';

/** The widest line that is comfortable to read. */
const widestLine = 100;

/**
 * A prompt on a terminal: history with the arrow keys, Tab to complete, `exit` or Ctrl-D to leave. Ctrl-C drops
 * the line; on an empty line it leaves.
 */
export async function runPrompt(session: Session): Promise<number> {
  const { core } = session;
  const { input, output } = session.streams;
  const language = languageOf(session);
  const reader = createInterface({
    input,
    output,
    prompt: 'compacts> ',
    completer: (line: string): [string[], string] => [complete(line, core, languageOf(session)), line],
    historySize: 200,
    removeHistoryDuplicates: true,
  });
  await write(output, `${sayPlainly(core.messages, language, 'console.welcome')}\n`);
  reader.on('SIGINT', () => {
    if (reader.line === '') reader.close();
    else {
      output.write('\n');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
      reader.prompt();
    }
  });
  void session.beside?.ended.then(() => reader.close());
  let open = true;
  let before = '';
  reader.once('close', () => {
    open = false;
  });
  reader.prompt();
  for await (const line of reader) {
    const typed = line.trim();
    if (isFarewell(typed)) break;
    if (typed !== '') {
      const ofDigest = await digestLine(typed, session);
      // What leans on the line before ("and Boston?") is asked with it.
      if (ofDigest === undefined)
        before = before === '' ? typed : completed(typed, before, core, languageOf(session));
      const shown = ofDigest === undefined ? answerFor(before, session) : wrapped(ofDigest.text, session);
      await write(output, `\n${shown}\n\n`);
    }
    // Lines that were pasted before Ctrl-D are still answered, but there is no prompt any more.
    if (open) reader.prompt();
  }
  reader.close();
  await write(output, `${sayPlainly(core.messages, language, 'console.goodbye')}\n`);
  return 0;
}

function answerFor(line: string, session: Session): string {
  const { core, given, report } = session;
  const language = languageOf(session);
  const { answer } = answerOrIncident(
    () => dispatchLine(line, wishOf(session), core),
    core,
    language,
    report,
  );
  if (given.form !== 'text') return renderAnswer(answer, line, session);
  return wrapped(renderForTerminal(answer), session);
}

/** Text for the screen; what is for a program stays as it is. */
function wrapped(text: string, { given, streams }: Session): string {
  if (given.form !== 'text') return text;
  return wrap(text, Math.min(streams.output.columns || widestLine, widestLine));
}
