import {
  type ActionNode,
  delayDue,
  type ExecutionWindow,
  evaluateCase,
  type Ids,
  iterationOf,
  type JsonObject,
  opensAt,
  type Step,
  type Todo,
  type WorkflowRun,
  type WorkflowRunEvent,
} from '@partneros/domain';
import { performers } from '../nodes/performers.ts';

/** What a step's first event depends on, besides the node. */
export interface BeginScope {
  readonly runId: string;
  readonly workflowId: string;
  readonly run: WorkflowRun;
  readonly context: JsonObject;
  /** When steps may act; `null`: at any time. */
  readonly window: ExecutionWindow | null;
  /** The organization's. */
  readonly timeZone: string;
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
  const opens = acts(node) && scope.window !== null ? opensAt(scope.window, scope.now, scope.timeZone) : scope.now;
  if (opens > scope.now) return [{ type: 'StepDeferred', data: { ...at, dueAt: opens, reason: 'window' } }];
  switch (todo.kind) {
    case 'elapse':
      return [{ type: 'DelayElapsed', data: { ...at, dueAt: todo.dueAt } }];
    case 'retry':
      return [{ type: 'StepStarted', data: { ...at, ...intentOf(todo.step, scope, node.id) } }];
    case 'start':
      return startNode(node, at, scope);
  }
};

/** What a step comes to that was begun and never got to its end. */
export const INTERRUPTED = { code: 'interrupted', message: 'The step was interrupted before it came to an end.' };

// A step that takes its process down with it must not do so for ever.
const MOST_BEGINNINGS = 5;

/**
 * Whether a step may be what took two processes down. Such steps are begun one at a time, so that a deadly one dies alone
 * and is not the end of all that were under way beside it.
 */
export const isSuspect = ({ step }: Extract<Todo, { readonly kind: 'perform' }>): boolean => step.interruptions > 0;

/**
 * What is recorded when steps are taken over that were begun and have no result: for each a new intent under the same
 * key. One that was begun too often without coming to an end parks the run instead.
 */
export const beginAgain = (
  todos: readonly Extract<Todo, { readonly kind: 'perform' }>[],
  scope: Omit<BeginScope, 'context' | 'window' | 'timeZone'>,
): readonly WorkflowRunEvent[] => {
  const { runId, workflowId, now } = scope;
  const deadly = todos.find(({ step }) => step.interruptions + 1 >= MOST_BEGINNINGS);
  if (deadly !== undefined)
    return [
      { type: 'WorkflowRunParked', data: { runId, workflowId, nodeId: deadly.node.id, error: INTERRUPTED, at: now } },
    ];
  return todos.map(({ node, step }) => ({
    type: 'StepStarted',
    data: { ...aboutNode(node, scope), at: now, ...intentOf(step, scope, node.id) },
  }));
};

/** The start of every event about a node. */
export const aboutNode = (node: ActionNode, { runId, workflowId }: Pick<BeginScope, 'runId' | 'workflowId'>) => ({
  runId,
  workflowId,
  nodeId: node.id,
  nodeType: node.type,
});

/** The one key of a step in one iteration, whatever the attempt. */
export const stepKey = (ids: Ids, runId: string, nodeId: string, iteration: number): string =>
  iteration === 1 ? ids.derive(runId, nodeId) : ids.derive(runId, nodeId, String(iteration));

type About = ReturnType<typeof aboutNode> & { readonly at: string };

const NO_MOMENT = { code: 'no_moment', message: 'The delay ends at no date and no moment: look at until.' };

const acts = ({ type }: ActionNode): boolean => type !== 'delay' && type !== 'branch';

const startNode = (node: ActionNode, about: About, scope: BeginScope): readonly WorkflowRunEvent[] => {
  if (node.type === 'delay') {
    const dueAt = delayDue(node.data, scope);
    return dueAt === undefined
      ? [{ type: 'StepFailed', data: { ...about, error: NO_MOMENT, retryAt: null } }]
      : [{ type: 'DelayScheduled', data: { ...about, dueAt } }];
  }
  if (node.type === 'branch') {
    const cases = node.data.cases.map((one) => ({ id: one.id, ...evaluateCase(one, scope.context) }));
    const handle = cases.find((one) => one.holds)?.id ?? 'else';
    return [{ type: 'BranchTaken', data: { ...about, handle, output: { taken: handle, cases } } }];
  }
  const prepared = performers[node.type].prepare(node.data, scope.context);
  const input = 'input' in prepared ? prepared.input : {};
  const key = stepKey(scope.ids, scope.runId, node.id, iterationOf(scope.run, node.id));
  const intent: WorkflowRunEvent = { type: 'StepStarted', data: { ...about, attempt: 1, key, input } };
  return 'error' in prepared
    ? [intent, { type: 'StepFailed', data: { ...about, error: prepared.error, retryAt: null } }]
    : [intent];
};

const intentOf = (step: Step, { ids, runId }: Pick<BeginScope, 'ids' | 'runId'>, nodeId: string) => ({
  attempt: step.attempt + 1,
  key: step.idempotencyKey ?? stepKey(ids, runId, nodeId, step.iteration),
  input: step.input,
});
