import { evolution } from '../kernel/decider.ts';
import type { WorkflowEnrolmentEvent } from './workflow-enrolment.events.ts';

/** A run that a record came into a workflow by. */
export interface Enrolment {
  readonly runId: string;
  readonly at: string;
}

/** One record in one workflow: by which runs it came in, the latest last. */
export interface WorkflowEnrolment {
  readonly enrolments: readonly Enrolment[];
}

export const evolveWorkflowEnrolment = evolution<
  WorkflowEnrolment,
  WorkflowEnrolmentEvent,
  'SubjectEnrolled' | 'SubjectNotEnrolled' | 'EarlierEnrolmentsFound'
>(
  {
    SubjectEnrolled: ({ runId, at }, state) => ({ enrolments: [...(state?.enrolments ?? []), { runId, at }] }),
    SubjectNotEnrolled: (_, state) => state ?? { enrolments: [] },
    EarlierEnrolmentsFound: ({ enrolments }, state) => ({
      enrolments: [...(state?.enrolments ?? []), ...enrolments].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    }),
  },
  {},
);
