/** What the bot may do in a server, each with its reason. https://discord.com/developers/docs/topics/permissions */
const asked = [
  {
    bit: 1n << 10n,
    name: 'View Channel',
    reason: 'mentions are heard, and digests go, in channels that the bot can see',
  },
  { bit: 1n << 11n, name: 'Send Messages', reason: 'a digest and the answer to a mention are messages' },
  { bit: 1n << 38n, name: 'Send Messages in Threads', reason: 'the same in threads' },
] as const;

/** The link that invites the bot, with the fewest permissions, and why it asks for each. */
export function invitation(applicationId: string): { link: string; permissions: string[] } {
  // Answering commands needs no permission at all: Discord shows the answer, not the bot.
  const bits = asked.reduce((sum, { bit }) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(bits),
  });
  return {
    link: `https://discord.com/oauth2/authorize?${query}`,
    permissions: asked.map(({ name, reason }) => `${name}: ${reason}`),
  };
}
