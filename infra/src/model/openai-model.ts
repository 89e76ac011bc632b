import {
  type Clock,
  type Embedder,
  type Model,
  ModelFailure,
  type ModelPrices,
  type ModelRequest,
  type ModelUsage,
  promptBytes,
} from '@partneros/domain';
import type OpenAI from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { chatRequestOf } from './chat-request.ts';
import { openAiClient } from './openai-client.ts';
import { readTurn, type TurnProgress } from './read-turn.ts';
import { refusalOf } from './refusal-of.ts';
import { type EndedBy, type TurnWatch, watchTurn } from './watch-turn.ts';

/** How a model is reached. */
export interface OpenAiModelOptions {
  readonly apiKey: string;
  /** Of any server that speaks the chat completions API; up to and with `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly prices: ModelPrices;
  /** Absent: meanings cannot be compared. */
  readonly embedder?: Embedder;
  readonly clock: Clock;
  /** How long it may say nothing; default 60 s. */
  readonly silenceMs?: number;
  /** How long a turn may take; default 3 minutes. */
  readonly deadlineMs?: number;
}

const SILENCE_MS = 60_000;
const DEADLINE_MS = 180_000;
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 500;
// A person waits at the other end.
const LONGEST_PAUSE_MS = 10_000;
// A rule of thumb for what nobody counted: English has about four bytes a token.
const BYTES_PER_TOKEN = 4;

/** The model behind an API like OpenAI's. */
export const createOpenAiModel = (options: OpenAiModelOptions): Model => {
  const { model, prices, clock, embedder, silenceMs = SILENCE_MS, deadlineMs = DEADLINE_MS } = options;
  const client = openAiClient(options);

  return {
    name: model,
    prices,
    deadlineMs,
    ...(embedder !== undefined && { embedder }),
    stream: async function* (request) {
      const watch = watchTurn(clock, request.signal, { silenceMs, deadlineMs });
      const progress: TurnProgress = { saidBytes: 0 };
      const estimate = (): ModelUsage => ({
        inputTokens: Math.ceil(promptBytes(request) / BYTES_PER_TOKEN),
        outputTokens: Math.ceil(progress.saidBytes / BYTES_PER_TOKEN),
      });
      try {
        const chunks = await open(client, model, request, { watch, clock, estimate });
        yield* readTurn(heard(chunks, watch), progress, estimate);
      } catch (error) {
        // A loop that was aborted ends like one that was not.
        const by = watch.endedBy();
        if (by !== undefined) throw new ModelFailure(...ENDED[by], estimate());
        if (error instanceof ModelFailure) throw error;
        throw new ModelFailure('cut-off', 'The AI model stopped in the middle.', estimate());
      } finally {
        watch.stop();
      }
    },
  };
};

const ENDED: Readonly<Record<EndedBy, readonly ['left' | 'cut-off', string]>> = {
  caller: ['left', 'Nobody waits for the answer any more.'],
  silence: ['cut-off', 'The AI model has fallen silent.'],
  deadline: ['cut-off', 'The AI model takes too long.'],
};

// Tried again only before the first byte: after it, what was told cannot be taken back.
const open = async (
  client: OpenAI,
  model: string,
  request: ModelRequest,
  { watch, clock, estimate }: { readonly watch: TurnWatch; readonly clock: Clock; readonly estimate: () => ModelUsage },
): Promise<AsyncIterable<ChatCompletionChunk>> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await client.chat.completions.create(chatRequestOf(model, request), { signal: watch.signal });
    } catch (error) {
      const by = watch.endedBy();
      if (by !== undefined) throw new ModelFailure(...ENDED[by], estimate());
      const { message, retry, afterMs = FIRST_PAUSE_MS * 2 ** (tries - 1) } = refusalOf(error, clock.now());
      if (!retry || tries === MOST_TRIES || afterMs > LONGEST_PAUSE_MS) throw new ModelFailure('refused', message);
      await watch.pause(afterMs);
      watch.heard();
    }
  }
};

async function* heard(
  chunks: AsyncIterable<ChatCompletionChunk>,
  watch: TurnWatch,
): AsyncGenerator<ChatCompletionChunk> {
  for await (const chunk of chunks) {
    watch.heard();
    yield chunk;
  }
}
