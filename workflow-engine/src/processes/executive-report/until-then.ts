import type { Clock, Timestamp } from '@partneros/domain';

/** Resolves at a moment, or once nobody wants to wait any more. */
export const untilThen = (clock: Pick<Clock, 'wakeAt'>, at: Timestamp, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.wakeAt(at, () => end());
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
