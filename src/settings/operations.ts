import { z } from 'zod';
import type { OperationsSetup, operationsSettingNames } from './operations-setup.ts';
import { setting } from './setting.ts';

const portRange = 'expected a port, 0 to 65535';

/** The settings for operators. */
export const operationsSettings = {
  OPERATIONS_PORT: setting(
    z.coerce.number(portRange).int(portRange).min(0, portRange).max(65_535, portRange).optional(),
  ).describe('The port for /healthz, /readyz and /metrics, such as 9464. Left out: they are not served'),
  OPERATIONS_HOST: setting(z.string().default('127.0.0.1')).describe(
    'The address they are served on; 0.0.0.0 for every one of this machine. Left out: 127.0.0.1',
  ),
} satisfies Record<(typeof operationsSettingNames)[number], z.ZodType>;

type Values = z.infer<z.ZodObject<typeof operationsSettings>>;

/** Where health and metrics are served, or undefined where nobody asked for them. */
export function readOperationsSetup(values: Values): OperationsSetup | undefined {
  const { OPERATIONS_PORT: port, OPERATIONS_HOST: host } = values;
  return port === undefined ? undefined : { host, port };
}
