import type { Answer } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { dispatchLine } from '../dispatch.ts';
import type { LanguageWish } from '../language.ts';
import { parseAddress } from '../query/address.ts';

/**
 * Answers a line that is typed behind a slash command. Nothing at all, and a single word that is neither a command
 * nor understood, get the help: Slack asks that of a slash command.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function answerTypedLine(line: string, wish: LanguageWish, core: Core): Answer {
  const typed = line.trim();
  const given = dispatchLine(typed === '' ? 'help' : typed, wish, core);
  const query = parseAddress(given.query);
  const isRefusal = query?.kind === 'unknown' && query.because !== 'too-long';
  const isStray = isRefusal && !/\s/u.test(typed);
  return isStray ? dispatchLine('help', wish, core) : given;
}
