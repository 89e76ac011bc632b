import { type AiTask, type Cause, generate, type Permission } from '@partneros/domain';
import {
  type ANSWERED,
  answerTextStream,
  causeOf,
  type Problem,
  problem,
  type RouteRequest,
} from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { shareFlight } from './share-flight.ts';

/** The answer when a month's AI quota is used up. */
export const quotaExhausted = problem(
  402,
  'quota_exhausted',
  'The AI quota of this month is used up; it starts anew next month, or with a larger plan.',
);

/** What streaming routes refuse beside the usual. */
export const AI_REFUSALS = [402, 502] as const;

/** A generation that made it: whole and valid. */
export interface Made<Output> {
  readonly value: Output;
  /** As it was streamed. */
  readonly text: string;
  readonly model: string;
  readonly cause: Cause;
}

/**
 * Has the model do a task and streams its text while it comes; once for all in the organization who ask for the same
 * while it does. `made` runs once it is whole and valid, before any of the streams ends: what a caller has read to its
 * end is recorded. `read` does for each caller after that.
 */
export const streamGeneration = <Input, Output>(
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  task: AiTask<Input, Output>,
  input: Input,
  made: (generation: Made<Output>) => Promise<void>,
  read: (text: string) => Promise<void> = async () => undefined,
): Promise<Problem | typeof ANSWERED> =>
  answerTextStream(request.raw, deps.clock, async (reader) => {
    const { organizationId } = request.caller;
    const text = await shareFlight(deps.store, keyOf(organizationId, task, input), reader, async ({ write, left }) => {
      const cause = causeOf(request, deps);
      const generation = await generate(deps, { organizationId, cause, task, input, signal: left, onText: write });
      if (generation.kind === 'quota-exhausted') return undefined;
      const { value, consumed } = generation;
      await made({ value, text: generation.text, model: consumed.model, cause });
      return generation.text;
    });
    if (text === undefined) return quotaExhausted;
    await read(text);
    return undefined;
  });

/**
 * The same for a task whose answer is put in order first, and so is streamed when it is whole: `made` answers what is
 * shown of it. `about` is what makes two requests the same.
 */
export const streamWhole = <Input, Output>(
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  task: AiTask<Input, Output>,
  about: object,
  prepare: (about: { readonly cause: Cause; readonly left: AbortSignal }) => Promise<Input>,
  made: (generation: Made<Output>, input: Input) => Promise<object>,
): Promise<Problem | typeof ANSWERED> =>
  answerTextStream(request.raw, deps.clock, (reader) => {
    const { organizationId } = request.caller;
    return shareFlight(deps.store, keyOf(organizationId, task, about), reader, async ({ write, left }) => {
      const cause = causeOf(request, deps);
      const input = await prepare({ cause, left });
      const generation = await generate(deps, { organizationId, cause, task, input, signal: left });
      if (generation.kind === 'quota-exhausted') return quotaExhausted;
      const { value, text, consumed } = generation;
      const shown = await made({ value, text, model: consumed.model, cause }, input);
      for (const piece of piecesOf(JSON.stringify(shown))) write(piece);
      return undefined;
    });
  });

const keyOf = (organizationId: string, task: { readonly name: string }, about: unknown): string =>
  JSON.stringify([organizationId, task.name, about]);

/** Streams a text that is there already, in pieces: who shows it as it grows has it grow. */
export const streamText = (
  { raw }: Pick<RouteRequest<Permission, unknown, unknown, unknown>, 'raw'>,
  { clock }: Pick<CommandDeps, 'clock'>,
  text: string,
): Promise<Problem | typeof ANSWERED> =>
  answerTextStream(raw, clock, async ({ write }) => {
    for (const piece of piecesOf(text)) write(piece);
    return undefined;
  });

/** A text cut up, for those who show it as it grows. */
export const piecesOf = (text: string): readonly string[] => text.match(/.{1,64}/gsu) ?? [];
