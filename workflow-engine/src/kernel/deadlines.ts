import type { Clock, Timestamp } from '@partneros/domain';
import TinyQueue from 'tinyqueue';

/** Moments at which something is to be done. In memory only: what they stand for is recovered from rows at start. */
export interface Deadlines {
  /** Sets or moves the one deadline of a name. A past moment fires at once. */
  set(name: string, at: Timestamp, fire: () => void): void;
  has(name: string): boolean;
  cancel(name: string): void;
  /** How many stand, and the earliest of them. */
  figures(): { readonly standing: number; readonly earliest: Timestamp | undefined };
  /** How many are kept in memory, those included that no longer count. */
  size(): number;
  /** Nothing fires after this. */
  stop(): void;
}

// Moved and cancelled deadlines wait for their old moment in the heap; it is swept before they outnumber the others.
const ALWAYS_KEPT = 1_000;

interface Entry {
  readonly name: string;
  readonly at: Timestamp;
  readonly fire: () => void;
}

/** A heap of deadlines over one wake-up of the clock, fired in the order they are due. */
export const createDeadlines = (clock: Clock): Deadlines => {
  const sooner = (a: Entry, b: Entry) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  let queue = new TinyQueue<Entry>([], sooner);
  // Only the entry that stands here counts, whatever else is in the heap under its name.
  const standing = new Map<string, Entry>();
  let wake: { readonly at: Timestamp; readonly cancel: () => void } | undefined;
  let stopped = false;

  const arm = () => {
    const first = queue.peek();
    if (stopped || first === undefined || (wake !== undefined && wake.at <= first.at)) return;
    wake?.cancel();
    wake = { at: first.at, cancel: clock.wakeAt(first.at, fireDue) };
  };

  const fireDue = () => {
    wake = undefined;
    const now = clock.now();
    for (let first = queue.peek(); first !== undefined && first.at <= now && !stopped; first = queue.peek()) {
      queue.pop();
      if (standing.get(first.name) !== first) continue;
      standing.delete(first.name);
      first.fire();
    }
    arm();
  };

  return {
    set: (name, at, fire) => {
      const entry = { name, at, fire };
      standing.set(name, entry);
      queue.push(entry);
      if (queue.length > ALWAYS_KEPT + 2 * standing.size) queue = new TinyQueue([...standing.values()], sooner);
      arm();
    },
    has: (name) => standing.has(name),
    cancel: (name) => {
      standing.delete(name);
    },
    figures: () => ({
      standing: standing.size,
      earliest: [...standing.values()].reduce<Timestamp | undefined>(
        (earliest, { at }) => (earliest === undefined || at < earliest ? at : earliest),
        undefined,
      ),
    }),
    size: () => queue.length,
    stop: () => {
      stopped = true;
      wake?.cancel();
    },
  };
};
