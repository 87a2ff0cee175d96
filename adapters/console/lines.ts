import { createInterface } from 'node:readline';
import { answerOrIncident } from '../../src/builders/incident.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { digestLine } from './digest-command.ts';
import { renderAnswer, renderText } from './render.ts';
import { languageOf, type Session, wishOf } from './session.ts';
import { isFarewell, write } from './streams.ts';

/** What stands between two answers. */
const between = '\n----\n\n';

/**
 * Commands from a pipe, one a line, until it ends or says `exit`. Answers go to the output, what is wrong with a
 * line goes to the errors with its number. Gives 2 where a line was wrong, 1 where only
 * a bug prevented an answer, else 0.
 */
export async function answerLines(session: Session): Promise<number> {
  const { streams, given } = session;
  let number = 0;
  let answered = 0;
  let wrong = 0;
  let bugs = 0;
  for await (const line of createInterface({ input: streams.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const typed = line.trim();
    if (isFarewell(typed)) break;
    if (typed === '') continue;
    const said = (await digestLine(typed, session)) ?? answerFor(line, session);
    if (said.isWrong) {
      if ('isBug' in said && said.isBug) bugs += 1;
      else wrong += 1;
      await write(streams.errors, `line ${number}: ${said.text}\n`);
      continue;
    }
    answered += 1;
    const separator = answered > 1 && given.form === 'text' ? between : '';
    if (!(await write(streams.output, `${separator}${said.text}\n`))) break;
  }
  return wrong > 0 ? 2 : bugs > 0 ? 1 : 0;
}

function answerFor(line: string, session: Session) {
  const { core, report } = session;
  const { answer, incident } = answerOrIncident(
    () => dispatchLine(line.trim(), wishOf(session), core),
    core,
    languageOf(session),
    report,
  );
  const isWrong = answer.status === 'error';
  const text = isWrong ? renderText(answer) : renderAnswer(answer, line, session);
  return { text, isWrong, isBug: isWrong && incident !== undefined };
}
