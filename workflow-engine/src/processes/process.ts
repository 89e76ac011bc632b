import type { EngineDeps } from '../engine-deps.ts';

/** Long work that one event begins, such as an import: it keeps its own progress in its own stream. */
export interface Process {
  readonly name: string;
  /** Type of the event that begins it. */
  readonly on: string;
  /** Types of the events, in the same stream, with which it is over. */
  readonly until: readonly string[];
  /**
   * Goes on from wherever the work stands: when it begins, after a restart, and a while after it threw. Safe to run twice,
   * also at once, and after a crash. Stops between steps when `signal` aborts.
   */
  readonly run: (deps: EngineDeps, organizationId: string, subjectId: string, signal: AbortSignal) => Promise<void>;
}
