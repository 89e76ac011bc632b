import {
  type ActionNode,
  addMillis,
  DELAY_UNITS,
  evaluateCase,
  type Ids,
  type JsonObject,
  type Step,
  type Todo,
  type WorkflowRunEvent,
} from '@partneros/domain';
import { performers } from '../nodes/performers.ts';

/** What a step's first event depends on, besides the node. */
export interface BeginScope {
  readonly runId: string;
  readonly workflowId: string;
  readonly context: JsonObject;
  readonly ids: Ids;
  readonly now: string;
}

/**
 * What is recorded when a step begins: for an effect its intent, with everything it will need; branches and delays
 * need nothing from outside and are decided at once.
 */
export const beginStep = (
  todo: Exclude<Todo, { readonly kind: 'perform' }>,
  scope: BeginScope,
): readonly WorkflowRunEvent[] => {
  const { node } = todo;
  const at = { ...aboutNode(node, scope), at: scope.now };
  switch (todo.kind) {
    case 'elapse':
      return [{ type: 'DelayElapsed', data: { ...at, dueAt: todo.dueAt } }];
    case 'retry':
      return [{ type: 'StepStarted', data: { ...at, ...intentOf(todo.step, todo.step.attempt + 1, scope, node.id) } }];
    case 'start':
      return startNode(node, at, scope);
  }
};

/** What a step comes to that was begun and never got to its end. */
export const INTERRUPTED = { code: 'interrupted', message: 'The step was interrupted before it came to an end.' };

// A step that takes its process down with it must not do so for ever; the others' attempts stay well below.
const MOST_BEGINNINGS = 10;

/** What is recorded when a step is taken over that was begun and has no result: a new intent under the same key. */
export const beginAgain = (
  { node, step }: Extract<Todo, { readonly kind: 'perform' }>,
  scope: Omit<BeginScope, 'context'>,
): WorkflowRunEvent => {
  const about = { ...aboutNode(node, scope), at: scope.now };
  return step.attempt < MOST_BEGINNINGS
    ? { type: 'StepStarted', data: { ...about, ...intentOf(step, step.attempt + 1, scope, node.id) } }
    : { type: 'StepFailed', data: { ...about, error: INTERRUPTED, retryAt: null } };
};

/** The start of every event about a node. */
export const aboutNode = (node: ActionNode, { runId, workflowId }: Pick<BeginScope, 'runId' | 'workflowId'>) => ({
  runId,
  workflowId,
  nodeId: node.id,
  nodeType: node.type,
});

/** The one key of a step, whatever the attempt. */
export const stepKey = (ids: Ids, runId: string, nodeId: string): string => ids.derive(runId, nodeId);

type About = ReturnType<typeof aboutNode> & { readonly at: string };

const startNode = (node: ActionNode, about: About, scope: BeginScope): readonly WorkflowRunEvent[] => {
  if (node.type === 'delay') {
    const dueAt = addMillis(scope.now, node.data.amount * DELAY_UNITS[node.data.unit]);
    return [{ type: 'DelayScheduled', data: { ...about, dueAt } }];
  }
  if (node.type === 'branch') {
    const cases = node.data.cases.map((one) => ({ id: one.id, ...evaluateCase(one, scope.context) }));
    const handle = cases.find((one) => one.holds)?.id ?? 'else';
    return [{ type: 'BranchTaken', data: { ...about, handle, output: { taken: handle, cases } } }];
  }
  const prepared = performers[node.type].prepare(node.data, scope.context);
  const input = 'input' in prepared ? prepared.input : {};
  const intent: WorkflowRunEvent = {
    type: 'StepStarted',
    data: { ...about, attempt: 1, key: stepKey(scope.ids, scope.runId, node.id), input },
  };
  return 'error' in prepared
    ? [intent, { type: 'StepFailed', data: { ...about, error: prepared.error, retryAt: null } }]
    : [intent];
};

const intentOf = (step: Step, attempt: number, { ids, runId }: Pick<BeginScope, 'ids' | 'runId'>, nodeId: string) => ({
  attempt,
  key: step.idempotencyKey ?? stepKey(ids, runId, nodeId),
  input: step.input,
});
