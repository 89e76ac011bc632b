import { type DataOf, type Decider, type Decision, reject } from '../kernel/decider.ts';
import { type MigrateRun, migrateRun } from './migrate-run.ts';
import { type RetryRun, retryRun } from './retry-run.ts';
import { type WorkflowRunEvent, workflowRunEvents } from './workflow-run.events.ts';
import type { WorkflowRunRejection } from './workflow-run.rejections.ts';
import { evolveWorkflowRun, isFinished, type WorkflowRun } from './workflow-run.state.ts';

/** What is asked of a run from outside. Its own steps are recorded by the engine, which follows `next`. */
export type WorkflowRunCommand =
  | {
      readonly type: 'StartRun';
      readonly data: DataOf<WorkflowRunEvent, 'WorkflowRunStarted'>;
      /** Why it begins held. */
      readonly hold?: string;
    }
  | { readonly type: 'SkipRun'; readonly data: DataOf<WorkflowRunEvent, 'WorkflowRunSkipped'> }
  | { readonly type: 'HoldRun'; readonly data: DataOf<WorkflowRunEvent, 'WorkflowRunHeld'> }
  | { readonly type: 'ResumeRun'; readonly data: DataOf<WorkflowRunEvent, 'WorkflowRunResumed'> }
  | RetryRun
  | MigrateRun
  | { readonly type: 'CancelRun'; readonly data: DataOf<WorkflowRunEvent, 'WorkflowRunCancelled'> };

export const workflowRun: Decider<WorkflowRun, WorkflowRunCommand, WorkflowRunEvent, WorkflowRunRejection> = {
  category: 'workflowRun',
  events: workflowRunEvents,
  evolve: evolveWorkflowRun,
  decide: (command, run) => {
    if (run === undefined) return onNothing(command);
    switch (command.type) {
      case 'StartRun':
      case 'SkipRun':
        return reject('run-already-exists');
      case 'HoldRun':
        if (isFinished(run)) return reject('run-already-finished');
        return run.status === 'running' ? [{ type: 'WorkflowRunHeld', data: command.data }] : [];
      case 'ResumeRun':
        if (isFinished(run)) return reject('run-already-finished');
        if (run.status === 'parked') return reject('run-parked');
        return run.status === 'held' ? [{ type: 'WorkflowRunResumed', data: command.data }] : [];
      case 'RetryRun':
        return retryRun(command, run);
      case 'MigrateRun':
        return migrateRun(command, run);
      case 'CancelRun':
        if (run.status === 'cancelled') return [];
        return isFinished(run)
          ? reject('run-already-finished')
          : [{ type: 'WorkflowRunCancelled', data: command.data }];
    }
  },
};

const onNothing = (command: WorkflowRunCommand): Decision<WorkflowRunEvent, WorkflowRunRejection> => {
  if (command.type === 'StartRun') {
    const { data, hold: reason } = command;
    const { runId, workflowId, at } = data;
    const started = { type: 'WorkflowRunStarted', data } as const;
    return reason === undefined
      ? [started]
      : [started, { type: 'WorkflowRunHeld', data: { runId, workflowId, reason, at } }];
  }
  if (command.type === 'SkipRun') return [{ type: 'WorkflowRunSkipped', data: command.data }];
  return reject('run-not-found');
};
