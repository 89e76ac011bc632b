import pLimit from 'p-limit';

/** Work in hand: bounded, and waited for at the end. */
export interface Tasks {
  /** Runs a task when there is room for it. A failure goes to `onError`. */
  add(task: () => Promise<void>): void;
  /** Runs a task beside those, but never beside another that was added like this. */
  addAlone(task: () => Promise<void>): void;
  /** How many are under way, and how many wait for room. */
  figures(): { readonly active: number; readonly waiting: number };
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/** At most `concurrency` tasks at a time, begun in the order they were added. */
export const createTasks = (concurrency: number, onError: (error: unknown) => void): Tasks => {
  const limit = pLimit(concurrency);
  const oneByOne = pLimit(1);
  const inHand = new Set<Promise<void>>();
  const keep = (task: Promise<void>) => {
    const done = task.catch(onError).finally(() => inHand.delete(done));
    inHand.add(done);
  };
  return {
    add: (task) => keep(limit(task)),
    addAlone: (task) => keep(oneByOne(task)),
    figures: () => ({
      active: limit.activeCount + oneByOne.activeCount,
      waiting: limit.pendingCount + oneByOne.pendingCount,
    }),
    idle: async () => {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
};
