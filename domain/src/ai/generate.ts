import type { Cause } from '../kernel/metadata.ts';
import { ModelFailure } from '../ports/model.ts';
import type { AiDeps } from './ai-deps.ts';
import type { AiTask } from './ai-task.ts';
import { converse } from './converse.ts';
import { jsonIn } from './json-in.ts';
import type { Consumed } from './metered.ts';
import { createUnfence } from './unfence.ts';

/** A task for one organization. */
export interface GenerationRequest<Input, Output> {
  readonly organizationId: string;
  readonly cause: Cause;
  readonly task: AiTask<Input, Output>;
  readonly input: Input;
  readonly signal: AbortSignal;
  /** Told the JSON text piece by piece as it comes, before anybody knows whether it will be whole and valid. */
  readonly onText?: (text: string) => void;
}

/** What a task came to: a value that is whole and valid, and its text as it was told. */
export type Generation<Output> =
  | {
      readonly kind: 'generated';
      readonly value: Output;
      readonly text: string;
      readonly consumed: Consumed;
    }
  | { readonly kind: 'quota-exhausted' };

/**
 * Has the model do a task, within the organization's quota. Resolves with nothing that is partial or of another shape:
 * then it throws `ModelFailure`.
 */
export const generate = async <Input, Output>(
  deps: AiDeps,
  { organizationId, cause, task, input, signal, onText }: GenerationRequest<Input, Output>,
): Promise<Generation<Output>> => {
  const unfence = createUnfence();
  let text = '';
  const tell = (piece: string): void => {
    if (piece === '') return;
    text += piece;
    onText?.(piece);
  };
  const done = await converse(deps, {
    organizationId,
    task: task.name,
    cause,
    messages: task.prompt(input),
    maxOutputTokens: task.maxOutputTokens,
    output: { name: task.name, schema: task.output },
    signal,
    onPart: (part) => {
      if (part.type === 'text') tell(unfence.take(part.text));
    },
  });
  if (done.kind === 'quota-exhausted') return done;
  tell(unfence.end());

  const parsed = task.output.safeParse(jsonIn(text));
  if (!parsed.success)
    throw new ModelFailure('unusable', 'The AI model answered something else than it was asked for.');
  return { kind: 'generated', value: parsed.data, text, consumed: done.consumed };
};
