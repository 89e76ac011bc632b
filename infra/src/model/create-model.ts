import type { Clock, Model } from '@partneros/domain';
import type { AiConfig } from '../config.ts';
import { createOpenAiEmbedder } from './openai-embedder.ts';
import { createOpenAiModel } from './openai-model.ts';

/** The model that the configuration names; `undefined` without a key. */
export const createModel = (
  { apiKey, baseUrl, model, embeddingModel, prices }: AiConfig,
  clock: Clock,
): Model | undefined => {
  if (apiKey === undefined) return undefined;
  const reached = { apiKey, baseUrl, clock };
  return createOpenAiModel({
    ...reached,
    model,
    prices,
    ...(embeddingModel !== undefined && { embedder: createOpenAiEmbedder({ ...reached, model: embeddingModel }) }),
  });
};
