import { type Language, languages } from '../language.ts';

/** The most questions that one message is cut into. */
const mostQuestions = 4;

/** Sentences: behind a mark that ends one, and before "2)" of a numbered row. */
const betweenSentences = /(?<=[?!;]|\p{Ll}{3}[.…](?=\s+[\p{Lu}¿¡]))\s+|(?:^|\s)\d[).]\s+/u;

/** Words that join a second question, by language: only before a word that asks. */
const betweenQuestions: Record<Language, RegExp> = {
  en: /,?\s+and\s+(?=(?:who|when|where|why|how|which|what|is|are|was|were|did|does|do|will|has|have)\b)/iu,
  fr: /,?\s+et\s+(?=(?:qui|quand|où|ou|pourquoi|comment|combien|quel|quelle|quels|quelles|est-ce|que|qu)(?!\p{L}))/iu,
  es: /,?\s+[ye]\s+(?=¿?(?:quién|quien|quiénes|cuándo|cuando|dónde|donde|por qué|cómo|cuántos|cuántas|cuantos|cuantas|qué|que|cuál|cuáles)(?!\p{L}))/iu,
};

/** The sentences of a message, each a question or a remark of its own. One alone is no several. */
export function splitSentences(text: string): string[] {
  return partsOf(text, betweenSentences);
}

/** The questions that a single sentence joins: "who presented the paper and when was it?" */
export function splitJoined(text: string): string[] {
  return languages.map((language) => partsOf(text, betweenQuestions[language])).find(isSeveral) ?? [text];
}

/**
 * What is asked behind "could you tell me", "je voudrais savoir", "me podría decir": who asks and why stands
 * before it. The whole text where there is no such request.
 */
export function behindRequest(text: string): string {
  const [, asked] = request.exec(text) ?? [];
  return asked === undefined || asked.trim() === '' ? text : asked;
}

const request =
  /^.{8,}?\b(?:tell me|let me know|like to know|need to know|want to know|wondering|me dire|m['’]indiquer|me préciser|savoir|decirme|indicarme|saber|podés decir|confirmarme)\b[,: ]+(?:si |if |whether )?(.+)$/isu;

/** True where there is more than one part, and not so many that it is no question any more. */
export function isSeveral(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.length <= mostQuestions;
}

function partsOf(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.replace(/^\s*\d[).]\s*/u, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
