import {
  addMillis,
  type Cause,
  type EffectResult,
  type Ids,
  pauseAfter,
  type Todo,
  traced,
  type WorkflowRunEvent,
} from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';
import { type ActingNodeType, performers } from '../nodes/performers.ts';
import { aboutNode, INTERRUPTED, stepKey } from './begin-step.ts';
import type { LoadedRun } from './load-run.ts';
import { effectsIn, traceOfRun } from './trace-of-run.ts';

/** Does what a recorded intent says, and answers the event that records the result. Never throws. */
export const performStep = async (
  deps: RunDeps,
  loaded: LoadedRun,
  { node, step }: Extract<Todo, { readonly kind: 'perform' }>,
): Promise<WorkflowRunEvent> => {
  const { organizationId, runId, run, first, correlationId, last } = loaded;
  const { workflowId, mode } = run;
  const key = step.idempotencyKey ?? stepKey(deps.ids, runId, node.id, step.iteration);
  const { depth, via } = first.metadata;
  const causeIn = (traceparent: string | undefined, index: number): Cause => ({
    commandId: deps.ids.derive(key, String(index)),
    correlationId,
    actor: { type: 'workflow', id: workflowId },
    occurredAt: step.startedAt,
    depth,
    causationId: last.metadata.eventId,
    causedBy: { stream: last.stream, revision: String(last.revision) },
    ...(via && { via }),
    ...(traceparent && { traceparent }),
  });

  const perform = async (traceparent: string | undefined): Promise<EffectResult> => {
    const performer = performers[node.type as ActingNodeType];
    const causeOf = (index: number) => causeIn(traceparent, index);
    const scope = { organizationId, workflowId, runId, key, causeOf };
    try {
      return await performer.perform(step.input, scope, { ...deps, effects: effectsIn(traceparent, deps.effects) });
    } catch (error) {
      // An outage of our own, or a bug: tried again like a receiver's outage, and as visible in the run.
      deps.report?.({ where: `step ${node.id} of run ${organizationId}/${runId}`, error });
      return { ok: false, error: INTERRUPTED, retryable: true };
    }
  };
  const attributes = { 'partneros.run_id': runId, 'partneros.node_id': node.id, 'partneros.attempt': step.attempt };
  const about = { ...traceOfRun(loaded), attributes };
  const result = await traced(deps.tracing, `step ${node.type}`, about, perform);
  const recorded = { ...aboutNode(node, { runId, workflowId }), at: deps.clock.now() };
  if (result.ok) return { type: 'StepSucceeded', data: { ...recorded, mode, output: result.output } };
  const pause = result.retryable
    ? pauseAfter(step.attempt, chanceOf(deps.ids, key, step.attempt), result.retryAfterMs)
    : undefined;
  const retryAt = pause === undefined ? null : addMillis(recorded.at, pause);
  return { type: 'StepFailed', data: { ...recorded, error: result.error, retryAt } };
};

const HEX_DIGITS = 8;

// A number in [0, 1) that depends on nothing but the step and its attempt.
const chanceOf = (ids: Ids, key: string, attempt: number): number =>
  Number.parseInt(ids.derive('retry', key, String(attempt)).slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS;
