import {
  AppendUnknown,
  type Clock,
  type Decode,
  type EventStore,
  extend,
  type NewEvent,
  type Recorded,
} from '@partneros/domain';
import type { EmbeddedDatabase } from './embedded-database.ts';
import type { EventLog } from './event-log.ts';
import {
  assertStorable,
  insertEvent,
  recordedOf,
  SELECT_EVENTS,
  type StoredEvent,
  storedEventOf,
} from './event-table.ts';
import { CommitUnknown } from './group-commit.ts';
import { createRecentStreams } from './recent-streams.ts';
import type { Sql } from './sql.ts';

/** What the event store and its feed share. */
export interface EmbeddedEventDeps {
  readonly database: EmbeddedDatabase;
  readonly log: EventLog;
  readonly decode: Decode;
  readonly clock: Clock;
}

const READ = `${SELECT_EVENTS} WHERE streams.name = ? AND revision >= ? ORDER BY revision LIMIT ?`;
const NO_LIMIT = -1;

/** Streams in the embedded database. Appends of one turn of the event loop share a commit. */
export const createEmbeddedEventStore = ({ database, log, decode, clock }: EmbeddedEventDeps): EventStore => {
  const recent = createRecentStreams();

  const readFile = (stream: string, from: number, limit: number): readonly StoredEvent[] =>
    database.all(READ, [stream, from, limit]).map(storedEventOf);

  return {
    read: async (stream, { from = 0n, limit } = {}) => {
      const kept = recent.get(stream);
      if (kept !== undefined) return kept.slice(Number(from), limit === undefined ? undefined : Number(from) + limit);
      const stored = readFile(stream, Number(from), limit ?? NO_LIMIT);
      const events = stored.map((event) => recordedOf(event, decode));
      if (from === 0n && limit === undefined) recent.keep(stream, events, sizeOf(stored));
      return events;
    },

    append: async (stream, expected, events) => {
      if (events.length === 0) return { kind: 'appended', events: [] };
      const revision = expected === 'no-stream' ? 0 : Number(expected) + 1;
      const unplaced = events.map((event, index) => unplacedOf(stream, revision + index, event, clock.now()));

      const placed = await database
        .write((sql) => place(sql, unplaced, events))
        .catch((error: unknown) => {
          recent.forget(stream);
          throw error instanceof CommitUnknown ? new AppendUnknown(`append to ${stream}`, { cause: error }) : error;
        });
      if (placed === undefined) {
        recent.forget(stream);
        return { kind: 'conflict' };
      }

      // Through the stored text: the caller and the live tail see exactly what a later reader will.
      const recorded: readonly Recorded[] = placed.map((stored) => recordedOf(stored, decode));
      const size = sizeOf(placed);
      recent.append(stream, recorded, size);
      log.publish(recorded, size);
      return { kind: 'appended', events: recorded };
    },
  };
};

const sizeOf = (stored: readonly StoredEvent[]): number =>
  stored.reduce((size, { data, metadata }) => size + data.length + metadata.length, 0);

type Unplaced = Omit<StoredEvent, 'position'>;

const unplacedOf = (stream: string, revision: number, event: NewEvent, recordedAt: string): Unplaced => {
  assertStorable(stream, event);
  return {
    stream,
    revision,
    type: event.type,
    data: JSON.stringify(event.data),
    metadata: JSON.stringify(event.metadata),
    recordedAt,
  };
};

// Only the first event can meet a conflict: the rest follow it inside the same transaction.
const place = (sql: Sql, unplaced: readonly Unplaced[], events: readonly NewEvent[]): StoredEvent[] | undefined => {
  const placed: StoredEvent[] = [];
  for (const [index, event] of unplaced.entries()) {
    const position = insertEvent(sql, event, events[index]?.metadata.organizationId ?? '');
    if (position === undefined) return undefined;
    placed.push(extend(event, { position }));
  }
  return placed;
};
