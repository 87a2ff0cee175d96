import { describe, expect, it } from 'vitest';
import { splitWords } from '../../src/commands/words.ts';
import { loadCore } from '../../src/core.ts';
import { parseDigest } from '../../src/digest/commands/parse.ts';
import { parseUntil } from '../../src/digest/until.ts';
import { sayPlainly } from '../../src/messages/say.ts';

const core = await loadCore();

function read(line: string) {
  const split = splitWords(line);
  return parseDigest('words' in split ? split.words : [], core.knowledge);
}

const daily = [1, 2, 3, 4, 5, 6, 7];
const week = [1, 2, 3, 4, 5];

describe('a line of the digest', () => {
  it.each([
    ['on every day at 9:30 in Madrid', { time: '09:30', zone: 'Europe/Madrid', rhythm: { days: daily } }],
    ['on monday 8am New York', { time: '08:00', zone: 'America/New_York', rhythm: { days: [1] } }],
    ['on timezone: Madrid', { zone: 'Europe/Madrid' }],
    ['on timezone:New York 9', { zone: 'America/New_York', time: '09:00' }],
    ['on langue:en', { language: 'en' }],
    ['on 0930', { time: '09:30' }],
    ['on Mon Wed Fri', { rhythm: { days: [1, 3, 5] } }],
    [
      'on weekdays at 9 in the morning, London, in English',
      { time: '09:00', zone: 'Europe/London', rhythm: { days: week }, language: 'en' },
    ],
    [
      'on mondays and thursdays at 18:00 Chicago time',
      { time: '18:00', zone: 'America/Chicago', rhythm: { days: [1, 4] } },
    ],
    [
      'on Montreal, from monday to friday, at 7 pm',
      { time: '19:00', zone: 'America/Toronto', rhythm: { days: week } },
    ],
    ['on San José, Costa Rica 9', { zone: 'America/Costa_Rica', time: '09:00' }],
    ['on 9h30 Paris du lundi au vendredi', { time: '09:30', zone: 'Europe/Paris', rhythm: { days: week } }],
    ['on à 9h Paris', { time: '09:00', zone: 'Europe/Paris' }],
    [
      'activer tous les jours à 8 h du matin à Genève en français',
      { time: '08:00', zone: 'Europe/Zurich', rhythm: { days: daily }, language: 'fr' },
    ],
    [
      'on le lundi et le jeudi à 18 heures, Bruxelles',
      { time: '18:00', zone: 'Europe/Brussels', rhythm: { days: [1, 4] } },
    ],
    ['on chaque jour 9h et demie', { time: '09:30', rhythm: { days: daily } }],
    ['on en semaine à midi, heure de Paris', { time: '12:00', zone: 'Europe/Paris', rhythm: { days: week } }],
    ['on 9:30 Madrid de lunes a viernes', { time: '09:30', zone: 'Europe/Madrid', rhythm: { days: week } }],
    ['on 21 hs Buenos Aires', { time: '21:00', zone: 'America/Argentina/Buenos_Aires' }],
    [
      'activar todos los días a las 9 de la mañana en Lima',
      { time: '09:00', zone: 'America/Lima', rhythm: { days: daily } },
    ],
    [
      'on los lunes y miércoles a las 8 en Bogotá en español',
      { time: '08:00', zone: 'America/Bogota', rhythm: { days: [1, 3] }, language: 'es' },
    ],
    ['on cada día a las 7 y media de la tarde', { time: '19:30', rhythm: { days: daily } }],
    ['on Madrid es', { zone: 'Europe/Madrid', language: 'es' }],
    ['on 9:30 Madrid en', { time: '09:30', zone: 'Europe/Madrid', language: 'en' }],
    ['on #news 9', { channel: '#news', time: '09:00' }],
    ['on weekly', { rhythm: { every: 'week' } }],
    ['on once a week on friday at 9', { rhythm: { every: 'week', days: [5] }, time: '09:00' }],
    ['on monthly 9:30 Madrid', { rhythm: { every: 'month' }, time: '09:30', zone: 'Europe/Madrid' }],
    ['on the 15th of every month at 9', { rhythm: { every: 'month', ofMonth: 15 }, time: '09:00' }],
    ['on the first of the month', { rhythm: { every: 'month', ofMonth: 1 } }],
    [
      'on the first monday of the month, 8am, London',
      { rhythm: { every: 'month', days: [1], ofMonth: 'first' }, time: '08:00', zone: 'Europe/London' },
    ],
    ['on last friday of each month', { rhythm: { every: 'month', days: [5], ofMonth: 'last' } }],
    ['on daily only when something changed', { rhythm: { days: daily }, onlyChanges: true }],
    [
      'on chaque semaine le lundi à 9h Paris',
      { rhythm: { every: 'week', days: [1] }, time: '09:00', zone: 'Europe/Paris' },
    ],
    ['on le 15 de chaque mois à 9h', { rhythm: { every: 'month', ofMonth: 15 }, time: '09:00' }],
    ['on le 1er du mois', { rhythm: { every: 'month', ofMonth: 1 } }],
    ['on le dernier vendredi du mois', { rhythm: { every: 'month', days: [5], ofMonth: 'last' } }],
    ['on seulement s’il y a du nouveau', { onlyChanges: true }],
    [
      'on cada semana los martes a las 9 en Lima',
      { rhythm: { every: 'week', days: [2] }, time: '09:00', zone: 'America/Lima' },
    ],
    ['on el día 15 de cada mes a las 9', { rhythm: { every: 'month', ofMonth: 15 }, time: '09:00' }],
    ['on el primer lunes de cada mes', { rhythm: { every: 'month', days: [1], ofMonth: 'first' } }],
    [
      'on 9 Madrid follow Chicago and commitment 3',
      { time: '09:00', zone: 'Europe/Madrid', follow: ['chicago', 'commitment-3'] },
    ],
    ['on weekly follow:Switzerland', { rhythm: { every: 'week' }, follow: ['place:Switzerland'] }],
    ['suivre le pacte sur les migrations', { follow: ['migration-compact'] }],
    ['seguir todo', { follow: [] }],
    ['on solo si hay cambios', { onlyChanges: true }],
    ['pause until 2026-12-31', { until: 'until 2026-12-31' }],
    ['off <#C2|news>', { channel: '<#C2|news>' }],
  ])('"%s" is read as it is said', (line, wanted) => {
    const { action: _, ...values } = read(line) as unknown as Record<string, unknown>;
    expect(values).toEqual(wanted);
  });

  it.each([
    ['on 9 San José', 'San José', 'America/Costa_Rica'],
    ['on 9 EST', 'EST', 'America/New_York'],
    ['on 9 Madrid fortnightly', 'fortnightly', 'on days of the week, weekly, or once a month'],
    ['on 25:00 Madrid', '25:00', '18h30'],
  ])('"%s" is not chosen: the word is named, and what can be written', (line, word, hint) => {
    const answer = read(line);
    if (!('problem' in answer)) throw new Error(`read as ${JSON.stringify(answer)}`);
    const given = Object.fromEntries(
      Object.entries(answer.problem.given).map(([name, value]) => [
        name,
        typeof value === 'object' ? value.en : value,
      ]),
    );
    const said = sayPlainly(core.messages, 'en', answer.problem.key, given as never);
    expect(said).toContain(word);
    expect(said).toContain(hint);
  });

  it('pauses until a day with its word before it', () => {
    expect(parseUntil('until 2026-12-31', '2026-11-29', core.knowledge, 'en')).toEqual({
      date: '2026-12-31',
    });
    expect(parseUntil('hasta el 2026-12-31', '2026-11-29', core.knowledge, 'en')).toEqual({
      date: '2026-12-31',
    });
  });
});
