import type { ActionNode, Cause, EffectResult, JsonObject, NodeType, StepError } from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';

/** The configuration of one type of node. */
export type NodeConfig<Type extends NodeType> = Extract<ActionNode, { readonly type: Type }>['data'];

/** What a node came to when it was filled in from the run's context: the recorded input of its step, or why there is none. */
export type Prepared<Input> = { readonly input: Input } | { readonly error: StepError };

/** What a step may know of the run it belongs to. */
export interface StepScope {
  readonly organizationId: string;
  readonly workflowId: string;
  readonly runId: string;
  /** The step's own key: the same for every attempt. */
  readonly key: string;
  /** The cause of the step's n-th command: the same for every attempt. */
  readonly causeOf: (index: number) => Cause;
}

/**
 * How one type of node works. `prepare` is pure and runs once; what it gives is recorded before anything happens.
 * `perform` goes by that record alone, so that an attempt after a crash does exactly what the first one would have done.
 */
export interface Performer<Type extends NodeType, Input extends JsonObject> {
  prepare(config: NodeConfig<Type>, context: JsonObject): Prepared<Input>;
  perform(input: Input, step: StepScope, deps: RunDeps): Promise<EffectResult>;
}

/** A failure that another attempt cannot mend. */
export const failure = (code: string, message: string): Extract<EffectResult, { readonly ok: false }> => ({
  ok: false,
  error: { code, message },
  retryable: false,
});
