import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOfSettings } from '../src/settings/environment.ts';
import { root } from './adapters/console/program.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');
const unit = read('deploy/compacts-bot.service');

/** What the last stage of the Dockerfile copies out of the project. */
const copied = dockerfile
  .slice(dockerfile.lastIndexOf('\nFROM '))
  .split('\n')
  .flatMap((line) => /^COPY (?!--from)(.+) \S+$/u.exec(line)?.[1]?.split(' ') ?? []);

describe('the image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-image-'));
  const data = mkdtempSync(join(tmpdir(), 'compacts-volume-'));
  beforeAll(() => {
    for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(data, { recursive: true });
  });

  /** What the image sets, with the volume where it is here. */
  const settingsOfImage = Object.fromEntries(
    [...dockerfile.matchAll(/^(?:ENV| {3}) ([A-Z_]+)=(\S+)/gmu)].map(([, name = '', value = '']) => [
      name,
      value.replace('/data', data),
    ]),
  );
  const runIn = (...args: string[]) =>
    spawnSync(process.execPath, [join(folder, 'bin', 'compacts.js'), ...args], {
      cwd: data,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...settingsOfImage },
    });

  it('holds all that the program reads, and nothing else of the project', () => {
    expect(runIn('city', 'chicago').stdout).toContain('Chicago is on the list');
    const { stdout, status } = runIn('doctor');
    expect(stdout).toMatch(/^well {7}data/mu);
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'test'))).toBe(false);
  });

  it('keeps compiled code, and what is worked out from the data, where it may write', () => {
    const cache = /XDG_CACHE_HOME=\/data\/(\S+)/u.exec(dockerfile)?.[1] ?? 'nowhere';
    runIn('city', 'chicago');
    const kept = readdirSync(join(data, cache, 'compacts-bot'), { recursive: true, encoding: 'utf8' });
    expect(kept.some((name) => name.endsWith('names.kept'))).toBe(true);
    expect(kept.length).toBeGreaterThan(100);
  });

  it('is let through by .dockerignore, secrets are not', () => {
    const lines = read('.dockerignore').split('\n');
    for (const path of [...copied, 'package-lock.json']) expect(lines).toContain(`!${path}`);
    expect(lines).toContain('*');
    expect(lines.indexOf('**/.env')).toBeGreaterThan(lines.indexOf('!data'));
  });

  it('runs as a user without rights, on the Node that the project is tested with', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { node: string } };
    expect(dockerfile.match(/^FROM node:(\S+?)-/gmu)).toEqual([
      `FROM node:${devDependencies.node}-`,
      `FROM node:${devDependencies.node}-`,
    ]);
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
  });

  it('asks for its health where it is served', () => {
    const port = /OPERATIONS_PORT=(\d+)/u.exec(dockerfile)?.[1] ?? '?';
    expect(dockerfile).toMatch(new RegExp(`^EXPOSE ${port} `, 'mu'));
    expect(compose).toContain(`OPERATIONS_PORT: "${port}"`);
    expect(compose).toContain(`:${port}"`);
    expect(dockerfile).toContain(`(process.env.OPERATIONS_PORT || ${port}) + '/readyz'`);
  });
});

describe('compose.yaml and the unit', () => {
  it('set only what is a setting', () => {
    const named = [
      ...compose.matchAll(/^ {6}([A-Z_]+):/gmu),
      ...unit.matchAll(/^Environment=([A-Z_]+)=/gmu),
    ].map(([, name = '']) => name);
    const theirs = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'NODE_ENV', 'XDG_CACHE_HOME'];
    expect(named.filter((name) => !namesOfSettings.includes(name) && !theirs.includes(name))).toEqual([]);
  });

  it('start the program as "npm start" does, and give it the time to stop', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));
    expect(flags).not.toEqual([]);
    expect(unit).toContain(` ${flags.join(' ')} /opt/compacts-bot/bin/compacts.js start`);
    const quoted = flags.map((flag) => `"${flag}", `).join('');
    expect(dockerfile).toContain(`${quoted}"/app/bin/compacts.js"]\nCMD ["start"]`);
    const stopWithin = Number(
      /defaultStopWithin = ([\d_]+)/u.exec(read('src/service/serve.ts'))?.[1]?.replace('_', ''),
    );
    expect(Number(/TimeoutStopSec=(\d+)/u.exec(unit)?.[1]) * 1000).toBeGreaterThan(stopWithin);
    expect(Number(/stop_grace_period: (\d+)s/u.exec(compose)?.[1]) * 1000).toBeGreaterThan(stopWithin);
  });
});

describe('a package that a platform’s SDK brings, and that is used by itself', () => {
  it.each(['@discordjs/rest', 'discord-api-types', '@slack/web-api'])('is there once: %s', (name) => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    // With two of them, an error of the one is no error of the other.
    const installed = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(installed).toEqual([`node_modules/${name}`]);
  });
});
