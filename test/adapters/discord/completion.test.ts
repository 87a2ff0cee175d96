import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesFrom } from '../../../adapters/discord/handle/completion.ts';
import { textOf } from '../../fakes/discord/messages.ts';
import { type RunningBot, runBot } from './running-bot.ts';

describe('completion on Discord', () => {
  let running: RunningBot;
  beforeAll(async () => {
    running = await runBot();
  });
  afterAll(() => running.stop());

  it.each([
    ['city', 'name', 'san', ['San José']],
    ['city', 'name', 'SAN JOSÉ', ['San José']],
    ['city', 'name', 'york', ['New York City']],
    ['commitment', 'about', '3', ['3']],
    ['source', 'document', '73/195', ['A/RES/73/195']],
  ])('of /compacts %s %s:%s', async (command, option, typed, wanted) => {
    const choices = await running.user('Ana').type(`compacts ${command}`, option, typed);
    expect(choices.map(({ value }) => value)).toEqual(expect.arrayContaining(wanted));
    expect(choices.length).toBeLessThanOrEqual(25);
  });

  it('offers names before aliases, and finds a name by its alias', async () => {
    const ana = running.user('Ana');
    const [best] = await ana.type('compacts compare', 'second', 'refugee');
    expect(best?.name).toBe('refugee compact');
    expect(await ana.type('compacts city', 'name', 'nyc')).toEqual([
      { name: 'New York City', value: 'New York City' },
    ]);
  });

  it('of a zone, with nothing typed, begins with the asker’s: of their digests here, then of their language’s country', async () => {
    const zones = async (user: ReturnType<RunningBot['user']>) =>
      (await user.type('compacts-digest on', 'timezone', '')).map(({ value }) => value);
    const [guild] = running.discord.guilds;
    const place = guild === undefined ? {} : { guild };
    const french = running.user('Luc', { ...place, locale: 'fr' });
    expect((await zones(french))[0]).toBe('Europe/Paris');
    await running.user('Ana', place).run('compacts-digest on', { time: '9', timezone: 'Lima' });
    expect((await zones(running.user('Ana', place)))[0]).toBe('America/Lima');
    const others = await zones(french);
    expect(others.slice(0, 2)).toEqual(['America/Lima', 'Europe/Paris']);
    expect(new Set(others).size).toBe(others.length);
  });

  it('of what to follow, finds anything in the data by part of its name, behind what stands there', async () => {
    const ana = running.user('Ana');
    const names = async (typed: string) =>
      (await ana.type('compacts-digest follow', 'follow', typed)).map(({ value }) => value);
    expect(await names('')).toHaveLength(25);
    expect((await names('seneg'))[0]).toBe('Senegal');
    expect((await names('Chicago, refugee comp'))[0]).toBe('Chicago, refugee compact');
  });

  it('offers the first names where nothing is typed, and nothing for nonsense', async () => {
    const ana = running.user('Ana');
    expect((await ana.type('compacts city', 'name', '')).length).toBeGreaterThan(5);
    expect(await ana.type('compacts city', 'name', 'zzzz @everyone')).toEqual([]);
  });

  it('speaks the user’s language, and every offer is understood when it is picked', async () => {
    const claire = running.user('Claire', { locale: 'fr' });
    for (const [command, option] of [
      ['city', 'name'],
      ['commitment', 'about'],
      ['compact', 'name'],
      ['source', 'document'],
    ] as const) {
      for (const { value } of await claire.type(`compacts ${command}`, option, '')) {
        const message = await claire.run(`compacts ${command}`, { [option]: value });
        expect(textOf(message), `${command} ${value}`).not.toContain('Rien ne correspond');
      }
    }
  });

  it('checks again what was never offered', async () => {
    const message = await running.user('Ana').run('compacts commitment', { about: 'the weather' });
    expect(textOf(message)).toContain('Nothing matches “the weather”');
  });
});

describe('choices', () => {
  it('are at most 25, of at most 100 characters, each value once', () => {
    const long = 'x'.repeat(150);
    const many = Array.from({ length: 40 }, (_, index) => ({ name: `n${index}`, value: `v${index % 30}` }));
    const choices = choicesFrom([
      { name: long, value: 'a' },
      { name: 'b', value: long },
      { name: '', value: 'c' },
      ...many,
    ]);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: `${'x'.repeat(98)}…`, value: 'a' });
    expect(new Set(choices.map(({ value }) => value)).size).toBe(25);
    expect(choices.map(({ name }) => name)).not.toContain('b');
  });
});
