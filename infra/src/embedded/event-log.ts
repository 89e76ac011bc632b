import type { Recorded } from '@partneros/domain';

/** The newest events in memory, and who waits for more. Positions are plain numbers here: they stay below 2^53. */
export interface EventLog {
  /** Position of the newest event that was committed and published. */
  readonly head: number;
  readonly closed: boolean;
  /** Adds committed events, in the order of their positions. `size` is what they weigh together. */
  publish(events: readonly Recorded[], size: number): void;
  /** At most `limit` events after a position, or undefined when they are no longer in memory. */
  after(position: number, limit: number): readonly Recorded[] | undefined;
  /** Resolves when something newer was published, the signal aborted, or the log closed. */
  changed(signal: AbortSignal): Promise<void>;
  close(): void;
}

// A subscriber that keeps up is a few events behind. Events may be large, so their weight is bounded too.
const MAX_EVENTS = 4_096;
const MAX_SIZE = 16_000_000;

/** Starts a log whose newest event so far has position `head`. */
export const createEventLog = (head: number): EventLog => {
  const events: (Recorded | undefined)[] = new Array(MAX_EVENTS);
  const sizes = new Float64Array(MAX_EVENTS);
  const waiting = new Set<() => void>();
  let first = head + 1;
  let last = head;
  let held = 0;
  let closed = false;

  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };

  const dropOldest = (): void => {
    const slot = first % MAX_EVENTS;
    events[slot] = undefined;
    held -= sizes[slot] ?? 0;
    first += 1;
  };

  // An event is missing when its decoding failed: whoever is behind it meets that in the file.
  const startOver = (position: number): void => {
    while (first <= last) dropOldest();
    first = position;
    last = position - 1;
  };

  return {
    get head() {
      return last;
    },
    get closed() {
      return closed;
    },
    publish: (added, size) => {
      for (const event of added) {
        if (Number(event.position) !== last + 1) startOver(Number(event.position));
        if (last - first + 1 === MAX_EVENTS) dropOldest();
        last += 1;
        events[last % MAX_EVENTS] = event;
        sizes[last % MAX_EVENTS] = size / added.length;
        held += size / added.length;
      }
      while (held > MAX_SIZE && first <= last) dropOldest();
      wakeAll();
    },
    after: (position, limit) => {
      if (position + 1 < first) return undefined;
      const found: Recorded[] = [];
      for (let next = position + 1; next <= last && found.length < limit; next += 1)
        found.push(events[next % MAX_EVENTS] as Recorded);
      return found;
    },
    changed: (signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (closed || signal.aborted) {
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
