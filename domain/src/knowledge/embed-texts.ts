import type { AiDeps } from '../ai/ai-deps.ts';
import { TooMuchAtOnce } from '../ai/ai-places.ts';
import { promptBytes } from '../ai/cost-of.ts';
import { metered } from '../ai/metered.ts';
import type { Cause } from '../kernel/metadata.ts';
import { ModelFailure } from '../ports/model.ts';

/** What texts mean to a model. */
export interface Embedded {
  readonly model: string;
  /** One for each text, in order. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Takes the meaning of texts, within the organization's quota. `undefined` where nothing can: no model for it, no quota
 * left, too much under way, or the model fails. Meanings only make searching better: nobody has to fail for want of them.
 */
export const embedTexts = async (
  deps: AiDeps,
  organizationId: string,
  cause: Cause,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Embedded | undefined> => {
  const { model } = deps;
  const embedder = model?.embedder;
  if (model === undefined || embedder === undefined || texts.length === 0) return undefined;
  const bytes = promptBytes({ messages: texts.map((text) => ({ role: 'user', text })), maxOutputTokens: 0 });
  const done = await metered(deps, {
    organizationId,
    task: 'embedding',
    cause,
    bound: ({ prices }) => bytes * prices.embedding,
    run: async ({ prices }) => {
      const { vectors, inputTokens } = await embedder.embed(texts, signal);
      const cost = inputTokens * prices.embedding;
      return { result: vectors, consumed: { model: embedder.name, inputTokens, outputTokens: 0, cost } };
    },
    consumedBy: () => undefined,
  }).catch((failure: unknown) => {
    if (failure instanceof ModelFailure || failure instanceof TooMuchAtOnce) return undefined;
    throw failure;
  });
  return done?.kind === 'done' ? { model: embedder.name, vectors: done.result } : undefined;
};
