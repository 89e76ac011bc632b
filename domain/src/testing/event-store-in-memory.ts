import type { NewEvent, Recorded } from '../kernel/recorded.ts';
import type { EventStore } from '../ports/event-store.ts';

/** An event store for tests inside of domain, which cannot reach the embedded one. It passes the same contract suite. */
export interface EventStoreInMemory extends EventStore {
  /** Everything that was recorded, in order. */
  readonly recorded: readonly Recorded[];
}

/** An empty store. Every call takes a turn, so that calls side by side meet each other. */
export const eventStoreInMemory = (): EventStoreInMemory => {
  const recorded: Recorded[] = [];
  const ofStream = (stream: string) => recorded.filter((event) => event.stream === stream);
  // As a database would: what comes back is no longer the caller's object.
  const stored = (event: NewEvent): NewEvent => JSON.parse(JSON.stringify(event));

  return {
    recorded,
    read: async (stream, { from = 0n, limit = Number.POSITIVE_INFINITY } = {}) =>
      structuredClone(ofStream(stream).slice(Number(from), Number(from) + limit)),
    append: async (stream, expected, events) => {
      if (!stream || events.some(({ metadata }) => !metadata.organizationId)) throw new Error('belongs to nobody');
      const next = BigInt(ofStream(stream).length);
      if (next !== (expected === 'no-stream' ? 0n : expected + 1n)) return { kind: 'conflict' };
      const appended = events.map(
        (event, index): Recorded => ({
          ...stored(event),
          stream,
          revision: next + BigInt(index),
          position: BigInt(recorded.length + index + 1),
          recordedAt: '2026-01-01T00:00:00.000Z',
        }),
      );
      recorded.push(...appended);
      return { kind: 'appended', events: structuredClone(appended) };
    },
  };
};
