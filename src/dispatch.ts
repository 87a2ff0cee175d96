import type { Answer } from './answer/nodes.ts';
import { paragraph } from './answer/nodes.ts';
import { understand } from './ask/ask.ts';
import { askIndexOf } from './ask/ask-index.ts';
import { guessLanguage } from './ask/language-of.ts';
import { answerAsked } from './builders/asked.ts';
import { startDraft } from './builders/draft.ts';
import { finishAnswer } from './builders/finish.ts';
import { nextStep, offerBlocks } from './builders/next-steps.ts';
import type { Asked, NoMatch, Problem, Typed } from './commands/define.ts';
import { type Input, parseCommand, takesAnyMarks } from './commands/parse.ts';
import { commandsLike, findCommand } from './commands/registry.ts';
import { splitWords, toWord } from './commands/words.ts';
import type { Core } from './core.ts';
import { answerLanguage, inLanguage, type Language, type LanguageWish } from './language.ts';
import { formatMessage } from './messages/say.ts';
import { echo } from './text/echo.ts';

/** A user's wish as it reaches the core from any surface. */
export interface Invocation {
  readonly input: Input;
  /** The language of the answer where the words do not choose one. */
  readonly wish: LanguageWish;
}

/** The input that a typed line is. Gives a problem where a quotation mark is never closed. */
function inputFromLine(line: string): Input | { readonly unclosed: string } {
  const split = splitWords(line);
  return 'unclosed' in split ? { unclosed: split.unclosed } : { words: split.words, text: line };
}

/** The input that already separate words are, such as a program's arguments: `name:san jose` is one. */
export function inputFromWords(words: readonly string[]): Input {
  return { words: words.map(toWord), text: words.join(' ') };
}

/** The longest line that is looked through for quotation marks and language, in UTF-16 code units. */
const inputLimit = 1000;

/** Answers a typed line: see `dispatch`. A question may hold a lone quotation mark, a command may not. */
export function dispatchLine(line: string, wish: LanguageWish, core: Core): Answer {
  const language = wish.chosen ?? wish.suggested;
  const words = line
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((text) => ({ text }));
  // Every command says itself what is too long for it.
  if (line.length > inputLimit) return dispatch({ input: { words, text: line }, wish }, core);
  const input = inputFromLine(line);
  if (!('unclosed' in input)) return dispatch({ input, wish }, core);
  const withLoneMark = parseCommand({ words, text: line });
  if ('command' in withLoneMark && takesAnyMarks(withLoneMark.command)) {
    return dispatch({ input: { words, text: line }, wish }, core);
  }
  return problemAnswer(
    { key: 'error.quote-open', given: { words: echo(input.unclosed.slice(1)) } },
    core,
    language,
  );
}

/** Answers an Invocation. Never throws for anything a user can type: what is wrong comes back as an answer. */
export function dispatch({ input, wish }: Invocation, core: Core): Answer {
  const suggested = wish.chosen ?? wish.suggested;
  const parsed = parseCommand(input);
  const spoken = (asked?: Asked) => parsed.language ?? answerLanguage(wish, asked?.language);
  if ('problem' in parsed) {
    const question = asQuestion(input, core, suggested);
    return question === undefined
      ? problemAnswer(parsed.problem, core, spoken())
      : answerAsked(question, core, spoken(question));
  }
  const asked = parsed.command.ask(parsed.values, core, typedIn(input, core, suggested));
  if ('query' in asked) {
    // A misspelt command is no question either whose nearest answer leaves a word out.
    const isUnderstood = asked.query.kind !== 'unknown' && asked.isNearest !== true;
    const lineMeant = isUnderstood ? undefined : commandMeant(input, core, suggested);
    if (lineMeant === undefined || asked.query.kind === 'unknown')
      return answerAsked({ ...asked, lineMeant }, core, spoken(asked));
    const { language } = asked;
    return answerAsked(
      { query: { kind: 'unknown', because: 'not-understood' }, language, lineMeant },
      core,
      spoken(asked),
    );
  }
  const question = asQuestion(input, core, suggested);
  if (question !== undefined) return answerAsked(question, core, spoken(question));
  return 'problem' in asked
    ? problemAnswer(asked.problem, core, spoken())
    : noMatchAnswer(asked, input.words[0]?.text ?? parsed.command.name, core, spoken());
}

function typedIn(input: Input, core: Core, suggested: Language): Typed {
  return {
    suggested,
    get index() {
      const { order } = guessLanguage(input.text.slice(0, inputLimit), core.knowledge, suggested);
      return askIndexOf(core.knowledge, order[0] ?? suggested);
    },
  };
}

/** "cit chicago" is no question that is understood, but nearly a command that would have an answer. */
function commandMeant({ words, text }: Input, core: Core, suggested: Language): Asked['lineMeant'] {
  const [first, ...others] = words;
  if (first === undefined || first.option !== undefined || findCommand(first.text) !== undefined)
    return undefined;
  for (const { name } of commandsLike(first.text)) {
    const line = { words: [{ text: name }, ...others], text: text.replace(first.text, name) };
    const parsed = parseCommand(line);
    if ('problem' in parsed) continue;
    const asked = parsed.command.ask(parsed.values, core, typedIn(line, core, suggested));
    if ('query' in asked && asked.query.kind !== 'unknown')
      return { typed: echo(first.text), line: echo(line.text) };
  }
  return undefined;
}

/** From so many words on, a line is a sentence that begins with the name of a command. */
const sentenceWords = 6;

/** "timeline of the compacts" is no good command, but it may be a good question; a command's bare name is none. */
function asQuestion(input: Input, core: Core, suggested: Language): Asked | undefined {
  if (input.words.length < 2 || input.words.some(({ option }) => option !== undefined)) return undefined;
  const asked = understand(input.text, core, suggested);
  // A command is meant until every word makes it a question, or until there are more of them than a command has.
  const isSentence = input.words.length >= sentenceWords;
  return asked.query.kind === 'unknown' || (asked.isNearest === true && !isSentence) ? undefined : asked;
}

function problemAnswer(problem: Problem, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const given = Object.fromEntries(
    Object.entries(problem.given).map(([name, value]) => [
      name,
      typeof value === 'object' ? inLanguage(value, language).text : value,
    ]),
  );
  const sentence = formatMessage(core.messages, language, problem.key, given);
  return finishAnswer(draft, 'error', { kind: 'help' }, [paragraph(...sentence)], [{ kind: 'help' }]);
}

function noMatchAnswer({ noMatch, near }: NoMatch, command: string, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const steps = near.flatMap((query) => nextStep(draft, query));
  const sentence = draft.say('error.no-match', { value: echo(noMatch), command });
  const blocks = [paragraph(...sentence), ...offerBlocks(draft, steps)];
  return finishAnswer(draft, 'not_in_sources', { kind: 'unknown', because: 'not-in-sources' }, blocks, near);
}
