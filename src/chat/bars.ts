/** Stands for a bar while a message is read: a sign that no script has, so that none is taken for somebody's ">". */
export const bar = '\u{10F900}';

/** What a message shows behind a bar, as chats show what is quoted or forwarded. */
export function behindBar(text: string): string {
  return text.replace(/^/gmu, bar);
}

/**
 * The words of a message, with ">" for each bar, but only where something stands without one: a bar before everything sets
 * nothing apart. What a chat shows behind a bar is parted from the rest by an empty line.
 */
export function settleBars(text: string): string {
  const lines = text.split('\n');
  const isBehind = (line: string | undefined) => line?.startsWith(bar) === true;
  const words = lines.filter((line) => line.replaceAll(bar, '').trim() !== '');
  if (words.every(isBehind)) return text.replaceAll(bar, '');
  return lines
    .flatMap((line, index) =>
      index > 0 && isBehind(line) !== isBehind(lines[index - 1]) ? ['', line] : [line],
    )
    .join('\n')
    .replaceAll(bar, '> ');
}
