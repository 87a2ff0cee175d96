import type { Candidate, Frame } from './frame.ts';
import { mentions, unexplained } from './frame.ts';

/** Greetings, thanks, and asking for help: nothing else may be in the question. */
export const courtesy: Frame = (reading, index): Candidate | undefined => {
  const left = unexplained(reading, index, { concepts: ['greeting', 'thanks', 'help'] });
  if (mentions(reading, 'help')) return { query: { kind: 'help' }, unexplained: left };
  if (mentions(reading, 'thanks')) return { query: { kind: 'greeting', of: 'thanks' }, unexplained: left };
  if (mentions(reading, 'greeting')) return { query: { kind: 'greeting', of: 'hello' }, unexplained: left };
  return undefined;
};
