import { readFile } from 'node:fs/promises';
import type { Surfaces } from '../../src/chat/surface.ts';
import { digestCommandName } from '../../src/commands/digest-catalogue.ts';
import type { Store } from '../../src/digest/store.ts';
import { exportDigests, importDigests } from '../../src/digest/transfer.ts';
import type { Clock } from '../../src/ports.ts';
import type { Report } from '../../src/report/report.ts';
import type { Config } from '../../src/settings/config.ts';
import { redactor } from '../../src/settings/redaction.ts';
import { echo } from '../../src/text/echo.ts';
import { runDigestCommand } from './digest-command.ts';
import { type Streams, write } from './streams.ts';

/** What commands on the store need. */
export interface StoreCommandParts {
  readonly config: Config;
  readonly streams: Streams;
  readonly clock: Clock;
  readonly openStore: () => Promise<Store>;
  /** The platforms whose payloads can be printed. */
  readonly surfaces: Surfaces;
}

const usage =
  'Write: store export, store import FILE [--dry-run], or store forget PLATFORM WORKSPACE [CHANNEL]\n';

/**
 * Runs `compacts-digest …` for a channel of the console's own, which shows previews and schedules and is delivered to by
 * nobody, or moves digests between stores. Gives the exit code.
 */
export async function runStoreCommand(args: readonly string[], parts: StoreCommandParts): Promise<number> {
  const store = await parts.openStore();
  try {
    const [first, ...rest] = args;
    return first === digestCommandName
      ? await runDigestCommand(rest, store, parts)
      : first === 'reports'
        ? await reports(rest, store, parts)
        : rest[0] === 'forget'
          ? await forget(rest.slice(1), store, parts)
          : await transfer(rest, store, parts);
  } finally {
    await store.close();
  }
}

/** Prints the reports of mistakes, or deletes one by its id. */
async function reports(
  [what, id, ...more]: readonly string[],
  { reports: kept, place }: Store,
  { streams, config }: StoreCommandParts,
): Promise<number> {
  if (what === undefined) {
    const all = await kept.all();
    const shown = all.length === 0 ? `No reports in ${place}.` : all.map(reportLines).join('\n\n');
    await write(streams.output, `${redactor(config.secrets)(shown)}\n`);
    return 0;
  }
  if (what !== 'forget' || id === undefined || more.length > 0) {
    await write(streams.errors, 'Write: reports, or reports forget ID\n');
    return 2;
  }
  const isGone = await kept.remove(id);
  const said = isGone ? `report ${id} deleted from ${place}` : `no report has the id ${echo(id)}`;
  await write(isGone ? streams.output : streams.errors, `${said}\n`);
  return isGone ? 0 : 1;
}

/** A report as text, each line of what was said behind a mark, so that it cannot pass for another report. */
function reportLines({
  id,
  at,
  platform,
  query,
  language,
  dataDate,
  said,
  source,
  name,
  told,
}: Report): string {
  const quoted = (text: string) => text.split(/[\r\n\u2028\u2029]+/u).map((line) => `  > ${echo(line)}`);
  return [
    `${id}  ${at.toISOString()}  ${platform}  ${query} (${language}, data as of ${dataDate})${told ? '' : '  not shown in a channel'}`,
    ...quoted(said),
    ...(source === undefined ? [] : [`  source: ${echo(source)}`]),
    ...(name === undefined ? [] : [`  name: ${echo(name)}`]),
  ].join('\n');
}

/** Deletes what is kept of a channel or of a whole workspace, such as when somebody asks for it. */
async function forget(
  words: readonly string[],
  store: Store,
  { streams }: StoreCommandParts,
): Promise<number> {
  const [platform, workspace, channel, ...more] = words;
  const isKnown = platform === 'slack' || platform === 'discord';
  if (!isKnown || workspace === undefined || more.length > 0) {
    await write(streams.errors, usage);
    return 2;
  }
  const { subscriptions, installations } = store;
  const digests =
    channel === undefined
      ? await subscriptions.forget(platform, workspace)
      : await subscriptions.forgetChannel({ platform, workspace, channel });
  if (channel === undefined) await installations.remove(platform, workspace);
  await write(streams.output, `digests deleted: ${digests}, with their history, from ${store.place}\n`);
  return 0;
}

async function transfer(
  words: readonly string[],
  store: Store,
  { streams, config }: StoreCommandParts,
): Promise<number> {
  const [what, ...rest] = words;
  const dryRun = rest.includes('--dry-run');
  const [file, ...more] = rest.filter((word) => word !== '--dry-run');
  if (what === 'export' && rest.length === 0) {
    await write(streams.output, redactor(config.secrets)(await exportDigests(store.subscriptions)));
    return 0;
  }
  if (what !== 'import' || file === undefined || more.length > 0) {
    await write(streams.errors, usage);
    return 2;
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    await write(streams.errors, `${file} cannot be read: ${(error as Error).message}\n`);
    return 1;
  }
  const imported = await importDigests(text, store.subscriptions, dryRun);
  if ('problems' in imported) {
    await write(streams.errors, `${file} was not taken in:\n${imported.problems.slice(0, 20).join('\n')}\n`);
    return 1;
  }
  const { subscriptions, deliveries, taken } = imported;
  const done = taken === 'all' ? 'taken into' : 'new, and not taken into';
  await write(
    streams.output,
    `subscriptions: ${subscriptions}, deliveries: ${deliveries}; ${done} ${store.place}\n`,
  );
  return 0;
}
