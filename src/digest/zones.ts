import { createBounded } from '../bounded.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isLanguage, type Language, type Localised, languages } from '../language.ts';
import { indexSpellings, type NearSpelling } from '../text/near-spelling.ts';
import { foldPhrase } from '../text/normalise.ts';
import { isZone, offsetAt } from '../zone-clock.ts';
import { countryNames, countryOf, withoutArticle } from './country-names.ts';
import { fixedClock } from './fixed-clocks.ts';

/** Something to choose: a zone with the name it was found by. */
export interface ZoneOffer {
  /** An IANA time zone: `Europe/Madrid`. */
  readonly zone: string;
  /** What to show: the zone, or "Barcelona (Europe/Madrid)". */
  readonly label: string;
}

/** What a text can mean: one zone, one of several places, or an abbreviation that several zones have. */
export type ZoneMeant =
  | { readonly zone: string }
  | { readonly several: Localised; readonly largest: string }
  | { readonly calledSo: readonly string[] };

/** A place that a zone can be found by. */
export interface Place {
  readonly name: string;
  readonly folded: string;
  readonly zone: string;
  /** ISO 3166 code and province; empty where only the zone is known. */
  readonly country: string;
  readonly province: string;
  /** Thousands of people. */
  readonly people: number;
}

interface ZoneIndex {
  /** Places by folded name, the largest first. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** Places by ISO code of the country, and by folded province of the countries whose provinces have clocks of their own. */
  readonly countries: ReadonlyMap<string, readonly Place[]>;
  readonly provinces: ReadonlyMap<string, readonly Place[]>;
  /** Every IANA name in its proper spelling, by its folded one. */
  readonly names: ReadonlyMap<string, string>;
  readonly offers: readonly (ZoneOffer & { readonly folded: string })[];
  readonly spellings: NearSpelling;
}

/**
 * A city is meant by its name alone where it has a million people and many times those of every namesake: twenty
 * times, or five for one that the data names itself and that has no namesake in its own country; such a one also where it
 * has fewer people, but a hundred times those of every namesake.
 */
const dominant = { people: 1000, times: 20, timesOfKnown: 5, timesOfFar: 100 };

/** The most places that are named when a text is several. */
const mostPlaces = 5;

/** Countries of which people name a province or state to say whose clock they mean. */
const byProvince = new Set(['AU', 'CA', 'MX', 'US']);

/** Zones whose clocks are the same in each month of these years are one to who sets up a digest. */
const comparedYears = { first: 2026, count: 10 } as const;

/**
 * What a text names: an IANA name in any case, with a space for the underscore; a city, alone or with its country or
 * province ("San José, Costa Rica"). Names of IANA stay as they are. Undefined where it names nothing.
 */
export function findZones(text: string, knowledge: Knowledge): ZoneMeant | undefined {
  const known = foundBefore(knowledge);
  const before = known.get(text);
  if (before !== undefined) return before === 'none' ? undefined : before;
  const found = zonesFound(text, knowledge);
  known.set(text, found ?? 'none');
  return found;
}

/** A line is read in several ways, and each asks for the zones of the same phrases. */
export const mostPhrases = 500;
const foundBefore = holding((_: Knowledge) => createBounded<ZoneMeant | 'none'>(mostPhrases));

