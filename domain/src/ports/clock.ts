import type { Timestamp } from '../kernel/time.ts';

/** The time. Tests use one that stands still until it is moved. */
export interface Clock {
  now(): Timestamp;
  /** Calls `wake` once at or after a moment, at once when it is past; the answer cancels. Never keeps a process alive. */
  wakeAt(at: Timestamp, wake: () => void): () => void;
}
