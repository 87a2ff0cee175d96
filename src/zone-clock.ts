import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' };

/** The version of the time-zone data that digests are worked out with: `2026f`. It comes with a package, not with Node. */
export const zoneData: string = packed.version;

/** A zone's offsets from UTC in minutes, each with the instant in milliseconds since 1970 before which it holds. */
export interface ZoneRules {
  readonly offsets: readonly number[];
  /** As many as offsets; the last is infinite. */
  readonly untils: readonly number[];
}

/** A change of a zone's clock. */
export interface ClockChange {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The offset from UTC before and after, in minutes. */
  readonly before: number;
  readonly after: number;
}

const minute = 60_000;
const day = 1440 * minute;

/** Where the rules of each name are: a zone's line, or the name that it is another one of. */
interface ZoneIndex {
  readonly lines: ReadonlyMap<string, string>;
  readonly linked: ReadonlyMap<string, string>;
}

let index: ZoneIndex | undefined;
const unpacked = new Map<string, ZoneRules>();

/** Every name that the data knows, old ones too. */
export function zoneNames(): string[] {
  const { lines, linked } = indexOf();
  return [...lines.keys(), ...linked.keys()];
}

/** True for a name that the data knows as a zone. */
export function isZone(name: string): boolean {
  const { lines, linked } = indexOf();
  return lines.has(linked.get(name) ?? name);
}

/** The name whose rules a zone has: many are another's. */
export function zoneBehind(name: string): string {
  return indexOf().linked.get(name) ?? name;
}

/** @throws RangeError where the data knows no such zone. */
export function rulesOf(zone: string): ZoneRules {
  const behind = zoneBehind(zone);
  const known = unpacked.get(behind);
  if (known !== undefined) return known;
  const line = indexOf().lines.get(behind);
  if (line === undefined) throw new RangeError(`no time zone is called ${zone}`);
  const rules = unpack(line);
  unpacked.set(behind, rules);
  return rules;
}

/** The zone's offset from UTC at an instant in milliseconds since 1970, in minutes. */
export function offsetAt(at: number, zone: string): number {
  const rules = rulesOf(zone);
  return rules.offsets[placeOf(at, rules)] ?? 0;
}

/** What the zone's clock shows at an instant: the milliseconds since 1970 at which a clock of UTC shows the same. */
export function wallTime(at: number, zone: string): number {
  return at + Math.round(offsetAt(at, zone) * minute);
}

/**
 * The instant at which a zone's clock shows a time, given as the instant at which a clock of UTC shows it. A time that
 * comes twice is the first; one that is skipped moves on by what is skipped.
 */
export function instantAt(wall: number, zone: string): number {
  const rules = rulesOf(zone);
  const first = placeOf(wall - day, rules);
  const last = placeOf(wall + day, rules);
  let found: number | undefined;
  for (let place = first; place <= last; place += 1) {
    const at = wall - Math.round((rules.offsets[place] ?? 0) * minute);
    if (placeOf(at, rules) === place && (found === undefined || at < found)) found = at;
  }
  return found ?? wall - Math.round((rules.offsets[gapBefore(wall, first, rules)] ?? 0) * minute);
}

/** The next clock changes of a zone after an instant, at most `count`; none where the zone has no more. */
export function clockChanges(zone: string, from: number, count: number): ClockChange[] {
  const { offsets, untils } = rulesOf(zone);
  const changes: ClockChange[] = [];
  for (let place = placeOf(from, rulesOf(zone)); place + 1 < offsets.length; place += 1) {
    if (changes.length === count) break;
    const before = offsets[place] ?? 0;
    const after = offsets[place + 1] ?? 0;
    // A zone's name for its time may change alone.
    if (before !== after) changes.push({ at: untils[place] ?? 0, before, after });
  }
  return changes;
}

/** The place of the offset that holds at an instant. */
function placeOf(at: number, { untils }: ZoneRules): number {
  let low = 0;
  let high = untils.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (untils[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The place of the offset before the change that skips a time. */
function gapBefore(wall: number, first: number, { offsets, untils }: ZoneRules): number {
  let place = first;
  while (place + 1 < offsets.length && wall - (offsets[place + 1] ?? 0) * minute >= (untils[place] ?? 0))
    place += 1;
  return place;
}

function indexOf(): ZoneIndex {
  if (index !== undefined) return index;
  const lines = new Map(packed.zones.map((line) => [line.slice(0, line.indexOf('|')), line]));
  const linked = new Map(
    packed.links.map((link) => {
      const [zone = '', name = ''] = link.split('|');
      return [name, zone];
    }),
  );
  index = { lines, linked };
  return index;
}

/**
 * One zone of the packed data: its name, abbreviations, offsets, places of the offsets in time, and how long each
 * holds; numbers are of base 60, offsets count westwards, times are in minutes.
 */
function unpack(line: string): ZoneRules {
  const [, , packedOffsets = '', places = '', packedTimes = ''] = line.split('|');
  const offsets = packedOffsets.split(' ').map(fromBase60);
  const times = packedTimes === '' ? [] : packedTimes.split(' ').map(fromBase60);
  let at = 0;
  const untils = times.map((long) => {
    at += Math.round(long * minute);
    return at;
  });
  const order = [...places].map((place) => -(offsets[fromBase60(place)] ?? 0) || 0);
  return { offsets: order, untils: [...untils, Number.POSITIVE_INFINITY].slice(0, order.length) };
}

function fromBase60(text: string): number {
  const isNegative = text.startsWith('-');
  const point = text.indexOf('.');
  const end = point < 0 ? text.length : point;
  let value = 0;
  for (let at = isNegative ? 1 : 0; at < end; at += 1) value = value * 60 + digitAt(text, at);
  let part = 1;
  for (let at = end + 1; at < text.length; at += 1) {
    part /= 60;
    value += digitAt(text, at) * part;
  }
  return isNegative ? -value : value;
}

/** A digit of base 60: 0 to 9, then a to z, then A to X. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 97 ? code - 87 : code >= 65 ? code - 29 : code - 48;
}
