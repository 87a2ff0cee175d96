import { type Answer, type Block, heading, list, paragraph, text } from '../answer/nodes.ts';
import { digestCommandName, digestNames } from '../commands/digest-catalogue.ts';
import { commands, findCommand, usageOf } from '../commands/registry.ts';
import type { Core } from '../core.ts';
import { inLanguage, type Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { echo } from '../text/echo.ts';
import { questionLimit } from '../text/normalise.ts';
import { digestHelpBlocks } from './digest-help.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** What can be asked, or how one command is written. At most 15 lines, with three examples at least. */
export function answerHelp(query: Extract<Query, { kind: 'help' }>, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  if (query.command !== undefined && digestNames.has(query.command))
    return finishAnswer(draft, 'answered', query, digestHelpBlocks(draft));
  const command = query.command === undefined ? undefined : findCommand(query.command);
  if (command !== undefined) {
    const options = command.options.map(({ name, summary }) =>
      draft.say('help.option', { name, summary: draft.say(summary) }),
    );
    const blocks: Block[] = [
      paragraph(
        ...draft.say('help.command', { usage: usageOf(command), summary: draft.say(command.summary) }),
      ),
      ...(options.length > 0 ? [list(options)] : []),
      paragraph(...draft.say('help.example', { example: inLanguage(command.example, language).text })),
      paragraph(...draft.say('help.language')),
    ];
    return finishAnswer(draft, 'answered', query, blocks);
  }
  const unknown =
    query.command === undefined
      ? []
      : [paragraph(...draft.say('help.unknown', { command: echo(query.command) }))];
  const shown = commands.filter(({ inHelp }) => inHelp === undefined);
  const named = commands.filter((each) => !shown.includes(each)).map(({ name }) => [text(name)]);
  const about = draft.say('help.about', { subject: draft.textOf(core.knowledge.subject) });
  const blocks = [
    ...unknown,
    ...(unknown.length > 0 ? [] : [heading(...draft.say('help.title')), paragraph(...about)]),
    paragraph(...draft.say('help.ask')),
    list([
      ...shown.map((each) =>
        draft.say('help.command', { usage: usageOf(each), summary: draft.say(each.summary) }),
      ),
      draft.say('help.more', { commands: inRow(draft, named), digest: digestCommandName }),
    ]),
    paragraph(...draft.say('help.example', { example: examples(language).join(' · ') })),
  ];
  return finishAnswer(draft, 'answered', query, blocks);
}

/** The answer to a greeting or to thanks, with what to do next. */
export function answerGreeting(
  query: Extract<Query, { kind: 'greeting' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const sentence = query.of === 'thanks' ? draft.say('greeting.thanks') : draft.say('greeting.hello');
  return finishAnswer(
    draft,
    'answered',
    query,
    [paragraph(...sentence)],
    query.of === 'hello' ? starters : [],
  );
}

/** Why there is no answer, and what can be answered instead. No source is shown. */
export function answerUnknown(
  query: Extract<Query, { kind: 'unknown' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const asksBack = ['empty', 'too-long', 'no-context', 'unclear'].includes(query.because);
  const perhaps = query.because === 'not-understood' ? [text(' '), ...draft.say('unknown.perhaps')] : [];
  const blocks = [paragraph(...refusal(draft, query.because), ...perhaps)];
  if (!asksBack) {
    blocks.push(
      paragraph(...draft.say('unknown.subject', { subject: draft.textOf(core.knowledge.subject) })),
    );
  }
  return finishAnswer(draft, asksBack ? 'needs_clarification' : 'not_in_sources', query, blocks, starters);
}

/** What to ask first, for those who do not know yet. */
const starters: readonly Query[] = [{ kind: 'cities' }, { kind: 'commitments' }, { kind: 'compacts' }];

function refusal(draft: Draft, because: Extract<Query, { kind: 'unknown' }>['because']) {
  switch (because) {
    case 'empty':
      return draft.say('unknown.empty');
    case 'too-long':
      return draft.say('unknown.too-long', { limit: questionLimit });
    case 'no-context':
      return draft.say('unknown.no-context');
    case 'unclear':
      return draft.say('unknown.unclear');
    case 'off-topic':
      return draft.say('unknown.off-topic');
    case 'advice':
      return draft.say('unknown.advice');
    case 'not-understood':
      return draft.say('unknown.not-understood');
    case 'not-in-sources':
      return draft.say('unknown.not-in-sources');
  }
}

function examples(language: Language): string[] {
  return commands
    .filter(({ name }) => ['ask', 'city', 'commitment'].includes(name))
    .map(({ example }) => inLanguage(example, language).text);
}
