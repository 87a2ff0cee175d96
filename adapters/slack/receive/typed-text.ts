/** What a user wrote, as Slack delivers it, made readable: escapes undone, entities as the words they show. */
export function readText(text: string): string {
  const readable = text.replace(/<([^<>]*)>/g, (_, inner: string) => {
    const [target = '', label] = inner.split('|', 2);
    if (target.startsWith('@') || target.startsWith('!')) return ' ';
    if (target.startsWith('#')) return label === undefined ? ' ' : `#${label}`;
    return label ?? target;
  });
  return unescapeText(readable).trim();
}

/** The text of a slash command: Slack escapes its three marks there, and nothing else. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
