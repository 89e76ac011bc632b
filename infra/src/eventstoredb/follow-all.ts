import { type AllStreamRecordedEvent, type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import { type Clock, pause } from '@partneros/domain';
import type { AllEvents } from './all-events.ts';
import type { Connection } from './connection.ts';
import { letGo, quiet } from './loose-ends.ts';
import { OUR_STREAMS } from './stream-patterns.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
// The server tells how far it is each time it has looked at this many events.
const WINDOW = 1_000;
const BUFFERED = 128;

/** What following works with. */
export interface FollowAllDeps {
  readonly connection: Connection;
  readonly all: Pick<AllEvents, 'newest'>;
  readonly clock: Clock;
  readonly probeMs: number;
}

/**
 * Holds one subscription to our events open until `signal` aborts: begun anew, from the last event taken, when it
 * breaks, when it ends, and when it is silent although something was recorded.
 *
 * The last is found out by asking for the newest event now and then. That writes nothing, works in an idle store as in
 * a busy one, and costs one small read.
 */
export const followAll = async (
  { connection, all, clock, probeMs }: FollowAllDeps,
  {
    after,
    take,
    signal,
    report,
  }: {
    readonly after: bigint;
    readonly take: (event: AllStreamRecordedEvent) => void;
    readonly signal: AbortSignal;
    readonly report: (error: unknown) => void;
  },
): Promise<void> => {
  let seen = after;
  let failures = 0;

  const followOnce = async (): Promise<void> => {
    const over = new AbortController();
    const { client } = connection;
    const subscription = subscribe(client, seen);
    const stop = () => {
      subscription.destroy(new Error('stopped'));
    };
    signal.addEventListener('abort', stop, { once: true });
    const watching = watch(client, over.signal).catch((error: unknown) => {
      connection.renew(client);
      subscription.destroy(error as Error);
    });
    try {
      for await (const { event } of subscription) {
        // Never twice, whatever the server repeats.
        if (event === undefined || event.position.commit <= seen) continue;
        failures = 0;
        seen = event.position.commit;
        take(event);
      }
      throw new Error('the server ended the subscription');
    } finally {
      signal.removeEventListener('abort', stop);
      over.abort();
      // Leaving the loop destroys the stream, but the call goes on.
      letGo(() => subscription.unsubscribe());
      await watching;
    }
  };

  /**
   * Throws when the subscription is behind what could be read one look before, and has not moved since; and when
   * somebody found its connection dead.
   */
  const watch = async (client: EventStoreDBClient, stopped: AbortSignal): Promise<void> => {
    let recorded = seen;
    let misses = 0;
    while (!stopped.aborted) {
      const before = seen;
      await pause(clock, probeMs, stopped);
      if (stopped.aborted) return;
      if (connection.client !== client) throw new Error('the connection was left');
      if (seen < recorded && seen === before)
        throw new Error(`the subscription is silent after ${seen}, although ${recorded} is recorded`);
      try {
        recorded = await all.newest(OUR_STREAMS, probeMs);
        [misses, failures] = [0, 0];
      } catch (error) {
        misses += 1;
        if (misses > 1 || connection.client !== client) throw error;
      }
    }
  };

  while (!signal.aborted) {
    try {
      await followOnce();
    } catch (error) {
      if (signal.aborted) return;
      report(error);
    }
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
    failures += 1;
    await pause(clock, longest * (0.5 + Math.random() / 2), signal);
  }
};

const subscribe = (client: EventStoreDBClient, after: bigint) => {
  const subscription = client.subscribeToAll(
    {
      fromPosition: after === 0n ? START : { commit: after, prepare: after },
      filter: streamNameFilter({ regex: OUR_STREAMS, maxSearchWindow: WINDOW, checkpointInterval: 1 }),
      requiresLeader: true,
    },
    { highWaterMark: BUFFERED },
  );
  quiet(subscription);
  return subscription;
};
