import {
  type Definition,
  type NewEvent,
  streamOf,
  type WorkflowCommand,
  type WorkflowRunEvent,
  workflow,
} from '@partneros/domain';
import { runExample, welcomeDefinition } from '@partneros/domain/testing';
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
export const runOnce = async (api: ServedQueryApi, workflowId: string): Promise<void> => {
  await recordRun(api, workflowId, runExample.succeeded('welcome'), runExample.completed());
};

/** Records a live run that begins now, and what comes of it; answers its id. */
export const recordRun = async (
  { store, ids, clock }: ServedQueryApi,
  workflowId: string,
  ...then: readonly WorkflowRunEvent[]
): Promise<string> => {
  const runId = ids.next();
  const at = clock.now();
  const events = [runExample.started(), ...then].map((event) => ({
    ...event,
    data: { ...event.data, runId, workflowId, at },
  }));
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
          occurredAt: at,
          depth: 1,
          schemaVersion: 1,
        },
      }),
    ),
  );
  return runId;
};
