import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { lockDataFolder } from './data-folder-lock.ts';
import { groupCommit } from './group-commit.ts';
import { connectionOf } from './libsql-connection.ts';
import type { Sql } from './sql.ts';

/** Opens a database that lives and dies with the process; for tests. */
export const IN_MEMORY = ':memory:';

/** The one SQLite file of a process. Reads are synchronous and never see half a transaction. */
export interface EmbeddedDatabase extends Sql {
  /**
   * Queues `work`; resolves with its result once that is durable. Everything queued in one turn of the event loop
   * shares one transaction, in order. `work` is synchronous and may run twice, so it touches nothing but `sql`.
   * Rejects with what `work` threw, or with `CommitUnknown`.
   */
  write<T>(work: (sql: Sql) => T): Promise<T>;
  /** Commits what is queued, then runs `work` in a transaction of its own, at once. For schema changes. */
  writeNow<T>(work: (sql: Sql) => T): T;
  /** Commits what is queued, folds the write-ahead log into the file and lets the data folder go. */
  close(): Promise<void>;
}

// Stored in the file; raised when an older release could no longer read its tables.
const FORMAT = 3;

// A backup or a shell may hold the file for a moment.
const BUSY_TIMEOUT_MS = 1_000;

/** Opens `<folder>/partneros.db`, making both when absent. Throws `DataFolderInUse` when another process has it. */
export const openEmbeddedDatabase = (folder: string): EmbeddedDatabase => {
  if (folder !== IN_MEMORY) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = folder === IN_MEMORY ? () => undefined : lockDataFolder(folder);
  try {
    return openFile(folder === IN_MEMORY ? IN_MEMORY : join(folder, 'partneros.db'), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
};

const openFile = (path: string, unlock: () => void): EmbeddedDatabase => {
  const database = new Database(path);
  const sql = connectionOf(database);
  prepareFile(sql, path);
  const writes = groupCommit(sql);
  let open = true;

  const whileOpen = <T>(run: () => T): T => {
    if (!open) throw new Error('the embedded store is closed');
    return run();
  };

  return {
    all: (text, params) => whileOpen(() => sql.all(text, params)),
    get: (text, params) => whileOpen(() => sql.get(text, params)),
    run: (text, params) => whileOpen(() => sql.run(text, params)),
    exec: (text) => whileOpen(() => sql.exec(text)),
    write: async (work) => whileOpen(() => writes.write(work)),
    writeNow: (work) => whileOpen(() => writes.writeNow(work)),
    close: async () => {
      if (!open) return;
      open = false;
      writes.flush();
      sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
      sql.forget();
      database.close();
      unlock();
    },
  };
};

const prepareFile = (sql: Sql, path: string): void => {
  sql.all(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const format = sql.get('PRAGMA user_version')?.[0];
  if (Number(format) > FORMAT) throw new Error(`${path} was written by a newer release of PartnerOS`);
  // FULL: a commit is on the disk when it returns, also through a power cut.
  sql.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000; PRAGMA user_version = ${FORMAT}`);
};
