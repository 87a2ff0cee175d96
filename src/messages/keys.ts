import { answerKeys } from './keys/answer.ts';
import { chatKeys } from './keys/chat.ts';
import { citeKeys } from './keys/cite.ts';
import { commandsKeys } from './keys/commands.ts';
import { commitmentsKeys } from './keys/commitments.ts';
import { compareKeys } from './keys/compare.ts';
import { consoleKeys } from './keys/console.ts';
import { countsKeys } from './keys/counts.ts';
import { digestKeys } from './keys/digest.ts';
import { digestCommandsKeys } from './keys/digest-commands.ts';
import { discordKeys } from './keys/discord.ts';
import { doctorKeys } from './keys/doctor.ts';
import { documentsKeys } from './keys/documents.ts';
import { endorsersKeys } from './keys/endorsers.ts';
import { exportKeys } from './keys/export.ts';
import { helpKeys } from './keys/help.ts';
import { noAnswerKeys } from './keys/no-answer.ts';
import { playgroundKeys } from './keys/playground.ts';
import { recordsKeys } from './keys/records.ts';
import { reportKeys } from './keys/report.ts';
import { slackKeys } from './keys/slack.ts';
import { stepsKeys } from './keys/steps.ts';
import { verifyKeys } from './keys/verify.ts';
import { votesKeys } from './keys/votes.ts';

/**
 * Every sentence the bot says, by key, with the parameters its wording may use: a file for each feature in `keys/`.
 * The wordings are in `data/messages/<language>.json`; a call with a wrong key or a missing parameter does not compile.
 */
export const messageParameters = {
  ...answerKeys,
  ...noAnswerKeys,
  ...helpKeys,
  ...stepsKeys,
  ...endorsersKeys,
  ...exportKeys,
  ...countsKeys,
  ...commitmentsKeys,
  ...recordsKeys,
  ...documentsKeys,
  ...compareKeys,
  ...votesKeys,
  ...verifyKeys,
  ...citeKeys,
  ...commandsKeys,
  ...chatKeys,
  ...reportKeys,
  ...digestCommandsKeys,
  ...digestKeys,
  ...doctorKeys,
  ...slackKeys,
  ...discordKeys,
  ...playgroundKeys,
  ...consoleKeys,
} as const;

export type MessageKey = keyof typeof messageParameters;

/** The keys of sentences without parameters: summaries of commands and options are such. */
export type PlainKey = {
  [Key in MessageKey]: (typeof messageParameters)[Key] extends readonly [] ? Key : never;
}[MessageKey];