function zonesFound(text: string, knowledge: Knowledge): ZoneMeant | undefined {
  // "l'heure d'Alger", but "L'Aquila".
  const bare = text.replace(/^[dl]['’](?=\p{L})/iu, '');
  const fixed = fixedClock(text);
  if (fixed !== undefined) return { zone: fixed };
  return zonesNamed(text, knowledge) ?? (bare === text ? undefined : zonesNamed(bare, knowledge));
}

function zonesNamed(text: string, knowledge: Knowledge): ZoneMeant | undefined {
  const folded = foldPhrase(text);
  // In small letters "casa" is a house, and "como" is how.
  if (folded === '' || (knowledge.wordsAlso.has(folded) && text === text.toLowerCase())) return undefined;
  const calledSo = knowledge.zoneNames.abbreviations[text.trim().toUpperCase()];
  // "EAT" is one clock alone; "eat" is a word.
  const [only, ...rest] = text.trim() === text.trim().toUpperCase() ? (calledSo ?? []) : [];
  if (calledSo !== undefined) return only !== undefined && rest.length === 0 ? { zone: only } : { calledSo };
  const index = zoneIndexOf(knowledge);
  const places = namesakes(folded, index) ?? qualified(text, index, knowledge);
  const inCountry = placesOfCountry(text, knowledge);
  const isLarge = places.some(({ people }) => people >= dominant.people);
  const isBoth = inCountry.length > 0 && !isLarge && !places.some((place) => inCountry.includes(place));
  if (places.length > 0)
    return isBoth ? clockOf([...places, ...inCountry]) : oneOf(places, folded, knowledge);
  const spelt = text.trim().toLowerCase().replaceAll(' ', '_');
  const zone = index.names.get(spelt);
  if (zone !== undefined && isZone(zone)) return { zone };
  const province = folded.replace(/ time$|^(?:heure|hora) (?:d[eu] )?/u, '');
  const inProvince = index.provinces.get(province) ?? index.provinces.get(withoutArticle(province)) ?? [];
  return spokenAs(folded, knowledge) ?? clockOf([...inCountry, ...inProvince]);
}

/** The places of the country or territory that a text names; none where it names none. */
export function placesOfCountry(text: string, knowledge: Knowledge): readonly Place[] {
  const code = countryOf(text, knowledge);
  return code === undefined ? [] : (zoneIndexOf(knowledge).countries.get(code) ?? []);
}

/** The clock of the places of a country or province; of several, that of nearly all its people, or all to ask back. */
function clockOf(there: readonly Place[]): ZoneMeant | undefined {
  const clocks = [...Map.groupBy(there, ({ zone }) => yearsOf(zone)).values()]
    .map((places) => places.toSorted((one, other) => other.people - one.people))
    .toSorted((one, other) => peopleIn(other) - peopleIn(one));
  const [most = [], ...others] = clocks;
  const [largest] = most;
  if (largest === undefined) return undefined;
  const isMeant = peopleIn(most) >= dominant.times * peopleIn(others.flat());
  return isMeant ? { zone: largest.zone } : severalOf(clocks.flatMap(([place]) => place ?? []));
}

function peopleIn(places: readonly Place[]): number {
  return places.reduce((sum, { people }) => sum + people, 0);
}

/** True for two zones whose clocks never part in the years to come. */
export function isSameClock(one: string, other: string): boolean {
  return one === other || yearsOf(one) === yearsOf(other);
}

/** What a zone's clock shows in the years to come: the same for zones that never part. */
function yearsOf(zone: string): string {
  return Array.from({ length: 12 * comparedYears.count }, (_, month) =>
    offsetAt(Date.UTC(comparedYears.first, month), zone),
  ).join();
}

/** What people call a clock: "Eastern", "Pacific time", "hora de Europa central". */
function spokenAs(folded: string, { spokenZones }: Knowledge): ZoneMeant | undefined {
  const names = [folded, folded.replace(/ time$/u, ''), `heure ${folded}`, `hora ${folded}`];
  names.push(withoutArticle(folded.replace(/^(?:heure|hora) (?:d[eu]s? )?/u, '')));
  const calledSo = names.map((name) => spokenZones[name]).find((zones) => zones !== undefined);
  const [zone, ...others] = calledSo ?? [];
  if (calledSo === undefined || zone === undefined) return undefined;
  return others.length === 0 ? { zone } : { calledSo };
}

/** The zone that a text names, where it names one alone. */
export function parseZone(text: string, knowledge: Knowledge): string | undefined {
  const meant = findZones(text, knowledge);
  return meant !== undefined && 'zone' in meant ? meant.zone : undefined;
}

/**
 * Zones whose name or city begins like the text, then those that hold it, at most `limit`: for autocompletion. Where
 * nothing is typed yet, those of the asker come first.
 */
export function offerZones(
  text: string,
  knowledge: Knowledge,
  limit: number,
  ofAsker: readonly string[] = [],
): ZoneOffer[] {
  const folded = foldPhrase(text);
  const { offers } = zoneIndexOf(knowledge);
  if (folded === '' && ofAsker.length > 0) {
    const own = [...new Set(ofAsker)].slice(0, limit).map((zone) => ({ zone, label: zone }));
    const others = offerZones('', knowledge, limit).filter(({ zone }) => !ofAsker.includes(zone));
    return [...own, ...others].slice(0, limit);
  }
  const beginning = offers.filter((name) => name.folded.startsWith(folded));
  const holding = offers.filter((name) => !name.folded.startsWith(folded) && name.folded.includes(folded));
  const found = [...beginning, ...holding].map(({ zone, label }) => ({ zone, label }));
  return [...new Map(found.map((offer) => [offer.label, offer])).values()].slice(0, limit);
}

/** The zone of the largest city where a locale is spoken most: `fr` is Paris, `en-US` New York, `es-419` unknown. */
export function zoneOfLocale(locale: string, { zoneNames }: Knowledge): string | undefined {
  const region = regionOf(locale);
  if (region === undefined) return undefined;
  const city = zoneNames.cities.find((each) => each.split('|')[1] === region);
  return city?.split('|')[3];
}

function regionOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).maximize().region;
  } catch {
    return undefined;
  }
}

