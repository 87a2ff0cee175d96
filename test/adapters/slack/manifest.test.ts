import { describe, expect, it } from 'vitest';
import { creationLink, type ManifestMode, slackManifest } from '../../../adapters/slack/draw/manifest.ts';
import { commands } from '../../../src/commands/registry.ts';
import { manifestCheck } from '../../fakes/slack/schemas.ts';
import { run } from '../console/program.ts';
import { core } from './running.ts';

const modes: ManifestMode[] = [
  { mode: 'socket' },
  { mode: 'http', address: 'https://compacts.example', manyWorkspaces: false },
  { mode: 'http', address: 'https://compacts.example', manyWorkspaces: true },
];

describe('the manifest', () => {
  it.each(modes)('is one that Slack takes: %o', (how) => {
    const manifest = slackManifest(core, how);
    expect(manifestCheck()(manifest)).toEqual([]);
    const { display_information: about, features } = manifest;
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.long_description.length).toBeGreaterThanOrEqual(175);
    for (const { description, usage_hint: hint } of features.slash_commands) {
      expect(description.length).toBeLessThanOrEqual(100);
      expect(hint.length).toBeLessThanOrEqual(100);
    }
    for (const { name } of features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });

  it('asks for two scopes, and offers the others', () => {
    const { scopes } = slackManifest(core, { mode: 'socket' }).oauth_config;
    expect(scopes.bot).toEqual(['commands', 'chat:write']);
    expect(scopes.bot_optional).toContain('users:read');
  });

  it('names every command', () => {
    const hint = slackManifest(core, { mode: 'socket' }).features.slash_commands[0]?.usage_hint;
    for (const { name } of commands) expect(hint).toContain(name);
  });

  it('is what the link carries', () => {
    const manifest = slackManifest(core, { mode: 'socket' });
    const link = new URL(creationLink(manifest));
    expect(link.host).toBe('api.slack.com');
    expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(manifest);
  });

  it('is printed for a pipe, with the link beside it', async () => {
    const { out, err, code } = await run(['manifest', 'slack']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(slackManifest(core, { mode: 'socket' }));
    expect(err).toContain('https://api.slack.com/apps?new_app=1&manifest_json=');
  });

  it('is none for a platform that is not there', async () => {
    expect(await run(['manifest', 'teams'])).toMatchObject({
      out: '',
      err: expect.stringContaining('manifest slack'),
      code: 2,
    });
  });
});
