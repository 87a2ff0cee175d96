import type { Knowledge } from '../knowledge/knowledge.ts';
import { foldPhrase } from '../text/normalise.ts';

/** Something to choose: a zone with the name it was found by. */
export interface ZoneOffer {
  /** An IANA time zone: `Europe/Madrid`. */
  readonly zone: string;
  /** What to show: the zone, or "Barcelona (Europe/Madrid)". */
  readonly label: string;
}

interface ZoneName extends ZoneOffer {
  /** The name without case and accents. */
  readonly folded: string;
}

/** Names of the coordinated universal time. */
const universal = ['UTC', 'GMT', 'Etc/UTC'];

const indexes = new WeakMap<Knowledge, readonly ZoneName[]>();

/**
 * The zone that a text names: an IANA name or one of its other names, in any case, with a space for the underscore;
 * or a city. Undefined where there is none: an abbreviation like EST means several zones, an offset none.
 */
export function parseZone(text: string, knowledge: Knowledge): string | undefined {
  const typed = text.trim();
  const folded = foldPhrase(typed);
  if (folded === '') return undefined;
  const known = namesIn(knowledge).find((name) => name.folded === folded);
  if (known !== undefined) return known.zone;
  return /^[A-Za-z]+\/[A-Za-z0-9_+/ -]+$/u.test(typed) ? checkedZone(typed.replaceAll(' ', '_')) : undefined;
}

/** Zones whose name or city begins like the text, then those that hold it, at most `limit`: for autocompletion. */
export function offerZones(text: string, knowledge: Knowledge, limit: number): ZoneOffer[] {
  const folded = foldPhrase(text);
  const names = namesIn(knowledge);
  const beginning = names.filter((name) => name.folded.startsWith(folded));
  const holding = names.filter((name) => !name.folded.startsWith(folded) && name.folded.includes(folded));
  const offers = [...beginning, ...holding].map(({ zone, label }) => ({ zone, label }));
  return [...new Map(offers.map((offer) => [offer.label, offer])).values()].slice(0, limit);
}

/** True for a name this program's time-zone data knows as a zone. */
export function isZone(zone: string): boolean {
  return checkedZone(zone) !== undefined;
}

/** Cities first, then the zones' own last names ("Madrid"), then their whole names. */
function namesIn(knowledge: Knowledge): readonly ZoneName[] {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const zones = [...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')), ...universal];
  const cities = Object.entries(knowledge.zoneCities).map(([city, zone]) => ({ city, zone }));
  const ownCities = zones
    .filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))
    .map((zone) => ({ city: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '), zone }));
  const names = [
    ...[...ownCities, ...cities].map(({ city, zone }) => ({
      folded: foldPhrase(city),
      zone,
      label: `${city} (${zone})`,
    })),
    ...zones.map((zone) => ({ folded: foldPhrase(zone.replaceAll('_', ' ')), zone, label: zone })),
  ];
  indexes.set(knowledge, names);
  return names;
}

/** The zone as it is written properly, where the time-zone data knows it under this name. */
function checkedZone(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return /^[+-]/u.test(timeZone) ? undefined : timeZone;
  } catch {
    return undefined;
  }
}

/** The zone that a platform tells of a person, where the time-zone data knows it. */
export function findZoneOf(told: string | undefined): string | undefined {
  return told === undefined ? undefined : checkedZone(told);
}
