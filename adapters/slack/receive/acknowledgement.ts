import type { Context } from '@slack/bolt';
import type { Logger } from 'pino';
import { withoutSecrets } from './sdk-log.ts';

/** What the way to Slack knows of one acknowledgement. */
export interface AcknowledgementWay {
  /** When what is acknowledged arrived at this process, by `performance.now()`. */
  readonly arrivedAt: number;
  /** Calls back, once, where the connection broke before Slack can be taken to have read the acknowledgement. */
  onLost(then: () => void): void;
}

/** The name under which a receiver hands the way of an acknowledgement to the handlers, in Bolt's context. */
const property = 'acknowledgementWay';

/** The way as a custom property for Bolt, which puts it into every handler's context. */
export function asProperty(way: AcknowledgementWay): Record<string, unknown> {
  return { [property]: way };
}

/** The way among the custom properties of what a receiver hands on. */
export function wayIn(properties: Readonly<Record<string, unknown>> = {}): AcknowledgementWay | undefined {
  return properties[property] as AcknowledgementWay | undefined;
}

/** The way that the acknowledgement of what is handled takes. */
export function wayOf(context: Context): AcknowledgementWay | undefined {
  return wayIn(context);
}

/**
 * Acknowledges. Where the connection is gone, Slack may deliver the same again, or not: the answer does not wait for
 * that, and takes another way.
 * @returns whether the acknowledgement was written.
 */
export async function acknowledge(ack: () => Promise<unknown>, log: Logger): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ code: withoutSecrets((error as Error).message) }, 'an acknowledgement did not reach Slack');
    return false;
  }
}
