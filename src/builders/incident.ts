import { type Answer, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** Tells the operator of a bug: the incident's id, which the user sees too, and the error. */
export type ReportIncident = (incident: string, error: unknown) => void;

/** An answer, and the incident's id where a bug prevented the answer that was wanted. */
export interface Outcome {
  readonly answer: Answer;
  readonly incident?: string;
}

/**
 * The answer, or where a bug prevents it an answer that says so with an incident id: a user never sees a trace,
 * and one bad question never ends the program.
 */
export function answerOrIncident(
  answerIt: () => Answer,
  core: Core,
  language: Language,
  report: ReportIncident,
): Outcome {
  try {
    return { answer: answerIt() };
  } catch (error) {
    const incident = crypto.randomUUID().slice(0, 8);
    report(incident, error);
    const draft = startDraft(core, language);
    const sorry = [paragraph(...draft.say('error.bug', { incident }))];
    return { answer: finishAnswer(draft, 'error', { kind: 'help' }, sorry), incident };
  }
}
