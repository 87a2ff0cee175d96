// Writes zone-cities.json anew. It runs rarely, so what it needs is no dependency of the project:
//   npm install --no-save city-timezones@1.3.4 geo-tz@8.1.9 moment-timezone@0.6.6 && node data/make-zone-cities.mjs
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
const cities = [...places.values()]
  .sort((one, other) => other[4] - one[4] || (one.join() < other.join() ? -1 : 1))
  .map(([name, country, province, zone, people]) =>
    [name, country, province, zone, Math.round(people / 1000)].join('|'),
  );

const size = new Map();
for (const [, , , zone, people] of places.values()) size.set(zone, (size.get(zone) ?? 0) + people);
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
