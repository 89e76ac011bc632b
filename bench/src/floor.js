import { join } from 'node:path';
import Database from 'libsql';

const TABLE = `
  CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, data TEXT NOT NULL);
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);`;

// 280 bytes, as an event's data has.
const DATA = JSON.stringify({ text: 'x'.repeat(269) });

/**
 * What the disk and SQLite cost by themselves: each commit durable, nothing decided and nothing around it. No event
 * store on SQLite can be faster than this by more than luck.
 */
export const openFloor = (folder) => {
  const database = new Database(join(folder, 'floor.db'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${TABLE}`);
  const insert = database.prepare('INSERT INTO events (stream, revision, data) VALUES (?, ?, ?)');
  const select = database.prepare('SELECT data FROM events WHERE stream = ? ORDER BY revision').raw();
  const page = database
    .prepare('SELECT position, data FROM events WHERE position > ? ORDER BY position LIMIT 1000')
    .raw();
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');

  const append = (streams, revision) => {
    begin.run();
    for (const stream of streams) insert.run([stream, revision, DATA]);
    commit.run();
  };

  return {
    /** One commit for one event in each of these streams. */
    append,
    /** Reads each of these streams and parses its events, then appends. */
    readAndAppend: (streams, revision) => {
      for (const stream of streams) for (const [data] of select.all([stream])) JSON.parse(data);
      append(streams, revision);
    },
    /** Reads every event, a page at a time, and parses it. */
    readAll: () => {
      for (let rows = page.all([0]); rows.length > 0; rows = page.all([rows.at(-1)[0]]))
        for (const [, data] of rows) JSON.parse(data);
    },
    close: () => database.close(),
  };
};
