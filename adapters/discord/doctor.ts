import { REST } from '@discordjs/rest';
import { type Examination, type Examined, type Finding, findingsOn } from '../../src/doctor/finding.ts';
import { DataError } from '../../src/knowledge/problem.ts';
import { formCheck } from '../../src/knowledge-form.ts';
import { loadMessages } from '../../src/messages/load.ts';
import type { DiscordSetup } from '../../src/settings/discord-setup.ts';
import { discordCommands } from './draw/commands.ts';
import { differencesOf } from './receive/registration.ts';
import { createOutbound, type LoginsLeft, type Outbound, outboundOptions } from './send/outbound.ts';
import { type Refusal, tokenHelp } from './send/refusals.ts';

const { well, attention, wrong, unchecked } = findingsOn('discord');

/** So few logins left of a day's say that something restarts the bot over and over. */
const fewLogins = 100;

/** How many differences are shown; the rest is only counted. */
const differencesShown = 3;

/** What Discord says of the token, over REST alone: the gateway is not joined, and nothing is changed. */
export function discordExamination(setup: DiscordSetup, dataFolder: string): Examination {
  return {
    subject: 'discord',
    examine: async () => {
      const { api, token } = setup;
      const rest = new REST({ ...outboundOptions, ...(api !== undefined && { api }) }).setToken(token);
      const outbound = createOutbound(rest, { onStop: () => undefined, onPause: () => undefined });
      const findings = await examine(setup, dataFolder, outbound);
      const clock = outbound.clockThere();
      return { findings, ...(clock !== undefined && { clocks: [clock] }) } satisfies Examined;
    },
  };
}

async function examine(setup: DiscordSetup, dataFolder: string, outbound: Outbound): Promise<Finding[]> {
  const told = await outbound.whoAmI();
  if (!told.done) return [refused(told.refusal)];
  const { applicationId, name } = told.result;
  const [logins, commands] = await Promise.all([
    outbound.loginsLeft(),
    examineCommands({ ...setup, applicationId }, dataFolder, outbound),
  ]);
  return [
    well(`DISCORD_TOKEN is the bot’s of ${name} (${applicationId})`),
    ...(setup.applicationId === applicationId
      ? []
      : [
          wrong(
            `DISCORD_APPLICATION_ID is ${setup.applicationId}, which is not the token’s`,
            'Leave it empty: the token says which application it belongs to.',
          ),
        ]),
    well('the intents are Guilds, GuildMessages and DirectMessages, which every bot may have'),
    logins.done ? examineLogins(logins.result) : refused(logins.refusal),
    commands,
  ];
}

function examineLogins({ remaining, total, resetAfter }: LoginsLeft): Finding {
  const left = `${remaining} of ${total} logins to the gateway are left today`;
  if (remaining >= Math.min(fewLogins, total)) return well(left);
  const hours = Math.ceil(resetAfter / 3_600_000);
  return attention(
    `${left}; at 0 Discord takes the token away`,
    `Find out what restarts the bot again and again; they are all back in ${hours} h.`,
  );
}

async function examineCommands(
  { applicationId, guildId }: DiscordSetup,
  dataFolder: string,
  outbound: Outbound,
): Promise<Finding> {
  const listed = await outbound.listCommands(applicationId, guildId);
  if (!listed.done) {
    return guildId !== undefined && listed.refusal.todo === 'suspend'
      ? wrong(
          `the bot is not in the server DISCORD_GUILD (${guildId})`,
          'Invite it with the link of: npm run -s compacts -- invite',
        )
      : refused(listed.refusal);
  }
  const wanted = wantedCommands(dataFolder);
  if (wanted === undefined) return unchecked('the commands are not compared while the data has problems');
  const differences = differencesOf(listed.result, wanted);
  if (differences.length === 0) return well('the commands are registered and current');
  const more = differences.length - differencesShown;
  const shown = [...differences.slice(0, differencesShown), ...(more > 0 ? [`and ${more} more`] : [])];
  return attention(
    `the registered commands are not those of this version: ${shown.join('; ')}`,
    'Start the bot: it registers what differs. If it runs, look in its log for “could not be registered”.',
  );
}

/** The commands of this version, or undefined where the sentences for them are not right. */
function wantedCommands(dataFolder: string) {
  try {
    return discordCommands(loadMessages(dataFolder, formCheck.messages));
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

function refused({ todo, status, code, message }: Refusal): Finding {
  if (todo === 'stop') return wrong(`Discord does not accept DISCORD_TOKEN (${status})`, `${tokenHelp}.`);
  return wrong(
    `Discord did not answer (${code === 0 ? status : code}: ${message})`,
    'Check that this machine reaches https://discord.com, then try again.',
  );
}
