import type { Clock, Model } from '@partneros/domain';
import type { AiConfig } from '../config.ts';
import { createOpenAiModel } from './openai-model.ts';

/** The model that the configuration names; `undefined` without a key. */
export const createModel = ({ apiKey, ...rest }: AiConfig, clock: Clock): Model | undefined =>
  apiKey === undefined ? undefined : createOpenAiModel({ ...rest, apiKey, clock });
