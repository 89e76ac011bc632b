import { type Definition, type NewEvent, streamOf, type WorkflowCommand, workflow } from '@partneros/domain';
import { welcomeDefinition } from '@partneros/domain/testing';
import type { ServedQueryApi } from '../testing/serve-query-api.ts';

/** Carries a command on a workflow out. */
export const act = (api: ServedQueryApi, command: WorkflowCommand, organizationId = 'org-1') =>
  api.execute(workflow, command.data.workflowId, command, { organizationId });

type Created = Extract<WorkflowCommand, { readonly type: 'CreateWorkflow' }>['data'];

export const create = (workflowId: string, over: Partial<Created> = {}): WorkflowCommand => ({
  type: 'CreateWorkflow',
  data: { workflowId, name: 'Welcome', description: null, stage: 'onboard', createdBy: 'user-1', ...over },
});

export const save = (workflowId: string, definition: Definition = welcomeDefinition): WorkflowCommand => ({
  type: 'SaveWorkflowDefinition',
  data: { workflowId, definition, draft: false },
});

export const activate = (workflowId: string): WorkflowCommand => ({ type: 'ActivateWorkflow', data: { workflowId } });

export const remove = (workflowId: string): WorkflowCommand => ({ type: 'DeleteWorkflow', data: { workflowId } });

/** Records a live run that sends one mail, now. */
export const runOnce = async ({ store, ids, clock }: ServedQueryApi, workflowId: string): Promise<void> => {
  const runId = ids.next();
  const run = { runId, workflowId };
  const events = [
    { type: 'WorkflowRunStarted', data: { ...run, mode: 'live' } },
    { type: 'StepSucceeded', data: { ...run, mode: 'live', nodeType: 'send_email' } },
    { type: 'WorkflowRunCompleted', data: run },
  ];
  await store.append(
    streamOf('workflowRun', 'org-1', runId),
    'no-stream',
    events.map(
      (event, index): NewEvent => ({
        ...event,
        metadata: {
          eventId: ids.derive(runId, String(index)),
          commandId: runId,
          correlationId: 'request-1',
          organizationId: 'org-1',
          actor: { type: 'workflow', id: workflowId },
          occurredAt: clock.now(),
          depth: 1,
          schemaVersion: 1,
        },
      }),
    ),
  );
};
