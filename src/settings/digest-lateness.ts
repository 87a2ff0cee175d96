import { z } from 'zod';
import { defaults, type latenessSettingNames } from './config.ts';
import { setting } from './setting.ts';

const hours = 'expected a number of hours from 1 to 20';

/** How late a digest may still come: long enough for a repair, and never into the next day's digest. */
export const latenessSettings = {
  DIGEST_GRACE_HOURS: setting(
    z.coerce
      .number(hours)
      .int('expected a whole number of hours')
      .min(1, hours)
      .max(20, hours)
      .default(defaults.digest.graceHours),
  ).describe('How late a digest may still come after a downtime, in hours (6)'),
} satisfies Record<(typeof latenessSettingNames)[number], z.ZodType>;
