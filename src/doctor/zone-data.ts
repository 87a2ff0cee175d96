import { formatDate } from '../calendar.ts';
import { offsetAt, zoneBehind, zoneData, zoneNames } from '../zone-clock.ts';
import { type Examination, findingsOn } from './finding.ts';

/** The time-zone data of this Node, by its IANA version: `2026c`. Digests are not worked out with it. */
export const zoneDataOfNode: string = process.versions['tz'] ?? 'unknown';

/** A zone whose clock is not the same by two versions of the data. */
export interface Parting {
  readonly zone: string;
  /** The first day looked at on which they part: `2026-11-01`. */
  readonly from: string;
}

const day = 86_400_000;

/** Far enough to see every rule of a year, and how far apart two looks are, in days. */
const lookedAhead = 366;
const step = 3;

/** What to do where the data of the package is behind. */
const fix =
  'Bring the zone data of today: npm install --save-exact moment-timezone@latest, then start it anew (docs/operations.md, “Clocks and zones”).';

let known: { readonly from: string; readonly partings: readonly Parting[] } | undefined;

/** The zones whose clock Node and the digests' data do not have the same within a year of an instant. */
export function partingsAfter(now: number): readonly Parting[] {
  const from = dateOf(now);
  if (known?.from === from) return known.partings;
  // Many names stand for the same zone, on both sides: each two are compared once.
  const compared = new Map<string, number | undefined>();
  const partings = zoneNames().flatMap((zone) => {
    const format = formatOfNode(zone);
    if (format === undefined) return [];
    const both = `${zoneBehind(zone)} ${format.resolvedOptions().timeZone}`;
    const at = compared.has(both) ? compared.get(both) : firstParting(zone, format, now);
    compared.set(both, at);
    return at === undefined ? [] : [{ zone, from: dateOf(at) }];
  });
  known = { from, partings };
  return partings;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first instant looked at on which a zone's clock is not what Node's format of it shows. */
function firstParting(zone: string, format: Intl.DateTimeFormat, now: number): number | undefined {
  for (let at = now; at <= now + lookedAhead * day; at += step * day) {
    if (offsetIn(format, at) !== Math.round(offsetAt(at, zone))) return at;
  }
  return undefined;
}

/** What writes a zone's dates as Node has them; undefined where it does not know the zone. */
function formatOfNode(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  } catch {
    return undefined;
  }
}

/** The offset from UTC at an instant, in minutes, of the zone that a format writes. */
function offsetIn(format: Intl.DateTimeFormat, at: number): number {
  const wall = Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
  return Math.round((wall - Math.floor(at / 1000) * 1000) / 60_000);
}

/** What to tell an operator where Node's data is newer than that of the digests; undefined where it is not. */
export function behindNode(ofNode: string = zoneDataOfNode): string | undefined {
  return ofNode > zoneData && ofNode !== 'unknown'
    ? `digests are worked out with time-zone data of ${zoneData}, and this Node has ${ofNode}: some digests may come an hour early or late`
    : undefined;
}

/** Whether the time-zone data is of today: both versions, and every zone for which they part within a year. */
export function zoneExamination(now: () => number = Date.now, ofNode: string = zoneDataOfNode): Examination {
  const { well, attention } = findingsOn('time zones');
  return {
    subject: 'time zones',
    examine: async () => {
      const partings = partingsAfter(now());
      const zones = partings.map(({ zone, from }) => `${zone} (from ${formatDate(from, 'en')})`).join(', ');
      const both = `digests are worked out with data of ${zoneData}, Node has ${ofNode}`;
      const says =
        zones === ''
          ? `${both}; for a year they give the same clock everywhere`
          : `${both}; within a year they part in ${zones}: digests there follow ${zoneData}`;
      return { findings: [behindNode(ofNode) === undefined ? well(says) : attention(says, fix)] };
    },
  };
}