export function offerOf({ name, zone }: Place): ZoneOffer {
  return { zone, label: `${name} (${zone})` };
}

/** The zone that a platform tells of a person, under its name of today, where the time-zone data knows it. */
export function findZoneOf(told: string | undefined, { zoneNames }: Knowledge): string | undefined {
  if (told === undefined || !isZone(told)) return undefined;
  if (zoneNames.zones.includes(told)) return told;
  // The runtime knows which names are one zone's; the packed data only, which have the same rules.
  const name = runtimeName(told);
  if (name === undefined) return told;
  return zoneNames.zones.find((zone) => runtimeName(zone) === name) ?? told;
}

/** Places of a name, the largest first: a saint's also where it is written "St." or "Saint". */
function namesakes(folded: string, { places }: ZoneIndex): readonly Place[] | undefined {
  const other = folded.replace(/^(?:(st)|saint|(ste)|sainte)(?= )/u, (word, st, ste) =>
    st ? 'saint' : ste ? 'sainte' : word === 'saint' ? 'st' : 'ste',
  );
  const exact = places.get(folded);
  const variants = other === folded ? undefined : places.get(other);
  if (exact === undefined || variants === undefined) return exact ?? variants;
  return [...exact, ...variants].toSorted((one, another) => another.people - one.people);
}

/** The only zone of the places, that of the one everybody means, or all of them to ask back. */
function oneOf(places: readonly Place[], folded: string, { zoneCities }: Knowledge): ZoneMeant {
  const [largest] = places;
  const others = places.filter(({ zone }) => zone !== largest?.zone);
  const next = others[0];
  const isKnown =
    largest !== undefined &&
    zoneCities[largest.name] === largest.zone &&
    others.every(({ country }) => country !== largest.country);
  const times = isKnown ? dominant.timesOfKnown : dominant.times;
  const isMeant =
    largest !== undefined &&
    (next === undefined ||
      (largest.folded === folded &&
        (largest.people >= dominant.people ||
          (isKnown && largest.people >= dominant.timesOfFar * next.people)) &&
        largest.people >= times * next.people));
  if (isMeant) return { zone: largest.zone };
  const one = [...new Map(places.toReversed().map((place) => [place.zone, place])).values()].toReversed();
  return severalOf(one);
}

/** Places to ask back, the largest first, each with its country and zone. */
function severalOf(one: readonly Place[]): ZoneMeant {
  const isAmongSeveral = ({ country }: Place) => one.filter((other) => other.country === country).length > 1;
  const listed = (language: Language) =>
    one
      .toSorted((first, second) => second.people - first.people)
      .slice(0, mostPlaces)
      .map((place) => {
        const province = isAmongSeveral(place) && place.province !== '' ? `, ${place.province}` : '';
        return `${place.name}${province}${inCountry(place, language)} (${place.zone})`;
      })
      .join('; ');
  const [largest] = one.toSorted((first, second) => second.people - first.people);
  return {
    several: { en: listed('en'), fr: listed('fr'), es: listed('es') },
    largest: largest?.zone ?? '',
  };
}

