import type { Sql } from './sql.ts';

/**
 * Takes events over from format 1, which wrote a stream's name beside each of its events, into the tables of today.
 * Does nothing when there are none. Positions and revisions stay; for a million events it takes some ten seconds.
 */
export const nameStreamsOnce = (sql: Sql): void => {
  if (sql.get("SELECT 1 FROM pragma_table_info('events_format_1')") === undefined) return;
  sql.exec(`
    INSERT INTO streams (name) SELECT stream FROM events_format_1 WHERE revision = 0 ORDER BY position;
    INSERT INTO events (position, stream_id, revision, organization_id, type, recorded_at, metadata, data)
      SELECT position, streams.id, revision, organization_id, type, recorded_at, metadata, data
      FROM events_format_1 JOIN streams ON streams.name = events_format_1.stream ORDER BY position;
    DROP TABLE events_format_1;`);
};

/** Puts a table of events aside that was written in format 1, so that the tables of today can be made. */
export const setFormat1Aside = (sql: Sql): void => {
  if (sql.get("SELECT 1 FROM pragma_table_info('events') WHERE name = 'stream'") === undefined) return;
  sql.exec(`
    DROP INDEX events_by_stream;
    DROP INDEX events_by_organization;
    ALTER TABLE events RENAME TO events_format_1;`);
};
