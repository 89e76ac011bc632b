import { type RecordedEvent, StreamNotFoundError } from '@eventstore/db-client';
import { type Clock, Unavailable } from '@partneros/domain';
import type { Connection } from './connection.ts';
import { letGo, quiet } from './loose-ends.ts';
import { tryTwice } from './try-twice.ts';
import { createWaitingLine } from './waiting-line.ts';
import { within } from './within.ts';

/** Part of a stream. */
export interface StreamPart {
  readonly stream: string;
  readonly from: bigint;
  readonly limit?: number;
}

/** Reads streams, in one call each. Throws `Unavailable` when there is no answer in time. */
export type ReadStream = (part: StreamPart) => Promise<readonly RecordedEvent[]>;

// Servers let a hundred calls share a connection; what is more waits there unseen, with its deadline running.
const MOST_AT_ONCE = 64;
const PATIENCE = 2;

/** A reader over a connection. */
export const createStreamReader = (connection: Connection, clock: Clock, readMs: number): ReadStream => {
  const inLine = createWaitingLine(MOST_AT_ONCE, clock, PATIENCE * readMs);
  const readOnce = async ({ stream, from, limit }: StreamPart): Promise<readonly RecordedEvent[]> => {
    const { client } = connection;
    const reading = client.readStream(stream, {
      fromRevision: from,
      requiresLeader: true,
      ...(limit !== undefined && { maxCount: limit }),
    });
    const collect = async () => {
      const events: RecordedEvent[] = [];
      quiet(reading);
      for await (const { event } of reading) if (event !== undefined) events.push(event);
      return events;
    };
    const events = await within(clock, readMs, collect(), () => {
      letGo(() => reading.cancel());
      connection.renew(client);
    });
    // A call that was cancelled ends like one that is complete.
    if (connection.closed) throw new Unavailable('the store is closed');
    return events;
  };

  return async (part) => {
    if (part.limit === 0) return [];
    try {
      return await inLine(() => tryTwice(`reading ${part.stream}`, () => readOnce(part)));
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  };
};
