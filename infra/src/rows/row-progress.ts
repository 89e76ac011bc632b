import type { ModelId } from './read-model-id.ts';

/** Tells those who wait how far each read model has come. */
export interface RowProgress {
  /** To be called when a checkpoint is durable. */
  passed(model: ModelId, position: bigint): void;
  /** True when `passed` reports the position in time, false after `timeoutMs` or on close. */
  wait(model: ModelId, position: bigint, timeoutMs: number): Promise<boolean>;
  /** Lets everybody go. */
  close(): void;
}

interface Waiter {
  readonly position: bigint;
  readonly settle: (reached: boolean) => void;
}

/** Progress within this process: nothing is polled. */
export const createRowProgress = (): RowProgress => {
  const waiting = new Map<string, Set<Waiter>>();

  return {
    passed: (model, position) => {
      for (const waiter of [...(waiting.get(nameOf(model)) ?? [])])
        if (waiter.position <= position) waiter.settle(true);
    },
    wait: (model, position, timeoutMs) =>
      new Promise((resolve) => {
        const name = nameOf(model);
        const waiters = waiting.get(name) ?? new Set();
        waiting.set(name, waiters);
        const timer = setTimeout(() => waiter.settle(false), timeoutMs);
        const waiter: Waiter = {
          position,
          settle: (reached) => {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(reached);
          },
        };
        waiters.add(waiter);
      }),
    close: () => {
      for (const waiters of waiting.values()) for (const waiter of [...waiters]) waiter.settle(false);
    },
  };
};

const nameOf = ({ name, version }: ModelId): string => `${name} ${version}`;
