import { expect, it } from 'vitest';
import { discordSurface } from '../../../adapters/discord/draw/surface.ts';
import { createVisitors } from '../../../adapters/playground/visitors.ts';
import { slackSurface } from '../../../adapters/slack/draw/surface.ts';
import { answer } from '../../../src/builders/answer.ts';
import { loadCore } from '../../../src/core.ts';

const core = await loadCore();
const visitorsOf = () =>
  createVisitors({
    core,
    surfaces: { slack: slackSurface, discord: discordSurface },
    onceMarks: { first: async () => true },
    clock: { now: () => new Date('2026-11-24T12:00:00Z') },
    report: (_, error) => {
      throw error;
    },
    reportDesk: { take: async () => 'kept' },
  });

it('a visit takes no memory: whoever has said nothing sees the one first answer of the language', () => {
  const visitors = visitorsOf();
  const seen = Array.from({ length: 300 }, (_, index) => visitors.seen({ id: `v${index}`, language: 'en' }));
  expect(new Set(seen).size).toBe(1);
  expect(visitors.seen({ id: 'v1', language: 'fr' })).not.toBe(seen[0]);
});

it('only so many conversations are kept, the ones used last', () => {
  const visitors = visitorsOf();
  const lobby = visitors.seen({ id: 'nobody', language: 'en' });
  for (let index = 0; index < 300; index += 1) {
    visitors.of({ id: `v${index}`, language: 'en' });
    visitors.of({ id: 'often', language: 'en' });
  }
  const kept = (id: string) => visitors.seen({ id, language: 'en' }) !== lobby;
  expect([kept('v0'), kept('v50'), kept('v299'), kept('often')]).toEqual([false, false, true, true]);
});

it('a post reaches everybody, and who comes later still sees it', () => {
  const visitors = visitorsOf();
  const one = visitors.of({ id: 'one', language: 'en' });
  const told: string[] = [];
  const until = new AbortController();
  visitors.onChange('one', () => told.push('one'), until.signal);
  visitors.onChange('silent', () => told.push('silent'), until.signal);
  const before = one.entries('slack').length;
  visitors.post(answer({ kind: 'commitments' }, core, 'en'), { audience: 'everyone', as: 'post' });
  expect(one.entries('slack')).toHaveLength(before + 1);
  expect(visitors.seen({ id: 'late', language: 'es' }).entries('discord')).toHaveLength(before + 1);
  expect(told.sort()).toEqual(['one', 'silent']);
  until.abort();
  visitors.post(answer({ kind: 'commitments' }, core, 'en'), { audience: 'everyone', as: 'post' });
  expect(told).toHaveLength(2);
});
