/** What can be waited for to happen next. */
export type Signal = 'sent' | 'acknowledged' | 'webhook';

/** Tells who waits that something happened. */
export interface Signals {
  emit(signal: Signal): void;
  /** Resolves at the next one, or when `abort` aborts. */
  next(signal: Signal, abort: AbortSignal): Promise<void>;
}

/** Signals inside of this process. */
export const createSignals = (): Signals => {
  const target = new EventTarget();
  return {
    emit: (signal) => target.dispatchEvent(new Event(signal)),
    next: (signal, abort) =>
      new Promise((resolve) => {
        const done = () => {
          target.removeEventListener(signal, done);
          abort.removeEventListener('abort', done);
          resolve();
        };
        target.addEventListener(signal, done);
        abort.addEventListener('abort', done);
      }),
  };
};
