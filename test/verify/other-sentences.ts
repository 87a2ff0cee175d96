import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quotationLimit } from '../../src/verify/verify.ts';
import { wordsIn } from '../../src/verify/words.ts';

const root = join(import.meta.dirname, '..', '..');

/** Sentences that people wrote about something else: this project's own documents, but for those that quote. */
export function ownSentences(): string[] {
  const files = globSync(['*.md', 'docs/*.md', 'docs/decisions/*.md', 'src/**/*.ts', 'adapters/**/*.ts'], {
    cwd: root,
  });
  return files.flatMap((file) => {
    const prose = readFileSync(join(root, file), 'utf8').replace(/```[\s\S]*?```|^[>|#].*$/gmu, '');
    const comments = file.endsWith('.md') ? prose : (prose.match(/\/\*\*[\s\S]*?\*\//gu)?.join('\n') ?? '');
    const text = comments.replace(/^\s*\/?\*+\/?/gmu, ' ').replace(/\s+/gu, ' ');
    return text
      .split(/(?<=[.!?])\s/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => !quotes.test(sentence))
      .filter((sentence) => wordsIn(sentence) >= 8 && sentence.length <= quotationLimit);
  });
}

/** Words in marks: they may stand in a document. */
const quotes = /["“«]/u;

const questions = join(root, '..', 'shared', 'questions', 'offtopic.jsonl');

/** Questions of the public about anything else, in three languages, where they lie beside the project; else none. */
export function offTopicSentences(): string[] {
  if (!existsSync(questions)) return [];
  const lines = readFileSync(questions, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { question: string }).question);
}
