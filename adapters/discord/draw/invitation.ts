/** What the bot may do in a server, each with its reason. https://discord.com/developers/docs/topics/permissions */
const forDigest = [
  { bit: 1n << 10n, name: 'View Channel', reason: 'a digest goes to a channel that the bot can see' },
  { bit: 1n << 11n, name: 'Send Messages', reason: 'a digest is a message' },
  { bit: 1n << 38n, name: 'Send Messages in Threads', reason: 'a digest may go to a thread' },
] as const;

/** The link that invites the bot, with the fewest permissions, and why it asks for each. */
export function invitation(applicationId: string): { link: string; permissions: string[] } {
  // Answering commands needs no permission at all: Discord shows the answer, not the bot.
  const bits = forDigest.reduce((sum, { bit }) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(bits),
  });
  return {
    link: `https://discord.com/oauth2/authorize?${query}`,
    permissions: forDigest.map(({ name, reason }) => `${name}: ${reason}`),
  };
}
