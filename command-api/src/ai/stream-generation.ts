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
 * Has the model do a task and streams its text while it comes. `made` runs once it is whole and valid, before the stream
 * ends: what the caller has read to its end is recorded.
 */
export const streamGeneration = <Input, Output>(
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  task: AiTask<Input, Output>,
  input: Input,
  made: (generation: Made<Output>) => Promise<void>,
): Promise<Problem | typeof ANSWERED> =>
  answerTextStream(request.raw, deps.clock, async ({ write, left }) => {
    const cause = causeOf(request, deps);
    const { organizationId } = request.caller;
    const generation = await generate(deps, { organizationId, cause, task, input, signal: left, onText: write });
    if (generation.kind === 'quota-exhausted') return quotaExhausted;
    const { value, text, consumed } = generation;
    await made({ value, text, model: consumed.model, cause });
    return undefined;
  });

/**
 * The same for a task whose answer is put in order first, and so is streamed when it is whole: `made` answers what is
 * shown of it.
 */
export const streamWhole = <Input, Output>(
  request: RouteRequest<Permission, unknown, unknown, unknown>,
  deps: CommandDeps,
  task: AiTask<Input, Output>,
  prepare: (about: { readonly cause: Cause; readonly left: AbortSignal }) => Promise<Input>,
  made: (generation: Made<Output>, input: Input) => Promise<object>,
): Promise<Problem | typeof ANSWERED> =>
  answerTextStream(request.raw, deps.clock, async ({ write, left }) => {
    const cause = causeOf(request, deps);
    const { organizationId } = request.caller;
    const input = await prepare({ cause, left });
    const generation = await generate(deps, { organizationId, cause, task, input, signal: left });
    if (generation.kind === 'quota-exhausted') return quotaExhausted;
    const { value, text, consumed } = generation;
    const shown = await made({ value, text, model: consumed.model, cause }, input);
    for (const piece of piecesOf(JSON.stringify(shown))) write(piece);
    return undefined;
  });

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
