import { existsSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Examination, type Finding, findingsOn } from '../../src/doctor/finding.ts';
import { partingsAfter } from '../../src/doctor/zone-data.ts';
import type { StorePlace } from '../../src/settings/config.ts';
import type { Database } from './database.ts';
import { openDatabase } from './store.ts';
import { newestVersion, versionOf } from './tables.ts';

const { well, attention, wrong } = findingsOn('store');

/** How many digests are named one by one. */
const digestsShown = 50;

/** Taken back at the end of the trial, whatever became of it. */
class TakenBack extends Error {}

/** Whether the store can be reached and written, and is of a version that this program knows. Changes nothing. */
export function storeExamination(place: StorePlace): Examination {
  return {
    subject: 'store',
    examine: async () => {
      const missing = place.databaseUrl === undefined ? examineMissing(place.file) : undefined;
      return { findings: missing === undefined ? await examineExisting(place) : [missing] };
    },
  };
}

/** An SQLite file that is not there yet is made at the first start, where its folder lets it. */
function examineMissing(file: string): Finding | undefined {
  if (file === ':memory:') {
    return attention('kept in memory: every restart forgets all digests', 'Name a file in COMPACTS_STORE.');
  }
  if (existsSync(file)) return undefined;
  const folder = nearestFolder(resolve(file));
  try {
    rmdirSync(mkdtempSync(join(folder, '.compacts-doctor-')));
    return well(`${file} is not there yet; it is made at the first start`);
  } catch (error) {
    return wrong(
      `${file} cannot be made: ${folder} cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Let the bot’s user write there, or name another file in COMPACTS_STORE.',
    );
  }
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === path ? folder : nearestFolder(folder);
}

async function examineExisting(place: StorePlace): Promise<readonly Finding[]> {
  const isFile = place.databaseUrl === undefined;
  let database: Database;
  try {
    database = await openDatabase(place.databaseUrl, place.file);
  } catch (error) {
    const fix = isFile
      ? 'Let the bot’s user write the file and its folder, on a disk that is not mounted read-only.'
      : 'Start the server, and check host, name, user and password in DATABASE_URL.';
    return [wrong((error as Error).message, fix)];
  }
  try {
    const version = await versionOf(database);
    const found = [await tryWriting(database, isFile), examineVersion(version)];
    return version === 0 ? found : [...found, ...(await examineZones(database))];
  } finally {
    await database.close();
  }
}

/** Makes a table and takes it back. */
async function tryWriting(database: Database, isFile: boolean): Promise<Finding> {
  try {
    await database.transaction(async (statements) => {
      await statements.run(`CREATE TABLE doctor_trial_${process.pid} (trial BIGINT)`);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) {
      const fix = isFile
        ? 'Let the bot’s user write the file and its folder, on a disk that is neither full nor read-only.'
        : 'Connect to the primary server, as a user who may create tables (GRANT CREATE ON SCHEMA public).';
      return wrong(`${database.place} cannot be written: ${(error as Error).message}`, fix);
    }
  }
  return well(`${database.place} can be reached and written`);
}

/** The digests in zones for which Node's data and the digests' own part within a year. */
async function examineZones(database: Database): Promise<readonly Finding[]> {
  const zones = new Set(partingsAfter(Date.now()).map(({ zone }) => zone));
  const rows = await database.rows(
    `SELECT platform, workspace, channel, channel_name, zone FROM subscription WHERE state <> 'off' ORDER BY id`,
  );
  const there = rows
    .filter(({ zone }) => zones.has(String(zone)))
    .map(({ platform, workspace, channel, channel_name, zone }) => {
      const name = channel_name === null ? channel : `#${channel_name}`;
      return `${platform} ${workspace} ${name} (${zone})`;
    });
  if (there.length === 0) return [];
  const { well } = findingsOn('time zones');
  const shown = there.slice(0, digestsShown).join(', ');
  const more = there.length > digestsShown ? `, and ${there.length - digestsShown} more` : '';
  const count = there.length === 1 ? '1 digest is' : `${there.length} digests are`;
  return [well(`${count} in zones where Node's data would have another clock: ${shown}${more}`)];
}

function examineVersion(version: number): Finding {
  if (version > newestVersion) {
    return wrong(
      `its tables are of version ${version}, made by a newer program; this one knows ${newestVersion}`,
      'Start the newer program, or restore a backup from before.',
    );
  }
  if (version === newestVersion) return well(`its tables are of version ${version}, the current one`);
  return version === 0
    ? well('it is empty; its tables are made at the first start')
    : well(`its tables are of version ${version}; the next start brings them to ${newestVersion}`);
}
