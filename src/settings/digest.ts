import { z } from 'zod';
import { type DigestConfig, defaults, digestAccesses, type digestSettingNames } from './config.ts';
import { setting } from './setting.ts';

const hours = 'expected a number of hours from 1 to 20';

/** The settings of digests: how late one may come, and who may turn one on. */
export const digestSettings = {
  DIGEST_GRACE_HOURS: setting(
    z.coerce
      .number(hours)
      .int('expected a whole number of hours')
      .min(1, hours)
      .max(20, hours)
      .default(defaults.digest.graceHours),
  ).describe('How late a digest may still come after a downtime, in hours (6)'),
  DIGEST_SLACK_ACCESS: setting(
    z
      .enum(digestAccesses, `expected one of ${digestAccesses.join(', ')}`)
      .default(defaults.digest.slackAccess),
  ).describe(`Who may turn on digests in Slack: ${digestAccesses.join(', ')} (everyone)`),
} satisfies Record<(typeof digestSettingNames)[number], z.ZodType>;

type Values = z.infer<z.ZodObject<typeof digestSettings>>;

/** How digests are delivered. */
export function readDigestConfig(values: Values): DigestConfig {
  return { graceHours: values.DIGEST_GRACE_HOURS, slackAccess: values.DIGEST_SLACK_ACCESS };
}
