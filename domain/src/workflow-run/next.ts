import type { Timestamp } from '../kernel/time.ts';
import type { Graph } from '../workflow/graph.ts';
import type { ActionNode } from '../workflow/node-configs.ts';
import type { StepError } from './workflow-run.events.ts';
import { type Step, stepOf, type WorkflowRun } from './workflow-run.state.ts';

/** One thing a run has to do now. */
export type Todo =
  /** Reach a node for the first time, or come to one that waited for its hours. */
  | { readonly kind: 'start'; readonly node: ActionNode }
  /** Its intent is recorded and no result is: do it, with the recorded input and key. */
  | { readonly kind: 'perform'; readonly node: ActionNode; readonly step: Step }
  /** Its next attempt is due. */
  | { readonly kind: 'retry'; readonly node: ActionNode; readonly step: Step }
  | { readonly kind: 'elapse'; readonly node: ActionNode; readonly dueAt: Timestamp };

/** What a run comes to next: things to do now, a moment to wait for, or its end. */
export type Next =
  | { readonly kind: 'do'; readonly todos: readonly Todo[] }
  | { readonly kind: 'wait'; readonly until: Timestamp }
  | { readonly kind: 'complete' }
  | { readonly kind: 'fail'; readonly nodeId: string; readonly error: StepError }
  /** Held, parked or finished: nothing. */
  | { readonly kind: 'rest' };

/**
 * Decides what a run does now, from its definition and its state alone. Live runs, test runs and backtests all go by
 * this. A node with several ways in waits for all that can still be taken; after a final failure nothing new begins.
 */
export const next = (graph: Graph, run: WorkflowRun, now: Timestamp): Next => {
  if (run.status !== 'running') return { kind: 'rest' };

  // A retry may have gone on to a version without some of the nodes.
  const nodes = graph.order.flatMap((id) => graph.nodes[id] ?? []);
  const steps = nodes.flatMap((node) => stepOf(run, node.id) ?? []);
  const failed = steps.find((step) => step.status === 'failed');
  const todos = nodes.flatMap((node) => todoOf(node, stepOf(run, node.id), now));
  const ready = failed === undefined ? readyNodes(nodes, graph, run) : [];
  const all = [...todos, ...ready.map((node): Todo => ({ kind: 'start', node }))];
  if (failed !== undefined) {
    const performing = all.filter((todo) => todo.kind === 'perform');
    if (performing.length > 0) return { kind: 'do', todos: performing };
    return {
      kind: 'fail',
      nodeId: failed.nodeId,
      error: failed.error ?? { code: 'failed', message: 'The step failed.' },
    };
  }
  if (all.length > 0) return { kind: 'do', todos: all };

  const due = steps.flatMap((step) => step.dueAt ?? []).sort();
  return due[0] === undefined ? { kind: 'complete' } : { kind: 'wait', until: due[0] };
};

const todoOf = (node: ActionNode, step: Step | undefined, now: Timestamp): readonly Todo[] => {
  if (step?.status === 'running') return [{ kind: 'perform', node, step }];
  if (step?.status !== 'waiting' || step.dueAt === null || step.dueAt > now) return [];
  if (node.type === 'delay') return [{ kind: 'elapse', node, dueAt: step.dueAt }];
  return step.idempotencyKey === null ? [{ kind: 'start', node }] : [{ kind: 'retry', node, step }];
};

type Way = 'taken' | 'open' | 'dead';

// Nodes come in topological order, so every way into a node is settled before the node is looked at.
const readyNodes = (nodes: readonly ActionNode[], graph: Graph, run: WorkflowRun): readonly ActionNode[] => {
  const dead = new Set<string>();
  return nodes.filter((node) => {
    if (stepOf(run, node.id) !== undefined) return false;
    const ways = graph.edges
      .filter((edge) => edge.target === node.id)
      .map(({ source, handle }): Way => {
        if (source === graph.triggerId) return 'taken';
        if (dead.has(source)) return 'dead';
        const step = stepOf(run, source);
        if (step?.status !== 'succeeded') return 'open';
        return step.handle === handle ? 'taken' : 'dead';
      });
    if (ways.every((way) => way === 'dead')) dead.add(node.id);
    return ways.includes('taken') && !ways.includes('open');
  });
};
