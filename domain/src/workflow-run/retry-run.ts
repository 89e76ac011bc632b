import { type Decision, reject } from '../kernel/decider.ts';
import type { Graph } from '../workflow/graph.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import type { WorkflowRunRejection } from './workflow-run.rejections.ts';
import { type Step, stepOf, type WorkflowRun } from './workflow-run.state.ts';

/**
 * Takes a run up again that failed, was parked, was cancelled or is over: the same run, so that one history tells all
 * of it. Steps that did not succeed begin anew with all their attempts and under the key they had, because they may
 * have happened. `nodeId` takes back that step and everything after it as well; what of that has succeeded would happen
 * once more, under a new key, and only if `repeat` says so.
 */
export interface RetryRun {
  readonly type: 'RetryRun';
  readonly data: {
    readonly runId: string;
    readonly workflowId: string;
    /** The version to go on with, and its graph. */
    readonly version: number;
    readonly graph: Graph;
    readonly nodeId: string | null;
    readonly repeat: boolean;
    readonly at: string;
  };
}

export const retryRun = (
  { data: { runId, workflowId, version, graph, nodeId, repeat, at } }: RetryRun,
  run: WorkflowRun,
): Decision<WorkflowRunEvent, WorkflowRunRejection> => {
  if (run.status === 'skipped' || (nodeId === null && run.status === 'succeeded'))
    return reject('run-has-nothing-to-redrive');
  if (run.status === 'held') return reject('run-not-ended');
  if (run.status === 'running')
    return nodeId === null && version === run.workflowVersion ? [] : reject('run-not-ended');
  if (version < run.workflowVersion) return reject('run-version-not-later', [`The run is in ${run.workflowVersion}.`]);
  if (nodeId !== null && (graph.nodes[nodeId] === undefined || stepOf(run, nodeId) === undefined))
    return reject('run-step-not-reached', [`The run never came to ${nodeId}.`]);

  const from = nodeId === null ? new Set<string>() : withAllAfter(nodeId, graph);
  const taken = run.steps.filter((step) => isOpen(step) || from.has(step.nodeId));
  const repeated = taken.filter(hasHappened);
  if (repeated.length > 0 && !repeat)
    return reject(
      'run-repeats-steps',
      repeated.map((step) => `${step.nodeId} has succeeded.`),
    );
  const steps = taken.map((step) => ({
    nodeId: step.nodeId,
    iteration: step.status === 'succeeded' ? step.iteration + 1 : step.iteration,
  }));
  return [{ type: 'WorkflowRunRetried', data: { runId, workflowId, version, nodeId, steps, at } }];
};

// A delay that still waits keeps its moment; a step that waits for its next attempt goes on by itself.
const isOpen = ({ status }: Step): boolean => status === 'running' || status === 'failed' || status === 'cancelled';

const hasHappened = ({ status, nodeType }: Step): boolean =>
  status === 'succeeded' && nodeType !== 'delay' && nodeType !== 'branch';

const withAllAfter = (nodeId: string, { edges }: Graph): ReadonlySet<string> => {
  const reached = new Set([nodeId]);
  // The set grows while it is walked.
  for (const id of reached) for (const { source, target } of edges) if (source === id) reached.add(target);
  return reached;
};
