import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

/** The smallest bot on discord.js: what the bench measures against. Answers every command with the same word. */
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API'] ?? '' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable()) void interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
});
client.once(Events.ClientReady, () => process.stderr.write('connected to Discord\n'));
await client.login(process.env['DISCORD_TOKEN']);
