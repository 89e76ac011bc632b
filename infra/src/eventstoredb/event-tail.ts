import type { Recorded } from '@partneros/domain';

/** The newest events in memory, for those who have caught up, and who waits for more. Positions may have gaps. */
export interface EventTail {
  /** Position of the newest event. */
  readonly newest: bigint;
  readonly closed: boolean;
  /** `weight`: about how many bytes it takes. */
  publish(event: Recorded, weight: number): void;
  /** Forgets everything: whoever is not yet at `position` has to look elsewhere. */
  startOver(position: bigint): void;
  /** At most `limit` events after a position, or `undefined` when not all of them are in memory. */
  after(position: bigint, limit: number): readonly Recorded[] | undefined;
  /** Resolves when there is something after `position`, the signal aborted, or the tail closed. */
  changed(position: bigint, signal: AbortSignal): Promise<void>;
  close(): void;
}

// A subscriber that keeps up is a few events behind. Events may be large, so their weight is bounded too.
const MOST_EVENTS = 4_096;
const MOST_WEIGHT = 16_000_000;

/** A tail that holds everything after `start`: as yet nothing. */
export const createEventTail = (start: bigint): EventTail => {
  let events: Recorded[] = [];
  let weights: number[] = [];
  let held = 0;
  // Dropping from the front of an array costs its length: it is done in bulk.
  let dropped = 0;
  let complete = start;
  let newest = start;
  let closed = false;
  const waiting = new Set<() => void>();

  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };

  const dropOldest = (): void => {
    complete = events[dropped]?.position ?? complete;
    held -= weights[dropped] ?? 0;
    dropped += 1;
    if (dropped < MOST_EVENTS) return;
    events = events.slice(dropped);
    weights = weights.slice(dropped);
    dropped = 0;
  };

  const indexAfter = (position: bigint): number => {
    let [low, high] = [dropped, events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((events[middle]?.position ?? 0n) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  return {
    get newest() {
      return newest;
    },
    get closed() {
      return closed;
    },
    publish: (event, weight) => {
      events.push(event);
      weights.push(weight);
      held += weight;
      newest = event.position;
      while (events.length - dropped > MOST_EVENTS || (held > MOST_WEIGHT && dropped < events.length)) dropOldest();
      wakeAll();
    },
    startOver: (position) => {
      [events, weights, held, dropped] = [[], [], 0, 0];
      [complete, newest] = [position, position];
      wakeAll();
    },
    after: (position, limit) => {
      if (position < complete) return undefined;
      const from = indexAfter(position);
      return events.slice(from, from + limit);
    },
    changed: (position, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (closed || signal.aborted || newest > position) {
          resolve();
          return;
        }
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      }),
    close: () => {
      closed = true;
      wakeAll();
    },
  };
};
