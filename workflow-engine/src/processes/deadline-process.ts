import type { Recorded, Timestamp } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';

/** When a process looks at a subject next; `null`: not before an event says so. */
export interface Look {
  readonly process: string;
  readonly subjectId: string;
  readonly dueAt: Timestamp | null;
}

/**
 * A process that looks at something when its time has come. A deadline is never cancelled for certain: firing consults
 * the state of its subject, and usually finds nothing to do.
 */
export interface DeadlineProcess {
  readonly name: string;
  /** The deadline that an event sets or moves, or that it makes pointless; `undefined`: the event says nothing of it. */
  readonly deadlineOf: (event: Recorded) => { readonly subjectId: string; readonly dueAt: string | null } | undefined;
  /** Safe to repeat. Answers when to look again, unless what it has recorded says so. */
  readonly fire: (
    deps: EngineDeps,
    organizationId: string,
    subjectId: string,
    dueAt: string,
    signal: AbortSignal,
  ) => Promise<readonly Look[] | undefined>;
}
