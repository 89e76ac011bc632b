import type { Decider } from '../kernel/decider.ts';
import { type EnrolSubject, enrolSubject } from './enrol-subject.ts';
import { type WorkflowEnrolmentEvent, workflowEnrolmentEvents } from './workflow-enrolment.events.ts';
import { evolveWorkflowEnrolment, type WorkflowEnrolment } from './workflow-enrolment.state.ts';

/** One record in one workflow that has an enrolment rule: its stream is what two engines, and a repeat, agree by. */
export const workflowEnrolment: Decider<WorkflowEnrolment, EnrolSubject, WorkflowEnrolmentEvent, never> = {
  category: 'workflowEnrolment',
  events: workflowEnrolmentEvents,
  evolve: evolveWorkflowEnrolment,
  decide: enrolSubject,
};
