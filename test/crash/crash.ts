import { parseArgs } from 'node:util';
import { type CrashOptions, runCrash } from './run.ts';

/** `npm run crash -- --store sqlite|postgres --instances N --subscriptions N --kills N --lost PERCENT --freeze N` */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    instances: { type: 'string', default: '3' },
    subscriptions: { type: 'string', default: '500' },
    kills: { type: 'string', default: '40' },
    lost: { type: 'string', default: '5' },
    freeze: { type: 'string', default: '3' },
  },
});
const number = (name: 'instances' | 'subscriptions' | 'kills' | 'lost' | 'freeze', least: number): number => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= least) return value;
  throw new RangeError(`--${name}: expected a number from ${least} on, not "${values[name]}"`);
};

try {
  if (values.store !== 'sqlite' && values.store !== 'postgres') {
    throw new RangeError(`--store: expected sqlite or postgres, not "${values.store}"`);
  }
  const options: CrashOptions = {
    store: values.store,
    instances: number('instances', 1),
    subscriptions: number('subscriptions', 1),
    kills: number('kills', 0),
    lost: number('lost', 0) / 100,
    freezes: number('freeze', 0),
  };
  const { missed, doubled, uncertain, deliveries, kills, steps, freezes, problems, wrong } =
    await runCrash(options);
  const bySteps = Object.entries(steps).map(([step, count]) => `${count} at "${step}"`);
  for (const problem of [...problems, ...wrong]) process.stdout.write(`${problem}\n`);
  process.stdout.write(`kills: ${bySteps.join(', ')}; ${freezes} times frozen beyond the lease\n`);
  process.stdout.write(
    `missed ${missed}, doubled ${doubled}, uncertain ${uncertain} of ${deliveries} deliveries, ${kills} kills\n`,
  );
  process.exitCode = missed > 0 || doubled > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
