import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Surfaces } from '../chat/surface.ts';
import { type Config, ConfigError } from '../settings/config.ts';
import { readConfig } from '../settings/environment.ts';

/** The platforms whose payloads the console can print. */
export const surfaces: Surfaces = {
  slack: async () => (await import('../../adapters/slack/draw/surface.ts')).slackSurface,
  discord: async () => (await import('../../adapters/discord/draw/surface.ts')).discordSurface,
};

/** Reads `.env` where there is one; what the environment has already wins. */
export function loadEnvironmentFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError([`.env cannot be read: ${(error as Error).message}`]);
  }
}

/** The names in `.env`; none where there is no such file, or it cannot be read. */
export function namesInEnvironmentFile(): readonly string[] {
  try {
    return Object.keys(parseEnv(readFileSync('.env', 'utf8')));
  } catch {
    return [];
  }
}

/** The settings, or what is wrong with them. */
export async function readOrProblems(): Promise<Config | ConfigError> {
  try {
    loadEnvironmentFile();
    return await readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** Resolves on SIGINT or SIGTERM. */
export function signalled(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
}
