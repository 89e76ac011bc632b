import type { Decode, EventMetadata, JsonObject, NewEvent, Recorded, Timestamp } from '@partneros/domain';
import type { Sql, SqlRow } from './sql.ts';

/** An event as its columns hold it. */
export interface StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly recordedAt: Timestamp;
}

/** Reads events in the columns that `storedEventOf` expects; to be followed by a condition and an order. */
export const SELECT_EVENTS = `
  SELECT position, streams.name, revision, type, data, metadata, recorded_at
  FROM events JOIN streams ON streams.id = events.stream_id`;

/**
 * Makes the tables. Positions are row ids: the largest plus one, and given back by a rollback, so there are no gaps.
 * Events name their stream by a number that counts up, so that streams which are busy together lie together in the index;
 * by their names, which are random, every event of a commit would dirty a page of its own.
 * The index on the organization alone also holds the row id, so it serves reading on from a position.
 */
export const createEventTable = (sql: Sql): void => {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS streams (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE IF NOT EXISTS events (
      position INTEGER PRIMARY KEY,
      stream_id INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      organization_id TEXT NOT NULL,
      type TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      metadata TEXT NOT NULL,
      data TEXT NOT NULL
    );
    CREATE UNIQUE INDEX IF NOT EXISTS events_by_stream ON events (stream_id, revision);
    CREATE INDEX IF NOT EXISTS events_by_organization ON events (organization_id);`);
};

const NEW_STREAM = 'INSERT OR IGNORE INTO streams (name) VALUES (?)';

// Checks the expected revision and inserts in one statement: a revision that is not the stream's next becomes NULL, which
// the column refuses, and what is refused is left out. As INSERT … SELECT each row would go through a temporary table.
const STREAM_ID = '(SELECT id FROM streams WHERE name = ?1)';
const INSERT = `
  INSERT OR IGNORE INTO events (stream_id, revision, organization_id, type, recorded_at, metadata, data)
  VALUES (${STREAM_ID}, iif((SELECT max(revision) FROM events WHERE stream_id = ${STREAM_ID}) IS ?8, ?2, NULL),
    ?3, ?4, ?5, ?6, ?7)`;

/** Adds one event after `revision - 1` and answers its position; undefined when that is not the stream's end. */
export const insertEvent = (
  sql: Sql,
  event: Omit<StoredEvent, 'position'>,
  organizationId: string,
): number | undefined => {
  const { stream, revision, type, recordedAt, metadata, data } = event;
  const expected = revision === 0 ? null : revision - 1;
  // A stream that has a name has events.
  if (expected === null && sql.run(NEW_STREAM, [stream]).changes === 0) return undefined;
  const { changes, lastId } = sql.run(INSERT, [
    stream,
    revision,
    organizationId,
    type,
    recordedAt,
    metadata,
    data,
    expected,
  ]);
  return changes === 1 ? lastId : undefined;
};

/** Reads a row of `SELECT_EVENTS`. */
export const storedEventOf = (row: SqlRow): StoredEvent => {
  const [position, stream, revision, type, data, metadata, recordedAt] = row as [
    number,
    string,
    number,
    string,
    string,
    string,
    string,
  ];
  return { position, stream, revision, type, data, metadata, recordedAt };
};

/** Brings a stored event into the shape that callers see. */
export const recordedOf = (stored: StoredEvent, decode: Decode): Recorded => {
  const metadata = JSON.parse(stored.metadata) as EventMetadata;
  return {
    type: stored.type,
    data: decode(stored.type, metadata.schemaVersion, JSON.parse(stored.data) as JsonObject),
    metadata,
    stream: stored.stream,
    revision: BigInt(stored.revision),
    position: BigInt(stored.position),
    recordedAt: stored.recordedAt,
  };
};

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Refuses what SQLite would give back changed (it ends text at a NUL) or what belongs to nobody. Such a call is a bug. */
export const assertStorable = (stream: string, { metadata }: NewEvent): void => {
  if (!stream || !metadata.organizationId) throw new Error('an event needs a stream and an organization');
  if (stream.includes('\0') || LONE_SURROGATE.test(stream))
    throw new Error(`not a stream name: ${JSON.stringify(stream)}`);
};
