import type { Clock, Timestamp } from '@partneros/domain';
import TinyQueue from 'tinyqueue';

/** Moments at which something is to be done. In memory only: what they stand for is recovered from rows at start. */
export interface Deadlines {
  /** Sets or moves the one deadline of a name. A past moment fires at once. */
  set(name: string, at: Timestamp, fire: () => void): void;
  cancel(name: string): void;
  /** Nothing fires after this. */
  stop(): void;
}

interface Entry {
  readonly name: string;
  readonly at: Timestamp;
  readonly fire: () => void;
}

/** A heap of deadlines over one wake-up of the clock, fired in the order they are due. */
export const createDeadlines = (clock: Clock): Deadlines => {
  const queue = new TinyQueue<Entry>([], (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  // A moved or cancelled deadline stays in the heap until its old moment; only the entry that stands here counts.
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
      arm();
    },
    cancel: (name) => {
      standing.delete(name);
    },
    stop: () => {
      stopped = true;
      wake?.cancel();
    },
  };
};
