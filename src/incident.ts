import { type Answer, paragraph } from './answer/nodes.ts';
import { startDraft } from './answers/draft.ts';
import { finishAnswer } from './answers/finish.ts';
import type { Core } from './core.ts';
import type { Language } from './language.ts';

/** Tells the operator of a bug: the incident's id, which the user sees too, and the error. */
export type ReportIncident = (incident: string, error: unknown) => void;

/**
 * The answer, or where a bug prevents it an answer that says so with an incident id: a user never sees a trace,
 * and one bad question never ends the program.
 */
export function answerOrIncident(
  answerIt: () => Answer,
  core: Core,
  language: Language,
  report: ReportIncident,
): Answer {
  try {
    return answerIt();
  } catch (error) {
    const incident = crypto.randomUUID().slice(0, 8);
    report(incident, error);
    const draft = startDraft(core, language);
    return finishAnswer(draft, 'error', { kind: 'help' }, [
      paragraph(...draft.say('error.bug', { incident })),
    ]);
  }
}
