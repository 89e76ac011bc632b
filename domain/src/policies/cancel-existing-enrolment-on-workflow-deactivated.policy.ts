import { existingEnrolment } from '../existing-enrolment/existing-enrolment.decider.ts';
import type { ExistingEnrolment } from '../existing-enrolment/existing-enrolment.state.ts';
import type { Policy } from '../kernel/policy.ts';
import type { WorkflowEvent } from '../workflow/workflow.events.ts';

type Stopped = Extract<WorkflowEvent, { readonly type: 'WorkflowDeactivated' | 'WorkflowDeleted' }>;

/** A workflow that is switched off or deleted lets nobody in any more, those included who were there before it. */
export const cancelExistingEnrolmentOnWorkflowDeactivated: Policy<Stopped, ExistingEnrolment> = {
  name: 'cancel-existing-enrolment-on-workflow-deactivated',
  on: ['WorkflowDeactivated', 'WorkflowDeleted'],
  react: ({ type, position, data: { workflowId }, metadata: { organizationId, occurredAt: at } }) => {
    const reason = type === 'WorkflowDeleted' ? 'workflow_deleted' : 'workflow_deactivated';
    const data = { workflowId, reason, at, since: String(position) } as const;
    const command = { type: 'CancelExistingEnrolment', data };
    return [{ decider: existingEnrolment, organizationId, id: workflowId, command }];
  },
};
