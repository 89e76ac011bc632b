import type { Clock, KeyValueStore } from '@partneros/domain';
import { LRUCache } from 'lru-cache';
import type { EmbeddedDatabase } from './embedded-database.ts';
import type { Sql } from './sql.ts';

const TABLE = `
  CREATE TABLE IF NOT EXISTS key_values (
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    expires_at TEXT,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, key)
  );
  CREATE INDEX IF NOT EXISTS key_values_by_expiry ON key_values (expires_at) WHERE expires_at IS NOT NULL;`;

const GET = 'SELECT value, expires_at FROM key_values WHERE collection = ? AND key = ?';
const PUT = `
  INSERT INTO key_values (collection, key, expires_at, value) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (collection, key) DO UPDATE SET expires_at = ?3, value = ?4`;
const UNLESS_PRESENT = ' WHERE expires_at <= ?5';

const PAGE = 500;
const SCAN = `
  SELECT collection, key, expires_at, value FROM key_values
  WHERE (collection, key) > (?, ?) AND (expires_at IS NULL OR expires_at > ?)
  ORDER BY collection, key LIMIT ${PAGE}`;

// Every request reads the records of its session. In characters; files of an import are not kept.
const MAX_KEPT = 4_000_000;
const MAX_KEPT_EACH = 1_000;

// As the file holds it; no value when it holds none.
interface Kept {
  readonly value?: string;
  readonly expiresAt: string | null;
}

/**
 * Small records in the embedded database. Expired ones are removed when it is opened. What was read lately stays in
 * memory until it is written: this process is the only one that writes, so a record that was changed or deleted is never
 * answered as it was.
 */
export const createEmbeddedKeyValueStore = (database: EmbeddedDatabase, clock: Clock): KeyValueStore => {
  database.writeNow((sql) => {
    sql.exec(TABLE);
    sql.run('DELETE FROM key_values WHERE expires_at <= ?', [clock.now()]);
  });

  const kept = new LRUCache<string, Kept>({
    maxSize: MAX_KEPT,
    maxEntrySize: MAX_KEPT_EACH,
    sizeCalculation: ({ value = '' }, name) => name.length + value.length,
  });

  const read = (collection: string, key: string): Kept => {
    const name = nameOf(collection, key);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const [value, expiresAt] = database.get(GET, [collection, key]) ?? [];
    const found: Kept =
      value === undefined
        ? { expiresAt: null }
        : { value: String(value), expiresAt: (expiresAt ?? null) as string | null };
    kept.set(name, found);
    return found;
  };

  // Whatever became of the write, the file is asked again.
  const write = <Result>(collection: string, key: string, work: (sql: Sql) => Result): Promise<Result> =>
    database.write(work).finally(() => kept.delete(nameOf(collection, key)));

  return {
    get: async <Value extends object>(collection: string, key: string) => {
      const { value, expiresAt } = read(collection, key);
      const ended = value === undefined || (expiresAt !== null && expiresAt <= clock.now());
      return ended ? undefined : (JSON.parse(value) as Value);
    },
    put: async (collection, key, value, { expiresAt, ifAbsent = false } = {}) => {
      const record = [collection, key, expiresAt ?? null, JSON.stringify(value)];
      const now = clock.now();
      return write(collection, key, (sql) =>
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
      await write(collection, key, (sql) =>
        sql.run('DELETE FROM key_values WHERE collection = ? AND key = ?', [collection, key]),
      );
    },
  };
};

// Collections are ours, and have no line break.
const nameOf = (collection: string, key: string): string => `${collection}\n${key}`;
