import { findCommand } from '../commands/registry.ts';

/** True for "verify" alone, in any language: said in reply to a message, it asks to check what that one says. */
export function asksToCheck(line: string): boolean {
  const word = line.trim().replace(/[\s!.:?…]+$/u, '');
  return !/\s/u.test(word) && findCommand(word)?.name === 'verify';
}
