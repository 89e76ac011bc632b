import type { Recorded } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';

/**
 * A process that looks at something when its time has come. A deadline is never cancelled for certain: firing consults
 * the state of its subject, and usually finds nothing to do.
 */
export interface DeadlineProcess {
  readonly name: string;
  /** The deadline that an event sets or moves, or that it makes pointless; `undefined`: the event says nothing of it. */
  readonly deadlineOf: (event: Recorded) => { readonly subjectId: string; readonly dueAt: string | null } | undefined;
  /** Safe to repeat. */
  readonly fire: (deps: EngineDeps, organizationId: string, subjectId: string, dueAt: string) => Promise<void>;
}
