import type { Core } from '../../../src/core.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';

/** A question that Slack offers above an empty conversation: pressed, it is sent in the person's name. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** Each of another kind; Slack takes four at most. */
const questions = [
  'slack.prompt-city',
  'slack.prompt-compact',
  'slack.prompt-commitments',
  'slack.prompt-vote',
] as const;

/** The questions that are suggested to whoever writes to the bot: each is shown as it is sent. */
export function suggestedPrompts({ messages }: Core, language: Language): readonly Prompt[] {
  return questions.map((key) => {
    const question = sayPlainly(messages, language, key);
    return { title: question, message: question };
  });
}
