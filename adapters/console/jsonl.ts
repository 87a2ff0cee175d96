import { createInterface } from 'node:readline';
import { z } from 'zod';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { answerOrIncident } from '../../src/builders/incident.ts';
import { answerLanguage, languages } from '../../src/language.ts';
import { type Session, wishOf } from './session.ts';
import { write } from './streams.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  lang: z.enum(languages).optional(),
});

/**
 * Answers questions a line: `{"id", "question", "lang"?}` in, `{"id", "status", "outcome", "query", "text", "citations"}`
 * out, in the same order. A line that is not one gets `{"line", "error"}`, and the rest goes on.
 */
export async function answerJsonLines(session: Session): Promise<number> {
  const { streams } = session;
  let number = 0;
  for await (const line of createInterface({ input: streams.input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const going = await write(streams.output, `${JSON.stringify(answerLine(line, number, session))}\n`);
    if (!going) break;
  }
  return 0;
}

function answerLine(line: string, number: number, session: Session): object {
  const { core, report } = session;
  let content: unknown;
  try {
    content = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { line: number, error: 'not JSON: expected {"id": …, "question": …} on one line' };
  }
  const parsed = lineSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      line: number,
      error: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not as expected'}`,
    };
  }
  const { id, question, lang } = parsed.data;
  const wish = { ...wishOf(session), ...(lang !== undefined && { chosen: lang }) };
  const language = wish.chosen ?? wish.suggested;
  const answerIt = () => {
    const asked = understand(question, core, language);
    return answerAsked(asked, core, answerLanguage(wish, asked.language));
  };
  const { answer, incident } = answerOrIncident(answerIt, core, language, report);
  if (incident !== undefined) return { id, line: number, error: plainText(answer) };
  const citations = answer.citations.map(({ document, quote, locator }) => ({ document, quote, locator }));
  const { status, outcome, query } = answer;
  return { id, status, outcome, query, text: plainText(answer), citations };
}
