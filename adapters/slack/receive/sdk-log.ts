import { LogLevel, type Logger as SdkLogger } from '@slack/web-api';
import type { Logger } from 'pino';

/** What looks like a token or a secret of Slack: xoxb-…, xapp-…, xoxe.…, and the path of a response address. */
const secretShapes = /\b(?:xox[a-z]|xapp|xoxe)[.-][\w.-]+|(?<=hooks\.slack\.com\/)[\w/-]+/g;

/**
 * The SDK's log in ours, from `warn` on. Its debug lines hold whole messages, with users' words and addresses that
 * anyone may answer to, so they are never written, whatever the level; its info lines tell nothing that our own do
 * not.
 */
export function sdkLog(log: Logger): SdkLogger {
  const quiet = () => {};
  return {
    debug: quiet,
    info: quiet,
    warn: (...parts) => log.warn({ part: 'slack-sdk' }, wordsOf(parts)),
    error: (...parts) => log.error({ part: 'slack-sdk' }, wordsOf(parts)),
    setLevel: quiet,
    getLevel: () => LogLevel.WARN,
    setName: quiet,
  };
}

function wordsOf(parts: readonly unknown[]): string {
  return withoutSecrets(parts.map((word) => (word instanceof Error ? word.message : String(word))).join(' '));
}

/** A text without anything that looks like one of Slack's tokens. */
export function withoutSecrets(text: string): string {
  return text.replace(secretShapes, '[redacted]');
}
