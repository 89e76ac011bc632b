import { type NewEvent, streamOf } from '@partneros/domain';
import type { MemoryStores } from '@partneros/infra/testing';
import type { RunEvent } from './run-event.ts';

/** A run of `workflow-1` that sends a mail and a webhook, live unless said otherwise, up to its end. */
export const runExample = (runId: string, mode: 'live' | 'test' = 'live'): readonly RunEvent[] => {
  const run = { runId, workflowId: 'workflow-1' };
  return [
    { type: 'WorkflowRunStarted', data: { ...run, mode } },
    { type: 'StepSucceeded', data: { ...run, mode, nodeType: 'send_email' } },
    { type: 'StepSucceeded', data: { ...run, mode, nodeType: 'webhook' } },
    { type: 'WorkflowRunCompleted', data: run },
  ];
};

/** Records a run's events in its own stream of `org-1`, now. */
export const appendRun = async (
  { store, clock, ids }: Pick<MemoryStores, 'store' | 'clock' | 'ids'>,
  events: readonly RunEvent[],
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
