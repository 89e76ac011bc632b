/** How far this engine has come, for those who wait. Another engine on the same rows may be ahead of it. */
export interface Progress {
  passed(position: bigint): void;
  /** Resolves when a position was passed, or when `stop` was called. */
  reached(position: bigint): Promise<void>;
  stop(): void;
}

/** Starts at nothing. */
export const createProgress = (): Progress => {
  const waiting = new Set<{ readonly position: bigint; readonly resolve: () => void }>();
  let last = -1n;
  let stopped = false;

  const release = () => {
    for (const waiter of waiting)
      if (stopped || waiter.position <= last) {
        waiting.delete(waiter);
        waiter.resolve();
      }
  };

  return {
    passed: (position) => {
      last = position;
      release();
    },
    reached: (position) =>
      new Promise((resolve) => {
        waiting.add({ position, resolve });
        release();
      }),
    stop: () => {
      stopped = true;
      release();
    },
  };
};
