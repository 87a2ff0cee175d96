import { answerOrIncident } from '../../src/builders/incident.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { renderText } from './render.ts';
import { languageOf, type OpenPage, type Session, wishOf } from './session.ts';
import { write } from './streams.ts';

/** Questions that show what the bot does to someone who has not asked yet. */
const exampleQuestions = [
  'Is Chicago on the list?',
  'Which commitment is about peer review?',
  'Who presented the position paper?',
];

/**
 * `start` without tokens: the page, until the prompt is left or the program is stopped; beside it the prompt on a terminal,
 * elsewhere three questions with their answers, for which nobody waits who wants the page. Gives 1 where the page is wanted
 * and cannot be served, and there is nothing else to do.
 */
export async function start(session: Session, isTerminal: boolean): Promise<number> {
  const { beside } = session;
  const opened = beside === undefined ? undefined : await open(session, beside.openPage);
  try {
    if (opened !== undefined) await write(session.streams.output, `\n${opened.where}`);
    if (isTerminal) {
      const { runPrompt } = await import('./prompt.ts');
      return await runPrompt(session);
    }
    if (opened !== undefined) await write(session.streams.output, '\n');
    await showExamples(session);
    if (beside === undefined) return 0;
    if (opened === undefined) return 1;
    const stop = sayPlainly(session.core.messages, languageOf(session), 'console.page-stop');
    await write(session.streams.output, `\n${stop}\n`);
    await beside.ended;
    return 0;
  } finally {
    await opened?.page.stop();
  }
}
const whyElsewhere = { taken: 'console.port-taken', forbidden: 'console.port-forbidden' } as const;

/** Serves the page and says where it is; says why where it cannot. */
async function open(session: Session, openPage: OpenPage) {
  const { core, report, streams } = session;
  const { messages } = core;
  const language = languageOf(session);
  try {
    const page = await openPage(core, report);
    const where = sayPlainly(messages, language, 'console.page', { address: page.address });
    const { instead } = page;
    const why =
      instead === undefined
        ? []
        : [sayPlainly(messages, language, whyElsewhere[instead.because], { port: String(instead.port) })];
    return { page, where: `${[...why, where].join('\n')}\n` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await write(streams.errors, `${sayPlainly(messages, language, 'console.no-page', { reason })}\n`);
    return undefined;
  }
}

async function showExamples(session: Session): Promise<number> {
  const { core, report, streams } = session;
  const language = languageOf(session);
  const answers = exampleQuestions.map((question) => {
    const { answer } = answerOrIncident(
      () => dispatchLine(question, wishOf(session), core),
      core,
      language,
      report,
    );
    return `> ${question}\n\n${renderText(answer)}`;
  });
  const title = sayPlainly(core.messages, language, 'console.examples');
  const next = sayPlainly(core.messages, language, 'console.how-to-go-on');
  await write(streams.output, `${[title, ...answers, next].join('\n\n')}\n`);
  return 0;
}
