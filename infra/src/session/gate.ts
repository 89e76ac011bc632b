/** Lets a few pieces of work run at a time, and a bounded number wait. */
export interface Gate {
  /** Runs `work` when there is room. Throws `GateFull` at once when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** There is more waiting than can be worked off in good time. */
export class GateFull extends Error {
  override readonly name = 'GateFull';
}

/** A gate for `atOnce` pieces of work with room for `waiting` more. */
export const createGate = ({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Gate => {
  const queue: (() => void)[] = [];
  let running = 0;

  const leave = (): void => {
    const next = queue.shift();
    // The place is handed on, so nobody who comes later gets in between.
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    run: async (work) => {
      if (running < atOnce) running += 1;
      else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
      else throw new GateFull('too much is waiting');
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
