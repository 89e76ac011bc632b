import type { EngineDeps } from '../engine-deps.ts';

/** Long work that one event begins, such as an import: it keeps its own progress in its own stream. */
export interface Process {
  readonly name: string;
  readonly on: string;
  /** Goes on from wherever the work stands. Safe to run twice, and after a crash. Stops between steps when `signal` aborts. */
  readonly run: (deps: EngineDeps, organizationId: string, subjectId: string, signal: AbortSignal) => Promise<void>;
}
