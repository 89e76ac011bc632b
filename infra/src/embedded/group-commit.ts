import type { Sql } from './sql.ts';

/** The commit itself failed: what it held may or may not be durable. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** Writes that share commits. */
export interface GroupCommit {
  write<T>(work: (sql: Sql) => T): Promise<T>;
  writeNow<T>(work: (sql: Sql) => T): T;
  /** Commits everything that waits. */
  flush(): void;
}

interface Pending {
  readonly work: (sql: Sql) => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  readonly alone: boolean;
}

// One fsync costs about as much as 20 small writes. Past these bounds a longer group gains little, and the event loop
// would be kept from everything else.
const MAX_GROUP = 512;
const MAX_GROUP_MS = 8;

/** Runs everything that was queued in one turn of the event loop inside one transaction. */
export const groupCommit = (sql: Sql): GroupCommit => {
  let queue: Pending[] = [];
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    // After the poll phase, so that the requests which arrived together are committed together.
    setImmediate(() => {
      scheduled = false;
      commitGroup();
      if (queue.length > 0) schedule();
    });
  };

  const commitGroup = (): void => {
    const group: Pending[] = [];
    const results: unknown[] = [];
    try {
      inTransaction(sql, () => {
        const until = performance.now() + MAX_GROUP_MS;
        for (const pending of queue) {
          if (!joins(pending, group) || (group.length > 0 && performance.now() > until)) break;
          group.push(pending);
          results.push(pending.work(sql));
        }
      });
    } catch (error) {
      settleFailed(group, error);
      return;
    }
    queue = queue.slice(group.length);
    group.forEach((pending, index) => {
      pending.resolve(results[index] as never);
    });
  };

  const settleFailed = (group: readonly Pending[], error: unknown): void => {
    if (group.length > 1 && !(error instanceof CommitUnknown)) {
      // Nothing was committed. Each goes again by itself, so that only the guilty one fails.
      queue = [...group.map((pending) => ({ ...pending, alone: true })), ...queue.slice(group.length)];
      return;
    }
    // An empty group could not even begin: then nobody can write now.
    const failed = group.length === 0 ? queue : group;
    queue = queue.slice(failed.length);
    for (const pending of failed) pending.reject(error);
  };

  const flush = (): void => {
    while (queue.length > 0) commitGroup();
  };

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        queue.push({ work, resolve, reject, alone: false });
        schedule();
      }),
    writeNow: (work) => {
      flush();
      return inTransaction(sql, () => work(sql));
    },
    flush,
  };
};

const joins = (pending: Pending, group: readonly Pending[]): boolean =>
  group.length === 0 || (group.length < MAX_GROUP && !pending.alone && group[0]?.alone === false);

const inTransaction = <T>(sql: Sql, work: () => T): T => {
  sql.run('BEGIN IMMEDIATE');
  let result: T;
  try {
    result = work();
  } catch (error) {
    rollBackQuietly(sql);
    throw error;
  }
  try {
    sql.run('COMMIT');
  } catch (error) {
    rollBackQuietly(sql);
    throw new CommitUnknown('the commit failed', { cause: error });
  }
  return result;
};

// Some failures (a full disk, an I/O error) have already ended the transaction.
const rollBackQuietly = (sql: Sql): void => {
  try {
    sql.run('ROLLBACK');
  } catch {}
};
