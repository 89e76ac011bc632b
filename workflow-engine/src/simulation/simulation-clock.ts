import type { Clock, Timestamp } from '@partneros/domain';

/** A clock that stands where it was put. Nothing ever wakes by it: a simulation moves it from one deadline to the next. */
export const createSimulationClock = (start: Timestamp): Clock & { set(at: Timestamp): void } => {
  let now = start;
  return {
    now: () => now,
    wakeAt: () => () => undefined,
    set: (at) => {
      now = at;
    },
  };
};
