import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { formatDays, parseDays } from '../../src/digest/days.ts';
import { parseTime } from '../../src/digest/times.ts';
import { findZones, offerZones, parseZone } from '../../src/digest/zones.ts';

const { knowledge } = await loadCore();

describe('times of day', () => {
  it.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['9am', '09:00'],
    ['9:30 P.M.', '21:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['18h30', '18:30'],
    ['18h', '18:00'],
    ['8 heures', '08:00'],
    ['midi', '12:00'],
    ['medianoche', '00:00'],
    ['00:00', '00:00'],
  ])('"%s" is %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it.each(['25:00', '24:00', '13pm', '0am', '9:60', '9:5', 'soon', '', '-9', '9:30:00', '１'])(
    '"%s" is none',
    (text) => {
      expect(parseTime(text)).toBeUndefined();
    },
  );
});

describe('days', () => {
  it.each([
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['en semaine', [1, 2, 3, 4, 5]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Mon, WED and fri', [1, 3, 5]],
    ['lundi au mercredi', [1, 2, 3]],
    ['mié', [3]],
    ['sábado y domingo', [6, 7]],
    ['fri–mon', [1, 5, 6, 7]],
    ['mondays', [1]],
  ])('"%s" are %s', (text, days) => {
    expect(parseDays(text)).toEqual(days);
  });

  it.each(['month', 'xyz', '', 'm', 'mon-wed-fri', 'mon tue'])('"%s" are none', (text) => {
    expect(parseDays(text)).toBeUndefined();
  });

  it('read as people write them', () => {
    expect(formatDays([1, 2, 3, 4, 5], 'en')).toBe('Monday–Friday');
    expect(formatDays([1, 2, 4, 6, 7], 'fr')).toBe('lundi, mardi, jeudi, samedi, dimanche');
  });
});

describe('zones', () => {
  it.each([
    ['montréal', 'America/Toronto'],
    ['europe/madrid', 'Europe/Madrid'],
    ['America/New York', 'America/New_York'],
    ['US/Eastern', 'US/Eastern'],
    ['europe/kyiv', 'Europe/Kyiv'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Nuuk', 'America/Nuuk'],
    ['Tianjin', 'Asia/Shanghai'],
    ['Pune', 'Asia/Kolkata'],
    ['Salvador', 'America/Bahia'],
    ['Punta Arenas', 'America/Punta_Arenas'],
    ['Maoming', 'Asia/Shanghai'],
    ['Ciudad Juárez', 'America/Ciudad_Juarez'],
    ['San José, Costa Rica', 'America/Costa_Rica'],
    ['Birmingham Alabama', 'America/Chicago'],
    ['Londres', 'Europe/London'],
    ['Paris', 'Europe/Paris'],
    ['GENÈVE', 'Europe/Zurich'],
    ['st louis', 'America/Chicago'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
  ])('"%s" is in %s', (text, zone) => {
    expect(parseZone(text, knowledge)).toBe(zone);
  });

  it.each(['EST', '+02:00', 'Atlantis', 'Europe/Atlantis', '', '../etc/passwd', 'America/'])(
    '"%s" is none',
    (text) => {
      expect(parseZone(text, knowledge)).toBeUndefined();
    },
  );

  it.each([
    ['San José', 'America/Los_Angeles', 'America/Costa_Rica'],
    ['San Juan', 'America/Puerto_Rico', 'America/Argentina/San_Juan'],
    ['Norfolk', 'America/New_York', 'Pacific/Norfolk'],
    ['Birmingham', 'Europe/London', 'America/Chicago'],
  ])('of "%s" are asked back, the largest first', (text, largest, another) => {
    const meant = findZones(text, knowledge);
    const places = meant !== undefined && 'several' in meant ? meant.several.en.split('; ') : [];
    expect(places[0]).toContain(`(${largest})`);
    expect(places.join()).toContain(another);
  });

  it.each([
    ['EST', 'America/New_York'],
    ['ist', 'Asia/Kolkata'],
    ['IST', 'Europe/Dublin'],
  ])('are named that are called "%s", none is chosen', (text, zone) => {
    const meant = findZones(text, knowledge);
    expect(meant !== undefined && 'calledSo' in meant ? meant.calledSo : []).toContain(zone);
  });

  it('keep every name of IANA that is no abbreviation, in any case', () => {
    const { zones, old, abbreviations } = knowledge.zoneNames;
    const names = [...zones, ...old].filter((name) => name.includes('/') || name === 'UTC');
    expect(names.length).toBeGreaterThan(540);
    for (const name of names) expect(parseZone(name.toLowerCase(), knowledge), name).toBe(name);
    for (const zone of Object.values(abbreviations).flat()) expect(zones).toContain(zone);
  });

  it('of every city in the list are found or asked back', () => {
    for (const city of knowledge.zoneNames.cities) {
      const [name = '', , , zone = ''] = city.split('|');
      const meant = findZones(name, knowledge);
      expect(meant, city).toBeDefined();
      expect(parseZone(`${name} (${zone})`.replace(/^.* \((.*)\)$/u, '$1'), knowledge), city).toBe(zone);
    }
  });

  it('of every endorser is found by its name', () => {
    const without = knowledge.endorsers
      .filter(({ id }) => id !== 'richmond')
      .filter(({ name }) => findZones(name.en, knowledge) === undefined);
    expect(without.map(({ name }) => name.en)).toEqual([]);
  });

  it('are offered by what is typed so far, each once, and every offer is a zone', () => {
    const labels = offerZones('bar', knowledge, 25).map(({ label }) => label);
    expect(labels[0]).toMatch(/^Bar/u);
    expect(labels).toContain('Barcelona (Europe/Madrid)');
    for (const text of ['', 'a', 'kolk', 'san ', 'é']) {
      const offers = offerZones(text, knowledge, 25);
      expect(offers.length).toBeLessThanOrEqual(25);
      expect(new Set(offers.map(({ label }) => label)).size).toBe(offers.length);
      for (const { zone } of offers) expect(parseZone(zone, knowledge), zone).toBeDefined();
    }
  });
});
