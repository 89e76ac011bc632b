import type Database from 'libsql';
import { LRUCache } from 'lru-cache';
import type { Sql, SqlRow, SqlValue } from './sql.ts';

// Query shapes come from read model declarations, so there are few; the cap only guards against a mistake.
const MAX_STATEMENTS = 500;

const NONE: readonly SqlValue[] = [];

/** Statements of one libsql connection. Parameters always travel as one array: libsql takes a lone `null` for an object. */
export const connectionOf = (database: Database.Database): Sql & { forget(): void } => {
  const statements = new LRUCache<string, Database.Statement>({ max: MAX_STATEMENTS });

  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = database.prepare(sql);
    const statement = prepared.reader ? prepared.raw() : prepared;
    statements.set(sql, statement);
    return statement;
  };

  return {
    all: (sql, params = NONE) => prepare(sql).all(params) as SqlRow[],
    get: (sql, params = NONE) => prepare(sql).get(params) as SqlRow | undefined,
    run: (sql, params = NONE) => {
      const { changes, lastInsertRowid } = prepare(sql).run(params);
      return { changes, lastId: Number(lastInsertRowid) };
    },
    exec: (sql) => {
      database.exec(sql);
    },
    forget: () => statements.clear(),
  };
};
