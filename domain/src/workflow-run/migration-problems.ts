import type { Graph } from '../workflow/graph.ts';
import { isFinished, type Step, stepOf, type WorkflowRun } from './workflow-run.state.ts';

/**
 * What keeps a run from going on by another version, one sentence each; none: it can. The new version has to know where
 * the run waits and what it has come through, and must not put anything before that which the run has not done.
 */
export const migrationProblems = (run: WorkflowRun, to: Graph): readonly string[] => {
  if (isFinished(run)) return ['The run has ended.'];
  if (run.status === 'parked') return ['The run is parked: take it up again, or cancel it.'];
  const problems = run.steps.flatMap((step) => stepProblems(step, to));
  return problems.length > 0 ? problems : passedOver(run, to);
};

const stepProblems = (step: Step, { nodes }: Graph): readonly string[] => {
  const { nodeId, nodeType, status, handle } = step;
  const node = nodes[nodeId];
  if (status === 'running') return [`The step ${nodeId} is under way.`];
  if (node === undefined)
    return status === 'waiting' ? [`It waits at ${nodeId}, which the version does not have.`] : [];
  if (node.type !== nodeType) return [`The step ${nodeId} was ${nodeType}, and is ${node.type} in the version.`];
  const isWayOut = node.type !== 'branch' || handle === 'else' || node.data.cases.some(({ id }) => id === handle);
  return status === 'succeeded' && !isWayOut
    ? [`It left ${nodeId} by ${handle}, which is no way out in the version.`]
    : [];
};

// A step that comes before one the run has reached, and could still be taken, would be taken out of its order.
const passedOver = (run: WorkflowRun, to: Graph): readonly string[] => {
  const open = openNodes(run, to);
  const before = new Set(run.steps.map(({ nodeId }) => nodeId));
  // Every node comes after those that lead to it, so that one way back finds all that lies before what was reached.
  for (const id of to.order.toReversed())
    if (to.edges.some(({ source, target }) => source === id && before.has(target))) before.add(id);
  return to.order
    .filter((id) => open.has(id) && before.has(id) && stepOf(run, id) === undefined)
    .map((id) => `The version has ${id} before a step that the run has reached.`);
};

// Not reached yet, and some way there is taken or may still be.
const openNodes = (run: WorkflowRun, { order, edges, triggerId }: Graph): ReadonlySet<string> => {
  const open = new Set<string>();
  for (const id of order) {
    const isOpen = edges.some(({ source, target, handle }) => {
      if (target !== id) return false;
      const step = stepOf(run, source);
      if (step === undefined) return source === triggerId || open.has(source);
      return step.status !== 'succeeded' || step.handle === handle;
    });
    if (stepOf(run, id) === undefined && isOpen) open.add(id);
  }
  return open;
};
