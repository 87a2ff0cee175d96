import { createInterface } from 'node:readline';
import { answerOrIncident } from '../../src/builders/incident.ts';
import { dispatchLine } from '../../src/dispatch.ts';
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
  const { streams, core, given, report } = session;
  const language = languageOf(session);
  let number = 0;
  let answered = 0;
  let wrong = 0;
  let bugs = 0;
  for await (const line of createInterface({ input: streams.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const typed = line.trim();
    if (isFarewell(typed)) break;
    if (typed === '') continue;
    const { answer, incident } = answerOrIncident(
      () => dispatchLine(typed, wishOf(session), core),
      core,
      language,
      report,
    );
    if (answer.status === 'error') {
      if (incident === undefined) wrong += 1;
      else bugs += 1;
      await write(streams.errors, `line ${number}: ${renderText(answer)}\n`);
      continue;
    }
    answered += 1;
    const separator = answered > 1 && given.form === 'text' ? between : '';
    if (!(await write(streams.output, `${separator}${renderAnswer(answer, line, session)}\n`))) break;
  }
  return wrong > 0 ? 2 : bugs > 0 ? 1 : 0;
}
