import type { z } from 'zod';

/** Something said to a model, or by it. What people or documents say belongs into `fenced`. */
export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls?: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly text: string };

/** A look-up that a model may ask for. */
export interface ModelTool {
  readonly name: string;
  /** For the model: what it answers, and when to ask. */
  readonly description: string;
  /** A strict object; what may be left out is nullable. */
  readonly input: z.ZodType;
}

/** What a model asks a tool for, in its own words: `readToolCall` makes sense of it. */
export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON, as far as the model keeps to it. */
  readonly input: string;
}

/** One turn of a model. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly maxOutputTokens: number;
  /** The text is to be JSON of this shape: a strict object, everything in it required. Whoever asks validates it. */
  readonly output?: { readonly name: string; readonly schema: z.ZodType };
  readonly tools?: readonly ModelTool[];
  /** Ends the request, at the other side too, within a second. */
  readonly signal: AbortSignal;
}

/** What a turn consumed. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A piece of a turn. Texts in order make the answer; `end` comes last, and only after a whole turn. */
export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool-call-begun'; readonly id: string; readonly name: string }
  | { readonly type: 'tool-input'; readonly id: string; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: ModelToolCall }
  | {
      readonly type: 'end';
      readonly reason: 'stop' | 'tool-calls';
      readonly usage: ModelUsage;
      /** Which model it was, as it calls itself. */
      readonly model: string;
    };

/** Micro-cents of a US dollar per token: as many as cents per million tokens. */
export interface ModelPrices {
  readonly input: number;
  readonly output: number;
  readonly embedding: number;
}

/** Texts as points that lie close when their meanings do. */
export interface Embedder {
  readonly name: string;
  /** One vector of length 1 for each text, in order. Throws `ModelFailure`. */
  embed(
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly vectors: readonly (readonly number[])[]; readonly inputTokens: number }>;
}

/** A language model. */
export interface Model {
  readonly name: string;
  readonly prices: ModelPrices;
  /** After this long a turn has ended, well or not. */
  readonly deadlineMs: number;
  /** Throws `ModelFailure`: also for a turn that ends early without saying so. */
  stream(request: ModelRequest): AsyncIterable<ModelPart>;
  /** Absent: meanings cannot be compared here. */
  readonly embedder?: Embedder;
}

/**
 * `not-configured`: there is no model here. `refused`: it does not take the request, or not now. `cut-off`: it began and
 * did not end. `unusable`: it ended, and what came is not what was asked for. `left`: nobody waits for it any more.
 */
export type ModelFailureReason = 'not-configured' | 'refused' | 'cut-off' | 'unusable' | 'left';

/** A turn came to nothing. The message is for callers to read and holds nothing that the other side said. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';

  constructor(
    readonly reason: ModelFailureReason,
    message: string,
    /** What it has cost all the same, estimated where nobody said; absent: nothing. */
    readonly usage?: ModelUsage,
  ) {
    super(message);
  }
}
