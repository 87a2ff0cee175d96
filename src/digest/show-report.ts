import type { Logger } from 'pino';
import type { ReportDeskParts } from '../report/desk.ts';
import type { ReportChannel } from '../report/report.ts';
import type { Messenger } from './messenger.ts';

/**
 * Shows reports in a channel through the messenger of its platform, which may start later than whoever takes reports.
 * Why one cannot be shown goes to the log, and nothing of what it says.
 */
export function shownIn(
  { platform, workspace, channel }: ReportChannel,
  messengers: readonly Messenger[],
  log: Logger,
): NonNullable<ReportDeskParts['show']> {
  return async (message, key) => {
    const messenger = messengers.find((each) => each.platform === platform);
    if (messenger === undefined) {
      log.warn(
        { platform },
        'COMPACTS_REPORTS names a platform that the bot does not run on; reports are kept',
      );
      return false;
    }
    const prepared = await messenger.prepare({ platform, workspace, channel }, message, key);
    const outcome = 'send' in prepared ? await prepared.send() : prepared;
    if (outcome.kind === 'sent') return true;
    const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
    log.warn({ platform, reason }, 'the channel for reports took none; the report is kept and comes later');
    // Where nobody knows whether it arrived, a second one would be worse than none: it is in the store.
    return outcome.kind === 'unknown';
  };
}