function inCountry({ country }: Place, language: Language): string {
  const name = countryName(country, language);
  return name === undefined ? '' : `, ${name}`;
}

/** Places of a name with its country or province behind it. */
function qualified(text: string, { places }: ZoneIndex, knowledge: Knowledge): readonly Place[] {
  const words = foldPhrase(text).split(' ');
  // In small letters "in", "me" and "or" are words.
  const [letters = ''] = /(?<=[\s,])[A-Z]{2,3}(?=[,.;]?$)/u.exec(text.trim()) ?? [];
  for (let length = words.length - 1; length > 0; length -= 1) {
    const qualifier = words.slice(length).join(' ');
    const name = words
      .slice(0, length)
      .join(' ')
      .replace(/ (?:de|du|d|of|in|en|au|a)$/u, '');
    // "Miami, USA": beside a city small letters are a country too.
    const meant = countryOf(qualifier.length === 3 ? qualifier.toUpperCase() : qualifier, knowledge);
    const found = (places.get(name) ?? []).filter(
      ({ country, province }) =>
        country === meant ||
        (qualifier === letters.toLowerCase() &&
          province !== '' &&
          province === provinceCalled(letters, country, knowledge)) ||
        [
          isLanguage(country.toLowerCase()) ? '' : country,
          province,
          ...languages.map((language) => countryName(country, language) ?? ''),
        ].some((name) => foldPhrase(name) === qualifier),
    );
    if (found.length > 0) return found;
  }
  return [];
}

function provinceCalled(letters: string, country: string, { provinceCodes, gazetteer }: Knowledge) {
  if (country !== 'US') return provinceCodes[country]?.[letters];
  return gazetteer.states.find(({ code }) => code === letters)?.name;
}

function countryName(code: string, language: Language): string | undefined {
  return /^[A-Z]{2}$/u.test(code) ? new Intl.DisplayNames(language, { type: 'region' }).of(code) : undefined;
}

export const zoneIndexOf = holding((knowledge: Knowledge): ZoneIndex => {
  const { zones, old, cities } = knowledge.zoneNames;
  const places = new Map<string, Place[]>();
  const add = (place: Omit<Place, 'folded'>) => {
    const folded = foldPhrase(place.name);
    const same = places.get(folded);
    if (same === undefined) places.set(folded, [{ ...place, folded }]);
    else if (!same.some(({ zone, country }) => zone === place.zone && country === place.country))
      same.push({ ...place, folded });
  };
  for (const city of cities) {
    const [name = '', country = '', province = '', zone = '', people = ''] = city.split('|');
    add({ name, country, province, zone, people: Number(people) });
  }
  // Names that the list has not: in other languages, and the zones' own ("Kyiv").
  const others = [
    ...Object.entries(knowledge.zoneCities),
    ...zones
      .filter((zone) => zone.includes('/'))
      .map((zone) => [(zone.split('/').at(-1) ?? zone).replaceAll('_', ' '), zone] as const),
  ];
  for (const [name, zone] of others) {
    const same = places.get(foldPhrase(name)) ?? [];
    if (!same.some((place) => place.zone === zone)) {
      add({ name, country: '', province: '', zone, people: 0 });
    }
  }
  const all = [...places.values()].flat();
  const provinces = Map.groupBy(
    all.filter(({ country }) => byProvince.has(country)),
    ({ province }) => foldPhrase(province),
  );
  return {
    places,
    countries: Map.groupBy(all, ({ country }) => country),
    provinces,
    names: new Map([...zones, ...old].map((name) => [name.toLowerCase(), name])),
    offers: [
      ...all.map((place) => ({ folded: place.folded, ...offerOf(place) })),
      ...zones.map((zone) => ({ folded: foldPhrase(zone.replaceAll('_', ' ')), zone, label: zone })),
    ],
    spellings: indexSpellings([...places.keys(), ...countryNames(knowledge), ...provinces.keys()]),
  };
});

/** The name that the runtime prefers; undefined where it does not know the zone. */
function runtimeName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
