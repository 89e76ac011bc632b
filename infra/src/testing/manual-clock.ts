import { addMillis, type Clock, millisOf, type Timestamp } from '@partneros/domain';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves it forward, waking in order of time everything that falls due; each sees the moment it asked for. */
  advance(ms: number): void;
  /** Moves it to a moment, forward or back. Only moving forward wakes. */
  set(at: Timestamp): void;
}

/** A clock that stands at `start`. */
export const createManualClock = (start: Timestamp = '2026-01-01T00:00:00.000Z'): ManualClock => {
  let now = start;
  let sleepers: { readonly at: Timestamp; readonly wake: () => void }[] = [];

  const earliestDue = (until: Timestamp) =>
    sleepers.reduce<(typeof sleepers)[number] | undefined>(
      (earliest, sleeper) =>
        sleeper.at <= until && (earliest === undefined || sleeper.at < earliest.at) ? sleeper : earliest,
      undefined,
    );

  const fire = (sleeper: (typeof sleepers)[number]): void => {
    if (!sleepers.includes(sleeper)) return;
    sleepers = sleepers.filter((other) => other !== sleeper);
    if (sleeper.at > now) now = sleeper.at;
    sleeper.wake();
  };

  const moveTo = (at: Timestamp): void => {
    for (let due = earliestDue(at); due !== undefined; due = earliestDue(at)) fire(due);
    now = at;
  };

  return {
    now: () => now,
    wakeAt: (at, wake) => {
      const sleeper = { at, wake };
      sleepers.push(sleeper);
      // Never from inside this call: the caller does not hold the cancel function yet.
      if (millisOf(at) <= millisOf(now)) queueMicrotask(() => fire(sleeper));
      return () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
      };
    },
    advance: (ms) => moveTo(addMillis(now, ms)),
    set: moveTo,
  };
};
