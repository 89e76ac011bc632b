import pLimit from 'p-limit';

/** Work in hand: bounded, and waited for at the end. */
export interface Tasks {
  /** Runs a task when there is room for it. A failure goes to `onError`. */
  add(task: () => Promise<void>): void;
  /** How many are under way, and how many wait for room. */
  figures(): { readonly active: number; readonly waiting: number };
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/** At most `concurrency` tasks at a time, begun in the order they were added. */
export const createTasks = (concurrency: number, onError: (error: unknown) => void): Tasks => {
  const limit = pLimit(concurrency);
  const inHand = new Set<Promise<void>>();
  return {
    add: (task) => {
      const done = limit(task)
        .catch(onError)
        .finally(() => inHand.delete(done));
      inHand.add(done);
    },
    figures: () => ({ active: limit.activeCount, waiting: limit.pendingCount }),
    idle: async () => {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
};
