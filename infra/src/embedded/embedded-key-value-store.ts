import type { Clock, KeyValueStore } from '@partneros/domain';
import type { EmbeddedDatabase } from './embedded-database.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS key_values (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    expires_at TEXT,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, key)
  );
  CREATE INDEX IF NOT EXISTS key_values_by_expiry ON key_values (expires_at) WHERE expires_at IS NOT NULL;`;

const GET = 'SELECT value FROM key_values WHERE collection = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)';
const PUT = `
  INSERT INTO key_values (collection, key, expires_at, value) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (collection, key) DO UPDATE SET expires_at = ?3, value = ?4`;
const UNLESS_PRESENT = ' WHERE expires_at <= ?5';

const PAGE = 500;
const SCAN = `
  SELECT collection, key, expires_at, value FROM key_values
  WHERE (collection, key) > (?, ?) AND (expires_at IS NULL OR expires_at > ?)
  ORDER BY collection, key LIMIT ${PAGE}`;

/** Small records in the embedded database. Expired ones are removed when it is opened. */
export const createEmbeddedKeyValueStore = (database: EmbeddedDatabase, clock: Clock): KeyValueStore => {
  database.writeNow((sql) => {
    sql.exec(TABLE);
    sql.run('DELETE FROM key_values WHERE expires_at <= ?', [clock.now()]);
  });

  return {
    get: async <Value extends object>(collection: string, key: string) => {
      const row = database.get(GET, [collection, key, clock.now()]);
      return row === undefined ? undefined : (JSON.parse(row[0] as string) as Value);
    },
    put: async (collection, key, value, { expiresAt, ifAbsent = false } = {}) => {
      const record = [collection, key, expiresAt ?? null, JSON.stringify(value)];
      const now = clock.now();
      return database.write((sql) =>
        ifAbsent ? sql.run(PUT + UNLESS_PRESENT, [...record, now]).changes === 1 : sql.run(PUT, record).changes === 1,
      );
    },
    scan: async function* () {
      for (let last: readonly [string, string] = ['', '']; ; ) {
        const page = database.all(SCAN, [...last, clock.now()]) as readonly [string, string, string | null, string][];
        for (const [collection, key, expiresAt, value] of page)
          yield { collection, key, value: JSON.parse(value) as object, ...(expiresAt !== null && { expiresAt }) };
        const end = page.at(-1);
        if (end === undefined) return;
        last = [end[0], end[1]];
      }
    },
    delete: async (collection, key) => {
      await database.write((sql) =>
        sql.run('DELETE FROM key_values WHERE collection = ? AND key = ?', [collection, key]),
      );
    },
  };
};
