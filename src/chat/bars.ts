/** Stands for a bar while a message is read: a sign that no script has, so that none is taken for somebody's ">". */
export const bar = '\u{10F900}';

/** What a message shows behind a bar, as chats show what is quoted or forwarded. */
export function behindBar(text: string): string {
  return text.replace(/^/gmu, bar);
}

/**
 * The words of a message, with ">" for each bar, but only where something stands without one: a bar before everything sets
 * nothing apart.
 */
export function settleBars(text: string): string {
  const lines = text.split('\n').filter((line) => line.replaceAll(bar, '').trim() !== '');
  return text.replaceAll(bar, lines.every((line) => line.startsWith(bar)) ? '' : '> ');
}
