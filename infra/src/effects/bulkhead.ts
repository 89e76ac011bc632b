/** Runs work, at most so much of it at once; the rest waits in line. */
export interface Bulkhead {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits. */
  drained(): Promise<void>;
}

/** A bulkhead: one kind of work can fill its own room, and no other. */
export const createBulkhead = (most: number): Bulkhead => {
  const line: (() => void)[] = [];
  const underWay = new Set<Promise<unknown>>();
  let running = 0;

  const enter = async (): Promise<void> => {
    if (running < most) {
      running += 1;
      return;
    }
    await new Promise<void>((admit) => line.push(admit));
  };
  // A place that is handed on stays counted.
  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const runInTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };

  return {
    run: (work) => {
      const done = runInTurn(work);
      const settled: Promise<unknown> = done.then(
        () => underWay.delete(settled),
        () => underWay.delete(settled),
      );
      underWay.add(settled);
      return done;
    },
    drained: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
