import { type Clock, type Embedder, ModelFailure } from '@partneros/domain';
import { openAiClient } from './openai-client.ts';
import type { OpenAiModelOptions } from './openai-model.ts';
import { refusalOf } from './refusal-of.ts';
import { watchTurn } from './watch-turn.ts';

const MOST_AT_ONCE = 64;
const TIMEOUT_MS = 30_000;
// These can be cut short without losing much of what they mean; others are taken as they come.
const CAN_BE_SHORT = /^text-embedding-3-/;
const SHORT = 256;
const MOST_DIMENSIONS = 4_096;

/** The embedding model behind an API like OpenAI's. */
export const createOpenAiEmbedder = (
  options: Pick<OpenAiModelOptions, 'apiKey' | 'baseUrl'> & { readonly model: string; readonly clock: Clock },
): Embedder => {
  const client = openAiClient(options);
  const { model, clock } = options;

  const embedSome = async (texts: readonly string[], caller: AbortSignal) => {
    const watch = watchTurn(clock, caller, { silenceMs: TIMEOUT_MS, deadlineMs: TIMEOUT_MS });
    try {
      const { data, usage } = await client.embeddings.create(
        {
          model,
          input: [...texts],
          encoding_format: 'float',
          ...(CAN_BE_SHORT.test(model) && { dimensions: SHORT }),
        },
        { signal: watch.signal },
      );
      const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => normalized(embedding));
      return { vectors, inputTokens: usage?.prompt_tokens ?? 0 };
    } catch (error) {
      throw new ModelFailure('refused', refusalOf(error, clock.now()).message);
    } finally {
      watch.stop();
    }
  };

  return {
    name: model,
    embed: async (texts, signal) => {
      const vectors: (readonly number[])[] = [];
      let inputTokens = 0;
      for (let from = 0; from < texts.length; from += MOST_AT_ONCE) {
        const some = await embedSome(texts.slice(from, from + MOST_AT_ONCE), signal);
        vectors.push(...some.vectors);
        inputTokens += some.inputTokens;
      }
      const [first] = vectors;
      const isWhole = vectors.length === texts.length && vectors.every(({ length }) => length === first?.length);
      if (!isWhole || (first?.length ?? 0) > MOST_DIMENSIONS)
        throw new ModelFailure('unusable', 'The AI model gave no answer that makes sense.');
      return { vectors, inputTokens };
    },
  };
};

const normalized = (vector: readonly number[]): readonly number[] => {
  const length = Math.hypot(...vector);
  if (!(length > 0)) throw new Error('a vector without a direction');
  return vector.map((value) => value / length);
};
