import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { nearZones } from '../../src/digest/near-zones.ts';
import { findZones, isSameClock } from '../../src/digest/zones.ts';
import { languages } from '../../src/language.ts';
import { foldPhrase } from '../../src/text/normalise.ts';

const { knowledge } = await loadCore();
/** Two-letter codes of countries and territories that the list of cities has. */
const codes = [...new Set(knowledge.zoneNames.cities.map((city) => city.split('|')[1] ?? ''))].filter(
  (code) => /^[A-Z]{2}$/u.test(code),
);

describe('a city by its own name, or that of another language', () => {
  it.each([
    ['Firenze', 'Europe/Rome'],
    ['Venise', 'Europe/Rome'],
    ['Praha', 'Europe/Prague'],
    ['Warszawa', 'Europe/Warsaw'],
    ['București', 'Europe/Bucharest'],
    ['Moskva', 'Europe/Moscow'],
    ['Saint-Pétersbourg', 'Europe/Moscow'],
    ['Al-Qahira', 'Africa/Cairo'],
    ['Dimashq', 'Asia/Damascus'],
    ['Hà Nội', 'Asia/Ho_Chi_Minh'],
    ['Pekín', 'Asia/Shanghai'],
    ['Seúl', 'Asia/Seoul'],
    ['La Nouvelle-Orléans', 'America/Chicago'],
    ['Donostia', 'Europe/Madrid'],
  ])('%s has the clock of %s', (name, zone) => {
    const meant = findZones(name, knowledge);
    expect(meant !== undefined && 'zone' in meant && isSameClock(meant.zone, zone)).toBe(true);
  });
});

describe('a zone that a misspelt name may have meant', () => {
  it.each([
    ['Les Comorres', 'Indian/Comoro'],
    ['la Belgiqe', 'Europe/Brussels'],
    ['Alemagne', 'Europe/Berlin'],
    ['Suize', 'Europe/Zurich'],
    ['Marruecoss', 'Africa/Casablanca'],
    ['Nouvelle Caledonnie', 'Pacific/Noumea'],
    ['Californa', 'America/Los_Angeles'],
    ['Barselona', 'Europe/Madrid'],
  ])('is for %s that of %s', (misspelt, zone) => {
    expect(nearZones(misspelt, knowledge)[0]?.zone).toBe(zone);
  });

  it('is among those offered for every country and territory, in each language, with a letter too many', () => {
    const wrong = languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' });
      return codes.flatMap((code) => {
        const name = names.of(code) ?? '';
        const meant = findZones(name, knowledge);
        if (foldPhrase(name).length < 6 || meant === undefined || !('zone' in meant)) return [];
        const middle = Math.floor(name.length / 2);
        const misspelt = `${name.slice(0, middle)}${name[middle]}${name.slice(middle)}`;
        if (foldPhrase(misspelt) === foldPhrase(name) || findZones(misspelt, knowledge) !== undefined)
          return [];
        const near = nearZones(misspelt, knowledge);
        return near.some(({ zone }) => isSameClock(zone, meant.zone)) ? [] : [`${misspelt} (${name})`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
