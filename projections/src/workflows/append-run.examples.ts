import { type NewEvent, streamOf, type WorkflowRunEvent } from '@partneros/domain';
import { runExample } from '@partneros/domain/testing';
import type { MemoryStores } from '@partneros/infra/testing';

/** A run of `workflow-1` that sends a mail and calls a webhook, live unless said otherwise, up to its end. */
export const wholeRun = (runId: string, mode: 'live' | 'test' = 'live'): readonly WorkflowRunEvent[] => {
  const { workflowId, at } = runExample.startedData;
  const run = { runId, workflowId, at };
  const step = { ...run, mode, output: {} };
  return [
    { type: 'WorkflowRunStarted', data: { ...runExample.startedData, runId, mode } },
    { type: 'StepSucceeded', data: { ...step, nodeId: 'welcome', nodeType: 'send_email' } },
    { type: 'StepSucceeded', data: { ...step, nodeId: 'follow-up', nodeType: 'send_email' } },
    { type: 'WorkflowRunCompleted', data: run },
  ];
};

/** Records events of one run in its own stream of `org-1`, now. */
export const appendRun = async (
  { store, clock, ids }: Pick<MemoryStores, 'store' | 'clock' | 'ids'>,
  events: readonly WorkflowRunEvent[],
): Promise<void> => {
  const stream = streamOf('workflowRun', 'org-1', events[0]?.data.runId ?? '');
  const commandId = ids.next();
  const history = await store.read(stream);
  await store.append(
    stream,
    history.at(-1)?.revision ?? 'no-stream',
    events.map(
      (event, index): NewEvent => ({
        ...event,
        metadata: {
          eventId: ids.derive(commandId, String(index)),
          commandId,
          correlationId: 'request-1',
          organizationId: 'org-1',
          actor: { type: 'workflow', id: 'workflow-1' },
          occurredAt: clock.now(),
          depth: 1,
          schemaVersion: 1,
        },
      }),
    ),
  );
};
