import { ModelFailure, type ModelPart, type ModelToolCall, type ModelUsage } from '@partneros/domain';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';

/** What has come of a turn so far. */
export interface TurnProgress {
  /** Bytes of what the model has said; what a broken turn has cost is estimated from them. */
  saidBytes: number;
}

const MAX_SAID_BYTES = 4_000_000;
const MAX_TOOL_CALLS = 32;

/**
 * The parts of a turn, from chunks of the chat completions API. A loop over chunks ends in the same way whether the turn
 * was whole or its connection was closed: only a finish reason tells, so without a good one this throws `ModelFailure`.
 */
export async function* readTurn(
  chunks: AsyncIterable<ChatCompletionChunk>,
  progress: TurnProgress,
  estimate: () => ModelUsage,
): AsyncGenerator<ModelPart> {
  const calls = new Map<number, { -readonly [Key in keyof ModelToolCall]: ModelToolCall[Key] }>();
  let reason: string | null = null;
  let usage: ModelUsage | undefined;
  let model = '';

  const said = (text: string): void => {
    progress.saidBytes += Buffer.byteLength(text);
    if (progress.saidBytes > MAX_SAID_BYTES) throw unusable('The AI model does not stop talking.', estimate);
  };

  for await (const chunk of chunks) {
    if (chunk.model) model = chunk.model;
    if (chunk.usage) usage = { inputTokens: chunk.usage.prompt_tokens, outputTokens: chunk.usage.completion_tokens };
    const choice = chunk.choices?.[0];
    if (choice === undefined) continue;
    if (choice.delta?.refusal) throw unusable('The AI model refuses to answer that.', estimate);
    if (choice.delta?.content) {
      said(choice.delta.content);
      yield { type: 'text', text: choice.delta.content };
    }
    for (const delta of choice.delta?.tool_calls ?? []) {
      const index = delta.index ?? 0;
      let call = calls.get(index);
      if (call === undefined) {
        if (calls.size === MAX_TOOL_CALLS) throw unusable('The AI model asks for too much at once.', estimate);
        call = { id: delta.id ?? `call-${index}`, name: delta.function?.name ?? '', input: '' };
        calls.set(index, call);
        yield { type: 'tool-call-begun', id: call.id, name: call.name };
      }
      const text = delta.function?.arguments ?? '';
      if (text === '') continue;
      said(text);
      call.input += text;
      yield { type: 'tool-input', id: call.id, text };
    }
    if (choice.finish_reason) reason = choice.finish_reason;
  }

  if (reason !== 'stop' && reason !== 'tool_calls')
    throw new ModelFailure(
      'cut-off',
      SAID_BY[reason ?? ''] ?? 'The AI model stopped in the middle.',
      usage ?? estimate(),
    );
  for (const call of calls.values()) yield { type: 'tool-call', call };
  yield { type: 'end', reason: calls.size > 0 ? 'tool-calls' : 'stop', usage: usage ?? estimate(), model };
}

const SAID_BY: Readonly<Record<string, string>> = {
  length: 'The answer of the AI model is longer than it may be.',
  content_filter: 'The AI model may not answer that.',
};

const unusable = (message: string, estimate: () => ModelUsage): ModelFailure =>
  new ModelFailure('unusable', message, estimate());
