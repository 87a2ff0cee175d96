import { isLanguage } from '../../src/language.ts';
import type { Clock } from '../../src/ports.ts';
import type { Report, Reports } from '../../src/report/report.ts';
import type { Database, Row } from './database.ts';

/** Reports in the store, in the order in which they came. */
export function reportsIn(database: Database, clock: Clock): Reports {
  return {
    keep: async ({ id, at, platform, workspace, query, language, dataDate, said, source, name }) => {
      const kept = await database.run(
        `INSERT INTO report (id, at, platform, workspace, query, language, data_date, said, source, name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
        id,
        at.getTime(),
        platform,
        workspace,
        query,
        language,
        dataDate,
        withoutNull(said),
        source === undefined ? null : withoutNull(source),
        name === undefined ? null : withoutNull(name),
      );
      return kept === 1;
    },
    all: async () => (await database.rows('SELECT * FROM report ORDER BY at, id')).map(reportOf),
    untold: async (most) =>
      (await database.rows('SELECT * FROM report WHERE told_at IS NULL ORDER BY at, id LIMIT $1', most)).map(
        reportOf,
      ),
    markTold: async (id) => {
      await database.run('UPDATE report SET told_at = $1 WHERE id = $2', clock.now().getTime(), id);
    },
    remove: async (id) => (await database.run('DELETE FROM report WHERE id = $1', id)) === 1,
  };
}

/** PostgreSQL takes no U+0000 in a text. */
function withoutNull(text: string): string {
  return text.replaceAll('\u0000', '');
}

function reportOf(row: Row): Report {
  const [source, name] = [row['source'], row['name']];
  const language = String(row['language']);
  return {
    id: String(row['id']),
    at: new Date(Number(row['at'])),
    platform: String(row['platform']),
    workspace: String(row['workspace']),
    query: String(row['query']),
    language: isLanguage(language) ? language : 'en',
    dataDate: String(row['data_date']),
    said: String(row['said']),
    ...(source !== null && source !== undefined && { source: String(source) }),
    ...(name !== null && name !== undefined && { name: String(name) }),
    told: row['told_at'] !== null && row['told_at'] !== undefined,
  };
}
