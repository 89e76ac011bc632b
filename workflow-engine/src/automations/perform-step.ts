import { addMillis, type Cause, type Ids, pauseAfter, type Todo, type WorkflowRunEvent } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import { type ActingNodeType, performers } from '../nodes/performers.ts';
import { aboutNode, stepKey } from './begin-step.ts';
import type { LoadedRun } from './load-run.ts';

/** Does what a recorded intent says, and answers the event that records the result. */
export const performStep = async (
  deps: EngineDeps,
  { organizationId, runId, run, last }: LoadedRun,
  { node, step }: Extract<Todo, { readonly kind: 'perform' }>,
): Promise<WorkflowRunEvent> => {
  const { workflowId, mode } = run;
  const key = step.idempotencyKey ?? stepKey(deps.ids, runId, node.id);
  const causeOf = (index: number): Cause => ({
    commandId: deps.ids.derive(key, String(index)),
    correlationId: last.metadata.correlationId,
    actor: { type: 'workflow', id: workflowId },
    occurredAt: step.startedAt,
    depth: last.metadata.depth,
    causationId: last.metadata.eventId,
    causedBy: { stream: last.stream, revision: String(last.revision) },
    ...(last.metadata.via && { via: last.metadata.via }),
  });

  const performer = performers[node.type as ActingNodeType];
  const result = await performer.perform(step.input, { organizationId, workflowId, runId, key, causeOf }, deps);
  const about = { ...aboutNode(node, { runId, workflowId }), at: deps.clock.now() };
  if (result.ok) return { type: 'StepSucceeded', data: { ...about, mode, output: result.output } };
  const pause = result.retryable
    ? pauseAfter(step.attempt, chanceOf(deps.ids, key, step.attempt), result.retryAfterMs)
    : undefined;
  const retryAt = pause === undefined ? null : addMillis(about.at, pause);
  return { type: 'StepFailed', data: { ...about, error: result.error, retryAt } };
};

const HEX_DIGITS = 8;

// A number in [0, 1) that depends on nothing but the step and its attempt.
const chanceOf = (ids: Ids, key: string, attempt: number): number =>
  Number.parseInt(ids.derive('retry', key, String(attempt)).slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
