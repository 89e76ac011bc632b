import { setImmediate as nextTurn } from 'node:timers/promises';

// Half of what nobody else should have to wait.
const AT_MOST_MS = 8;

/** A pause that lets others have their turn when this work has had the event loop long enough; throws once aborted. */
export const createBreathing = (signal?: AbortSignal): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < AT_MOST_MS) return;
    await nextTurn();
    since = performance.now();
  };
};
