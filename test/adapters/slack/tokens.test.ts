import type { Installation, InstallationStore } from '@slack/bolt';
import { expect, it } from 'vitest';
import { createTokens } from '../../../adapters/slack/install/tokens.ts';

it('a renewed token is kept though the store is away in that moment, since the old one is used up', async () => {
  let kept = {
    team: { id: 'T1' },
    bot: { token: 'xoxe-old', refreshToken: 'refresh-1', expiresAt: 1, id: 'B1', userId: 'UBOT', scopes: [] },
  } as unknown as Installation<'v2', boolean>;
  let failures = 30;
  const installations: InstallationStore = {
    fetchInstallation: async () => kept as never,
    storeInstallation: async (renewed) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('Connection terminated unexpectedly');
      }
      kept = renewed as Installation<'v2', boolean>;
    },
  };
  const used: string[] = [];
  const tokenFor = createTokens({
    installations,
    clock: { now: () => new Date(5_000_000) },
    marks: { first: async () => true },
    renew: async (refreshToken) => {
      used.push(refreshToken);
      return { ok: true, value: { token: 'xoxe-new', refreshToken: 'refresh-2', lasts: 43_200 } };
    },
    trying: { pause: async () => undefined },
  });
  const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };
  expect(await tokenFor(query)).toMatchObject({ botToken: 'xoxe-new' });
  expect(kept.bot).toMatchObject({ token: 'xoxe-new', refreshToken: 'refresh-2' });
  expect(await tokenFor(query)).toMatchObject({ botToken: 'xoxe-new' });
  expect(used).toEqual(['refresh-1']);
});

it('a token whose end a wrong clock put a year ahead is renewed, and its end set right', async () => {
  const now = 5_000_000;
  let kept = {
    team: { id: 'T1' },
    bot: { token: 'xoxe-old', refreshToken: 'refresh-1', expiresAt: now / 1000 + 31_536_000 },
  } as unknown as Installation<'v2', boolean>;
  let renewals = 0;
  const tokenFor = createTokens({
    installations: {
      fetchInstallation: async () => kept as never,
      storeInstallation: async (renewed) => {
        kept = renewed as Installation<'v2', boolean>;
      },
    },
    clock: { now: () => new Date(now) },
    marks: { first: async () => true },
    renew: async () => {
      renewals += 1;
      return { ok: true, value: { token: 'xoxe-new', refreshToken: 'refresh-2', lasts: 43_200 } };
    },
  });
  const query = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };
  for (let times = 0; times < 3; times += 1)
    expect(await tokenFor(query)).toMatchObject({ botToken: 'xoxe-new' });
  expect(kept.bot?.expiresAt).toBe(now / 1000 + 43_200);
  expect(renewals).toBe(1);
});
