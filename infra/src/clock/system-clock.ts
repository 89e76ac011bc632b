import { type Clock, millisOf, type Timestamp, timestampOf } from '@partneros/domain';

// The wall clock may be set while we wait, and a timer holds at most 24.8 days: look again at least this often.
const LONGEST_WAIT_MS = 60_000;

// Within a millisecond the clock is asked dozens of times.
let last = { millis: 0, at: timestampOf(0) };

/** The machine's clock. Timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => {
    const millis = Date.now();
    if (millis !== last.millis) last = { millis, at: timestampOf(millis) };
    return last.at;
  },
  wakeAt: (at: Timestamp, wake: () => void) => {
    const due = millisOf(at);
    let timer: NodeJS.Timeout;
    // A timer may fire a millisecond early, so the clock has the last word.
    const look = (): void => (Date.now() >= due ? wake() : wait());
    const wait = (): void => {
      timer = setTimeout(look, Math.min(Math.max(due - Date.now(), 0), LONGEST_WAIT_MS)).unref();
    };
    wait();
    return () => clearTimeout(timer);
  },
};
