import type { Cause } from '../kernel/metadata.ts';
import {
  type Model,
  ModelFailure,
  type ModelPart,
  type ModelRequest,
  type ModelToolCall,
  type ModelUsage,
} from '../ports/model.ts';
import type { AiDeps } from './ai-deps.ts';
import { costBoundOf, costOf } from './cost-of.ts';
import { type Consumed, type Metered, metered } from './metered.ts';

/** A turn of a model on behalf of an organization. */
export interface Turn extends ModelRequest {
  readonly organizationId: string;
  /** Under which its cost is listed. */
  readonly task: string;
  readonly cause: Cause;
  /** Told of every part as it comes, and waited for. */
  readonly onPart?: (part: ModelPart) => Promise<void> | void;
}

/** A whole turn. */
export interface WholeTurn {
  readonly text: string;
  /** What it asks for before it goes on; none: it has answered. */
  readonly toolCalls: readonly ModelToolCall[];
}

/**
 * One turn of the model, within the quota, told as it comes. Resolves after a whole turn only; throws `ModelFailure`.
 * A conversation with tools is one such turn after the other, until one asks for none.
 */
export const converse = (
  deps: AiDeps,
  { organizationId, task, cause, onPart, ...request }: Turn,
): Promise<Metered<WholeTurn>> => {
  let begun = false;
  const hear: Turn['onPart'] = (part) => {
    begun = true;
    return onPart?.(part);
  };
  return metered(deps, {
    organizationId,
    task,
    cause,
    bound: (model) => costBoundOf(model, request),
    run: (model) => wholeTurn(model, request, hear),
    consumedBy: (failure, model) => {
      if (failure instanceof ModelFailure) return failure.usage && consumedOf(model, model.name, failure.usage);
      // It is ours, and comes while the model talks: what that has cost nobody will say any more.
      return begun ? { ...NOTHING, model: model.name, cost: costBoundOf(model, request) } : undefined;
    },
  });
};

const NOTHING = { inputTokens: 0, outputTokens: 0 };

const wholeTurn = async (model: Model, request: ModelRequest, onPart: Turn['onPart']) => {
  let text = '';
  const toolCalls: ModelToolCall[] = [];
  let consumed: Consumed | undefined;
  for await (const part of model.stream(request)) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'tool-call') toolCalls.push(part.call);
    if (part.type === 'end') consumed = consumedOf(model, part.model, part.usage);
    await onPart?.(part);
  }
  if (consumed === undefined) throw new ModelFailure('cut-off', 'The AI model stopped in the middle.');
  return { result: { text, toolCalls }, consumed };
};

const consumedOf = (model: Model, name: string, usage: ModelUsage): Consumed => ({
  model: name,
  inputTokens: usage.inputTokens,
  outputTokens: usage.outputTokens,
  cost: costOf(model.prices, usage),
});
