import type { Recorded, WorkflowRunEvent } from '@partneros/domain';
import type { EngineMemory } from '../kernel/engine-memory.ts';

/** Keeps track of which runs have not ended. */
export const rememberRun = (memory: EngineMemory, recorded: Recorded): void => {
  const { organizationId } = recorded.metadata;
  const event = recorded as Recorded<WorkflowRunEvent>;
  switch (event.type) {
    case 'WorkflowRunStarted':
    case 'WorkflowRunHeld':
    case 'WorkflowRunParked':
    case 'WorkflowRunResumed':
    case 'WorkflowRunRetried': {
      const { runId, workflowId } = event.data;
      const held = event.type === 'WorkflowRunHeld' || event.type === 'WorkflowRunParked';
      const heldFor = event.type === 'WorkflowRunHeld' ? { heldFor: event.data.reason } : {};
      memory.put(organizationId, { kind: 'run', runId, workflowId, held, ...heldFor }, event.position);
      return;
    }
    case 'WorkflowRunCompleted':
    case 'WorkflowRunFailed':
    case 'WorkflowRunCancelled':
      memory.remove(organizationId, `run:${event.data.runId}`, event.position);
      return;
    case 'WorkflowRunSkipped':
    case 'StepStarted':
    case 'StepSucceeded':
    case 'StepFailed':
    case 'BranchTaken':
    case 'DelayScheduled':
    case 'DelayElapsed':
    case 'StepDeferred':
    case 'WorkflowRunMigrated':
      return;
  }
};
