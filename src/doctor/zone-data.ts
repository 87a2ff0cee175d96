/** The time-zone data of this program's runtime, by its IANA version: `2026c`. */
export const zoneData: string = process.versions['tz'] ?? 'unknown';

/** The oldest time-zone data that the project's dates were worked out with. */
const expected = '2026c';

/** A warning for the operator where the runtime's time-zone data is older than the project's. */
export function newerZoneData(known: string = zoneData): string | undefined {
  return known >= expected && known !== 'unknown'
    ? undefined
    : `the time-zone data of this Node is ${known}, and ${expected} is known: some zones may be an hour off; update Node`;
}
