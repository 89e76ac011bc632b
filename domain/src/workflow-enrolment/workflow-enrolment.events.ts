import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { ENROLMENT_REFUSALS } from '../workflow/enrolment-rule.ts';
import { RunSubject } from '../workflow-run/workflow-run.events.ts';

const about = { workflowId: Id, subject: RunSubject };
/** `at` is when the event happened that asks for the run. */
const request = { ...about, runId: Id, at: Instant };

/** The stored format of what one workflow's enrolment rule decided about one record. */
export const workflowEnrolmentEvents = {
  SubjectEnrolled: z.strictObject(request),
  SubjectNotEnrolled: z.strictObject({ ...request, reason: z.enum(ENROLMENT_REFUSALS) }),
  /** Its runs from the time when the workflow had no rule, and nothing was recorded here. */
  EarlierEnrolmentsFound: z.strictObject({
    ...about,
    enrolments: z.array(z.strictObject({ runId: Id, at: Instant })),
  }),
};

export type WorkflowEnrolmentEvent = EventOf<typeof workflowEnrolmentEvents>;
