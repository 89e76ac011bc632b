import {
  type Clock,
  type EventFeed,
  type ExecuteDeps,
  type ExpectedRevision,
  heartbeatStream,
  nextHeartbeat,
  pause,
  type Report,
} from '@partneros/domain';

/** How long the log may be silent. */
export const HEARTBEAT_MS = 10_000;

/** What a heart beats with. */
export interface HeartbeatDeps extends ExecuteDeps {
  readonly feed: Pick<EventFeed, 'head'>;
  readonly clock: Clock;
  /** Told when a beat fails; the next one comes all the same. */
  readonly report?: Report;
}

/** A heart that beats. */
export interface Heartbeat {
  readonly ready: Promise<void>;
  /** Ends the beat in hand. */
  stop(): Promise<void>;
}

/**
 * Records a heartbeat whenever ten seconds pass in which nothing else was recorded, so that a follower of the log that
 * sees nothing is a follower that is stuck. Where the lists are kept is the place for it: one such process per
 * installation, which is also who is silent when it is this one that hangs. A second one beats only when the first does not.
 */
export const runHeartbeat = ({ store, feed, ids, clock, report }: HeartbeatDeps): Heartbeat => {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each process writes to a stream of its own, and knows how it ends without reading it.
  let stream = heartbeatStream(ids.next());
  let last: ExpectedRevision = 'no-stream';
  let seen: bigint | undefined;

  const beat = async (): Promise<void> => {
    const head = await feed.head();
    const isSilent = head === seen;
    seen = head;
    if (!isSilent) return;
    const result = await store.append(stream, last, [nextHeartbeat(ids, clock.now())]);
    const recorded = result.kind === 'appended' ? result.events.at(-1) : undefined;
    if (recorded === undefined) throw new Error('somebody else writes to the stream of our heartbeats');
    last = recorded.revision;
    seen = recorded.position;
  };

  const beatOn = async (): Promise<void> => {
    while (!signal.aborted) {
      await pause(clock, HEARTBEAT_MS, signal);
      if (signal.aborted) return;
      await beat().catch((error: unknown) => {
        report?.({ where: 'heartbeat', error });
        // Whether that beat was recorded is not known, and no matter.
        stream = heartbeatStream(ids.next());
        last = 'no-stream';
      });
    }
  };
  const ended = beatOn();
  return {
    ready: Promise.resolve(),
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
