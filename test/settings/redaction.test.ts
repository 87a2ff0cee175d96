import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor, secretsIn } from '../../src/settings/redaction.ts';

describe('redaction', () => {
  it.each([
    ['xoxb-1234567890-canary', 'a token xoxb-1234567890-canary of Slack'],
    ['xoxe.xoxp-1-canarycanary', 'xoxe.xoxp-1-canarycanary'],
    ['xapp-1-A1-2-canary', '{"authorization":"Bearer xapp-1-A1-2-canary"}'],
    ['T0/B0/canary', 'POST https://hooks.slack.com/commands/T0/B0/canary failed'],
    [
      'aW50ZXJhY3Rpb246canary-canary',
      'POST https://discord.com/api/v10/webhooks/800000000000000001/aW50ZXJhY3Rpb246canary-canary',
    ],
    [
      'ODAwMDAwMDAwMDAwMDAwMDAx.GfAkE0.canarycanarycanarycanarycan',
      'Bot ODAwMDAwMDAwMDAwMDAwMDAx.GfAkE0.canarycanarycanarycanarycan',
    ],
    ['canary', 'postgres://bot:canary@db.example:5432/compacts'],
    ['canary', 'postgres://db.example/compacts?user=bot&password=canary&sslmode=require'],
  ])('takes out %s by its look', (secret, text) => {
    const said = redactor()(text);
    expect(said).toContain('[redacted]');
    expect(said).not.toContain(secret);
    expect(said).not.toContain('canary');
  });

  it('takes out the secrets of the settings, whatever they look like and whatever stands around them', () => {
    const secret = fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const redact = redactor([value]);
        for (const text of [value, JSON.stringify({ value }), encodeURIComponent(value)])
          expect(redact(`${before}${text}${after}`)).toContain('[redacted]');
        expect(redact(`${before}${value}${after}`)).not.toBe(`${before}${value}${after}`);
      }),
    );
  });

  it('finds a password in a database’s address, as written and as meant', () => {
    expect(secretsIn({ DATABASE_URL: ' postgres://bot:can%21ary-1@db/x\n' })).toEqual(
      expect.arrayContaining(['can%21ary-1', 'can!ary-1']),
    );
    expect(secretsIn({ DATABASE_URL: 'not an address' })).toContain('not an address');
  });

  it('knows a password among the parameters of an address, and a short one as a word of its own', () => {
    expect(secretsIn({ DATABASE_URL: 'postgres://db/x?password=p%40ss-word1' })).toContain('p@ss-word1');
    const redact = redactor(secretsIn({ DATABASE_URL: 'postgres://bot:hun2@db/x' }));
    expect(redact('password "hun2" of bot is wrong: hun2, thun2')).toBe(
      'password "[redacted]" of bot is wrong: [redacted], thun2',
    );
    expect(JSON.parse(redactor(['300'])('{"level":300,"msg":"300"}'))).toEqual({
      level: 300,
      msg: '[redacted]',
    });
  });

  it.each([
    'The Metropolis article, https://www.metropolis.org/news/contribution-global-compact-safe-orderly',
    'the store compacts.sqlite: attempt to write a readonly database',
    'PostgreSQL at db.example:5432/compacts cannot be used: ECONNREFUSED',
    'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy it anew from https://api.slack.com/apps > OAuth',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(redactor(['short'])(text)).toBe(text);
  });
});
