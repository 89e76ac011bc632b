import { type Decision, reject } from '../kernel/decider.ts';
import type { Graph } from '../workflow/graph.ts';
import { migrationProblems } from './migration-problems.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import type { WorkflowRunRejection } from './workflow-run.rejections.ts';
import type { WorkflowRun } from './workflow-run.state.ts';

/** Lets a run that waits go on by another version. What it has done stays done, under the keys it was done with. */
export interface MigrateRun {
  readonly type: 'MigrateRun';
  readonly data: {
    readonly runId: string;
    readonly workflowId: string;
    /** The version to go on by, and its graph. */
    readonly version: number;
    readonly graph: Graph;
    readonly at: string;
  };
}

export const migrateRun = (
  { data: { runId, workflowId, version, graph, at } }: MigrateRun,
  run: WorkflowRun,
): Decision<WorkflowRunEvent, WorkflowRunRejection> => {
  const { workflowVersion: from } = run;
  if (from === version) return [];
  const problems = migrationProblems(run, graph);
  return problems.length > 0
    ? reject('run-cannot-migrate', problems)
    : [{ type: 'WorkflowRunMigrated', data: { runId, workflowId, from, to: version, at } }];
};
