import { isZone } from '../zone-clock.ts';

/** "UTC+3", "GMT-5", "UTC +05:30", "UTC−3". */
const offset = /^(?:UTC|GMT)\s*(?<sign>[+\-−–])\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/iu;

/** Clocks of no full hour that are the same all year, by their minutes from UTC; there is no zone of their own for them. */
const ofPlaces: ReadonlyMap<number, string> = new Map([
  [-570, 'Pacific/Marquesas'],
  [210, 'Asia/Tehran'],
  [270, 'Asia/Kabul'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Kathmandu'],
  [390, 'Asia/Yangon'],
  [525, 'Australia/Eucla'],
  [570, 'Australia/Darwin'],
]);

/** IANA writes the sign the other way round: five hours behind UTC is `Etc/GMT+5`. */
const inIana = /^Etc\/GMT(?<sign>[+-])(?<hours>\d{1,2})$/u;

/** The zone of a clock that is said by its distance from UTC: `Etc/GMT+5` for "UTC-5"; undefined for any other text. */
export function fixedClock(text: string): string | undefined {
  const { sign, hours, minutes = '0' } = offset.exec(text.trim())?.groups ?? {};
  if (hours === undefined) return undefined;
  const isBehind = sign !== '+';
  const size = Number(hours) * 60 + Number(minutes);
  if (size === 0) return 'UTC';
  if (size % 60 !== 0) return ofPlaces.get(isBehind ? -size : size);
  const zone = `Etc/GMT${isBehind ? '+' : '-'}${size / 60}`;
  return isZone(zone) ? zone : undefined;
}

/** A clock that is the same all year as people write it, "UTC-5"; undefined for the zone of a place. */
export function fixedClockName(zone: string): string | undefined {
  const { sign, hours } = inIana.exec(zone)?.groups ?? {};
  return hours === undefined ? undefined : `UTC${sign === '+' ? '-' : '+'}${hours}`;
}
