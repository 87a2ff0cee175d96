import { describe, expect, it } from 'vitest';
import { discordCommands } from '../../../adapters/discord/draw/commands.ts';
import { differencesOf } from '../../../adapters/discord/receive/registration.ts';
import { commands } from '../../../src/commands/registry.ts';
import { loadCore } from '../../../src/core.ts';
import { checkCommands, type WireCommand, type WireOption } from '../../fakes/discord/command-rules.ts';
import { checkAgainstOpenApi, hasOpenApi } from '../../fakes/discord/open-api.ts';
import { run } from '../console/program.ts';
import { runBot } from './running-bot.ts';

const { messages } = await loadCore();
const registered = discordCommands(messages) as unknown as WireCommand[];
const [compacts] = registered;

const optionsOf = (subcommand: string): readonly WireOption[] =>
  compacts?.options?.find(({ name }) => name === subcommand)?.options ?? [];

describe('the commands that Discord gets', () => {
  it('are accepted by Discord’s own rules, those that its schema misses included', () => {
    expect(() => checkCommands(registered)).not.toThrow();
  });

  it.runIf(hasOpenApi)('are valid against Discord’s own description of its API', () => {
    expect(() => checkAgainstOpenApi('commands', registered)).not.toThrow();
  });

  it('are the catalogue’s, each with its options and the language', () => {
    expect(compacts?.name).toBe('compacts');
    expect(compacts?.options?.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    for (const { name, options } of commands) {
      const names = [...options.map((option) => option.name), 'language'];
      expect(
        optionsOf(name).map((option) => option.name),
        name,
      ).toEqual(names);
    }
  });

  it('offer each option in its own kind', () => {
    const kinds = Object.fromEntries(
      ['city', 'timeline', 'help', 'ask'].map((name) => [name, optionsOf(name)[0]]),
    );
    expect(kinds['city']).toMatchObject({ type: 3, autocomplete: true, required: false });
    expect(kinds['timeline']).toMatchObject({ type: 4, min_value: 1000, max_value: 9999 });
    expect(kinds['help']?.choices?.map(({ value }) => value)).toEqual(commands.map(({ name }) => name));
    expect(kinds['ask']).toMatchObject({ type: 3, required: true, max_length: 300 });
    expect(
      optionsOf('city')
        .at(-1)
        ?.choices?.map(({ value }) => value),
    ).toEqual(['en', 'fr', 'es']);
  });

  it('have names and descriptions in the readers’ languages, the default one under its own key', () => {
    const locales = ['en-US', 'en-GB', 'fr', 'es-ES', 'es-419'];
    const all = [
      ...registered,
      ...(compacts?.options ?? []),
      ...(compacts?.options ?? []).flatMap(({ options }) => options ?? []),
    ];
    for (const { name, name_localizations, description, description_localizations } of all) {
      if (description !== undefined) {
        expect(Object.keys(description_localizations ?? {}), name).toEqual(locales);
        expect(description_localizations?.['en-US']).toBe(description);
      }
      if (name_localizations !== undefined)
        expect(Object.keys(name_localizations ?? {}), name).toEqual(locales);
    }
    const city = compacts?.options?.find(({ name }) => name === 'city');
    expect(city?.name_localizations).toMatchObject({ fr: 'ville', 'es-419': 'ciudad', 'en-GB': 'city' });
  });

  it('are there in servers, with the bot alone and in private channels, for servers and for users', () => {
    for (const { contexts, integration_types, default_member_permissions, name } of registered) {
      const managed = name === 'compacts-digest';
      expect(contexts, name).toEqual(managed ? [0] : [0, 1, 2]);
      expect(integration_types, name).toEqual(managed ? [0] : [0, 1]);
      // Manage Server.
      expect(default_member_permissions, name).toBe(managed ? 32 : undefined);
    }
    expect(registered.some(({ name }) => name === 'compacts-digest')).toBe(true);
  });

  it('hold “Check this quotation” in a message’s menu', () => {
    const menu = registered.filter(({ type }) => type === 3);
    expect(menu.map(({ name }) => name)).toEqual(['Check this quotation']);
    expect(menu[0]?.name_localizations?.['fr']).toBe('Vérifier cette citation');
  });

  it('are printed by “manifest discord”', async () => {
    const { code, out, err } = await run(['manifest', 'discord']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(registered)));
    expect(err).toContain('invite');
  });
});

describe('registration', () => {
  it('writes once, and not again where nothing differs', async () => {
    const running = await runBot();
    expect(running.discord.commandWrites()).toBe(1);
    const again = await running.restart();
    expect(running.discord.commandWrites()).toBe(1);
    expect(again.logged()).toContain('"differences":0');
    await again.stop();
  });

  it('goes to one server alone for trying', async () => {
    const guildId = '900000000000000001';
    const running = await runBot({ setup: { guildId } });
    expect(running.discord.commands()).toEqual([]);
    expect(running.discord.commands(guildId).map(({ name }) => name)).toContain('compacts');
    await running.stop();
  });

  it('that Discord refuses is said, and the bot runs on', async () => {
    const running = await runBot({ setup: { guildId: '900000000000000099' }, registered: false });
    await running.logs('could not be registered');
    expect(running.logged()).toContain('Missing Access');
    expect(running.bot.health()).toEqual({ ready: true });
    await running.stop();
  });

  const change = (edit: (command: WireCommand) => WireCommand) =>
    registered.map((each, index) => (index === 0 ? edit(each) : each));

  it('says in plain words what differs', () => {
    expect(differencesOf([], registered)).toEqual([
      'new: /compacts',
      'new: /compacts-digest',
      'new: menu “Check this quotation”',
    ]);
    expect(differencesOf(registered, [])).toEqual([
      'gone: /compacts',
      'gone: /compacts-digest',
      'gone: menu “Check this quotation”',
    ]);
    const described = change((command) => ({ ...command, description: 'Old words' }));
    expect(differencesOf(described, registered)).toEqual([
      `changed: /compacts: description: "Old words" -> ${JSON.stringify(compacts?.description)}`,
    ]);
    const fewer = change((command) => ({ ...command, options: command.options?.slice(1) ?? [] }));
    expect(differencesOf(fewer, registered)).toEqual(['new: /compacts ask']);
    expect(differencesOf(registered, fewer)).toEqual(['gone: /compacts ask']);
  });

  it('takes another order of what is a set for the same', () => {
    const turned = registered.toReversed().map((command) => ({
      ...command,
      contexts: command.contexts?.toReversed() ?? [],
      integration_types: command.integration_types?.toReversed() ?? [],
    }));
    expect(differencesOf(turned, registered)).toEqual([]);
  });

  it('sees the order of options, which users see too', () => {
    const turned = change((command) => ({ ...command, options: command.options?.toReversed() ?? [] }));
    expect(differencesOf(turned, registered)).toEqual(['changed: the order of options']);
  });
});
