import type { z } from 'zod';
import type { DataProblem } from '../knowledge/problem.ts';
import type { Language } from '../language.ts';
import { type MessageKey, messageParameters } from './keys.ts';
import type { Wording } from './say.ts';
import type { messagesSchema } from './schema.ts';

/**
 * What is wrong with the wordings of one file whose form is right: parameters that the program doesn't give, those
 * that a wording leaves out, and plural forms that its language has and a wording lacks.
 */
export function wrongWordings(file: string, content: z.infer<typeof messagesSchema>): DataProblem[] {
  return (Object.keys(messageParameters) as MessageKey[]).flatMap((key) =>
    [
      ...wrongParameters(key, content.messages[key]),
      ...missingForms(content.language, content.messages[key]),
    ].map((message) => ({ file, record: key, message })),
  );
}

/** Every form says everything it is given, but a number may be left unsaid: "One commitment:". */
function wrongParameters(key: MessageKey, given: Wording): string[] {
  const known: readonly string[] = messageParameters[key];
  const forms =
    typeof given === 'string' ? [given] : Object.values(given).filter((each) => each !== undefined);
  const used = forms.map((form) => [...form.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name));
  const unknown = [...new Set(used.flat())].filter((name) => !known.includes(name));
  const missing = known.filter((name) => name !== 'count' && !used.every((names) => names.includes(name)));
  return [
    ...unknown.map((name) => `{${name}} is not one of its parameters: ${known.join(', ') || 'none'}`),
    ...missing.map((name) => `expected {${name}}: without it the sentence loses what it is about`),
  ];
}

/** The plural forms of the language (CLDR) that a wording with forms lacks. */
function missingForms(language: Language, given: Wording): string[] {
  if (typeof given === 'string') return [];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return pluralCategories
    .filter((category) => (given as Readonly<Record<string, string | undefined>>)[category] === undefined)
    .map(
      (category) => `expected the form "${category}": ${language} counts in ${pluralCategories.join(', ')}`,
    );
}
