import type { Citation } from '../conversation/citation.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { ModelTool } from '../ports/model.ts';

/** What a look-up came to: what it found, and which records that was read from; or why it is refused. */
export type Consulted =
  | { readonly output: JsonValue; readonly positions: readonly Citation[] }
  | { readonly refused: string };

/** A look-up on behalf of whoever asks: it sees what they may see, whatever it is asked for. */
export interface NelsonTool extends ModelTool {
  readonly consult: (input: unknown) => Promise<Consulted>;
}
