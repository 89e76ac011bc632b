import type { Decision } from '../kernel/decider.ts';
import { type EnrolmentRule, enrolmentRefusal } from '../workflow/enrolment-rule.ts';
import type { RunSubject } from '../workflow-run/workflow-run.events.ts';
import type { WorkflowEnrolmentEvent } from './workflow-enrolment.events.ts';
import { type Enrolment, evolveWorkflowEnrolment, type WorkflowEnrolment } from './workflow-enrolment.state.ts';

/** Asks whether an event may start a run of a workflow for a record. The answer is recorded, and never changes again. */
export interface EnrolSubject {
  readonly type: 'EnrolSubject';
  readonly data: {
    readonly workflowId: string;
    readonly subject: RunSubject;
    readonly runId: string;
    /** When the event happened. */
    readonly at: string;
    readonly rule: EnrolmentRule;
    /** A run known to have ended. Where it is not the latest, the latest may still be under way. */
    readonly ended: string | null;
    /** Runs from times when there was no rule, as far as they are known. */
    readonly earlier: readonly Enrolment[];
  };
}

export const enrolSubject = (
  { data: { workflowId, subject, runId, at, rule, ended, earlier } }: EnrolSubject,
  state: WorkflowEnrolment | undefined,
): Decision<WorkflowEnrolmentEvent, never> => {
  const known = state?.enrolments ?? [];
  const found = earlier.filter((one) => !known.some((other) => other.runId === one.runId));
  const about = { workflowId, subject };
  const foundEvent: WorkflowEnrolmentEvent = {
    type: 'EarlierEnrolmentsFound',
    data: { ...about, enrolments: [...found] },
  };
  const before = found.length > 0 ? [foundEvent] : [];

  const enrolments = before.reduce<WorkflowEnrolment | undefined>(evolveWorkflowEnrolment, state)?.enrolments ?? [];
  const latest = enrolments.at(-1);
  const running = latest !== undefined && latest.runId !== ended;
  const reason = enrolmentRefusal(rule, { at: enrolments.map((enrolment) => enrolment.at), running }, at);

  return [
    ...before,
    reason === undefined
      ? { type: 'SubjectEnrolled', data: { ...about, runId, at } }
      : { type: 'SubjectNotEnrolled', data: { ...about, runId, at, reason } },
  ];
};
