import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesOfSettings } from '../../src/settings/environment.ts';
import { strangersAround, strangersInFile } from '../../src/settings/strangers.ts';

describe('names that look like settings and are none', () => {
  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['SLACK_BOT_TOEKN', 'SLACK_BOT_TOKEN'],
    ['SLACK-APP-TOKEN', 'SLACK_APP_TOKEN'],
    ['SIGNING_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DATABASE', undefined],
    ['TOKEN', undefined],
    ['FAVOURITE_CITY', undefined],
  ])('%s in .env: %s is meant', (name, meant) => {
    expect(strangersInFile([name])).toEqual([{ name, meant }]);
  });

  it('are none that are settings, or belong to who reads the same file', () => {
    expect(strangersInFile([...namesOfSettings, 'POSTGRES_PASSWORD', 'NODE_OPTIONS', 'TZ'])).toEqual([]);
  });

  it('are only what is nearly a setting, in an environment full of others', () => {
    const around = ['PATH', 'HOME', 'LANG', 'TOKEN', 'SIGNING_SECRET', 'npm_config_cache', 'DISCORD_TOKN'];
    expect(strangersAround(around)).toEqual([{ name: 'DISCORD_TOKN', meant: 'DISCORD_TOKEN' }]);
  });

  it('are recognised with any one letter missing, added or changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...namesOfSettings),
        fc.nat(),
        fc.constantFrom('', 'X', 'XY'),
        fc.boolean(),
        (name, position, letters, keeps) => {
          const at = position % name.length;
          const slip = name.slice(0, at) + letters + name.slice(at + (keeps && letters !== '' ? 0 : 1));
          fc.pre(!namesOfSettings.includes(slip) && letters.length < 2);
          expect(strangersInFile([slip])[0]?.meant).toBe(name);
        },
      ),
    );
  });
});
