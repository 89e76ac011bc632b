import { addMillis, type Clock, Unavailable } from '@partneros/domain';

/** Lets a limited number of calls be under way; others wait for their turn. */
export type WaitingLine = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * A line for calls to a server. Whoever has waited for `patienceMs` leaves with `Unavailable`. A call's own deadline begins
 * with its turn: when there is more to ask than a server can answer in time, some are answered, and not none.
 */
export const createWaitingLine = (most: number, clock: Clock, patienceMs: number): WaitingLine => {
  const waiting = new Set<() => void>();
  let underWay = 0;

  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = () => {
        cancel();
        resolve();
      };
      const cancel = clock.wakeAt(addMillis(clock.now(), patienceMs), () => {
        waiting.delete(go);
        reject(new Unavailable('too much is asked of the store at once'));
      });
      waiting.add(go);
    });

  return async (call) => {
    // Whoever ends a call hands its place on, so it stays counted.
    if (underWay < most) underWay += 1;
    else await turn();
    try {
      return await call();
    } finally {
      const [next] = waiting;
      if (next === undefined) underWay -= 1;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
};
