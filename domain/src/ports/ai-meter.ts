import type { ModelFailureReason } from './model.ts';

/** What became of a request to a model; `failed`: it was us. */
export type AiOutcome = 'done' | 'quota-exhausted' | 'too-much-at-once' | 'failed' | ModelFailureReason;

/** A request to a model that is over. */
export interface AiMeasure {
  /** Such as `icp`. */
  readonly task: string;
  readonly outcome: AiOutcome;
  /** How long the model had it; 0 when it never came to that. */
  readonly seconds: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In micro-cents. */
  readonly cost: number;
  /** How much of the organization's month was spent after it, from 0 to 1; 0 when that did not come up. */
  readonly quotaUsed: number;
}

/** Where it is counted what is asked of models and what it comes to. Never throws. */
export interface AiMeter {
  record(measure: AiMeasure): void;
}
