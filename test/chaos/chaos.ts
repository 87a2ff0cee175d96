import { parseArgs } from 'node:util';
import { type ChaosOptions, runChaos } from './run.ts';

/** `npm run -s chaos -- --store sqlite|postgres --faults N --digests N --seed N` */
const { values } = parseArgs({
  options: {
    store: { type: 'string', default: 'sqlite' },
    faults: { type: 'string', default: '25' },
    digests: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
});
const number = (name: 'faults' | 'digests' | 'seed', least: number): number => {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${name}: expected a whole number from ${least} on, not "${values[name]}"`);
};

try {
  if (values.store !== 'sqlite' && values.store !== 'postgres') {
    throw new RangeError(`--store: expected sqlite or postgres, not "${values.store}"`);
  }
  const options: ChaosOptions = {
    store: values.store,
    faults: number('faults', 0),
    digests: number('digests', 1),
    seed: number('seed', 0),
    onEvent: (what) => process.stdout.write(`${what}\n`),
  };
  const { store, faults, digests, seed } = options;
  process.stdout.write(
    `repeat with: npm run -s chaos -- --store ${store} --faults ${faults} --digests ${digests} --seed ${seed}\n`,
  );
  const result = await runChaos(options);
  const { missed, doubled, uncertain, unanswered, ended, red, redWanted, wrong } = result;
  for (const line of wrong) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `faults ${result.faults}, digests missed ${missed} doubled ${doubled} uncertain ${uncertain}, questions unanswered ${unanswered}, process ended ${ended}, red in time ${red} of ${redWanted}\n`,
  );
  process.exitCode = missed + doubled + unanswered + ended > 0 || red < redWanted ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
