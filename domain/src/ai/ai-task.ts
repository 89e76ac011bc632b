import type { z } from 'zod';
import type { ModelMessage } from '../ports/model.ts';

/** Something that a model is asked for: its prompt, and the shape of what it is to answer. */
export interface AiTask<Input, Output> {
  /** Under which its cost is listed: `icp`, `partner-types`. */
  readonly name: string;
  readonly maxOutputTokens: number;
  /** A strict object with nothing optional, its texts and lists bounded. Its order of fields is the order they are written in. */
  readonly output: z.ZodType<Output>;
  readonly prompt: (input: Input) => readonly ModelMessage[];
}
