import type { RegisteredCommand } from '../draw/commands.ts';
import type { Outbound } from '../send/outbound.ts';
import type { Refusal } from '../send/refusals.ts';

/** What became of the registration: the differences in plain words, and whether they were written. */
export type Registration =
  | { readonly done: true; readonly differences: readonly string[] }
  | { readonly done: false; readonly refusal: Refusal };

/**
 * Compares the commands with those Discord has, for one server or for all, and writes them only where they
 * differ: Discord allows 200 new commands a day.
 */
export async function register(
  outbound: Outbound,
  applicationId: string,
  guildId: string | undefined,
  wanted: readonly RegisteredCommand[],
): Promise<Registration> {
  const listed = await outbound.listCommands(applicationId, guildId);
  if (!listed.done) return listed;
  const differences = differencesOf(listed.result, wanted);
  if (differences.length === 0) return { done: true, differences };
  const written = await outbound.writeCommands(applicationId, guildId, wanted);
  return written.done ? { done: true, differences } : written;
}

/** How the registered commands differ from the wanted ones, a line each: `changed: /compacts ask: description`. */
export function differencesOf(registered: readonly unknown[], wanted: readonly unknown[]): string[] {
  const before = factsOf(registered);
  const after = factsOf(wanted);
  const added = [...after.keys()].filter((key) => !before.has(key));
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const changed = [...after.keys()].filter((key) => before.has(key) && before.get(key) !== after.get(key));
  const ofNew = (keys: readonly string[]) =>
    keys.filter((key) => !keys.some((other) => other !== key && isWhole(other) && isPartOf(key, other)));
  const inBoth = (facts: ReadonlyMap<string, string>) =>
    [...facts.keys()].filter((key) => isWhole(key) && before.has(key) && after.has(key)).join('\n');
  return [
    ...(inBoth(before) === inBoth(after) ? [] : ['changed: the order of options']),
    ...ofNew(added).map((key) => `new: ${key}`),
    ...ofNew(gone).map((key) => `gone: ${key}`),
    ...changed.map((key) => `changed: ${key}: ${before.get(key)} -> ${after.get(key)}`),
  ];
}

/** The key of a command, a subcommand or an option itself, and not of one of its fields. */
function isWhole(key: string): boolean {
  return !key.includes(': ');
}

function isPartOf(key: string, other: string): boolean {
  return key.startsWith(`${other} `) || key.startsWith(`${other}: `);
}

/** Everything that commands say, each fact under a readable key, Discord's defaults filled in. */
function factsOf(commands: readonly unknown[]): Map<string, string> {
  const facts = new Map<string, string>();
  const named = commands.map((command): [string, Fields] => [keyOf(command as Fields), command as Fields]);
  // Discord lists commands in an order of its own, which nobody sees.
  for (const [key, fields] of named.sort(([one], [other]) => (one < other ? -1 : 1))) {
    collect(facts, key, { ...commandDefaults, ...withoutNothing(fields) });
  }
  return facts;
}

function keyOf(fields: Fields): string {
  const name = String(fields['name']);
  return (fields['type'] ?? 1) === 3 ? `menu “${name}”` : `/${name}`;
}

type Fields = Readonly<Record<string, unknown>>;

const commandDefaults: Fields = { type: 1, integration_types: [0] };

/** What Discord adds by itself, and what tells nothing about the command. */
const ignored = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'name',
  'options',
  'dm_permission',
  'nsfw',
]);

function collect(facts: Map<string, string>, key: string, fields: Fields): void {
  facts.set(key, String(fields['type']));
  for (const [field, value] of Object.entries(fields)) {
    if (ignored.has(field)) continue;
    facts.set(`${key}: ${field}`, saidOf(field, value));
  }
  for (const option of (fields['options'] as readonly Fields[] | undefined) ?? []) {
    collect(facts, `${key} ${String(option['name'])}`, withoutNothing(option));
  }
}

/** Fields that are sets: Discord gives their members in an order of its own. */
const setFields = new Set(['contexts', 'integration_types', 'channel_types']);

function saidOf(field: string, value: unknown): string {
  if (field === 'default_member_permissions') return String(value);
  return stable(setFields.has(field) && Array.isArray(value) ? value.toSorted() : value);
}

/** Without fields that are as good as left out: null, false, empty. */
function withoutNothing(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      if (value === null || value === undefined || value === false || value === '') return false;
      return typeof value !== 'object' || Object.keys(value).length > 0;
    }),
  );
}

/** The same text for the same value, whatever the order of its fields. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(withoutNothing(inner as Fields)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
