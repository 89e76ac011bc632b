import { type AnyDecider, type EffectResult, type ExecuteDeps, execute, type Message } from '@partneros/domain';
import { failure, type StepScope } from './performer.ts';

/** A command of a step, and the aggregate it is for. */
export interface StepCommand {
  readonly decider: AnyDecider & {
    readonly evolve: (state: never, event: never) => unknown;
    readonly decide: (command: never, state: never) => unknown;
  };
  readonly id: string;
  readonly command: Message;
}

/**
 * Carries out a step's commands one after the other, and answers the events they led to. Each has a command id of the
 * step's own, so that another attempt repeats what was done and goes on with the rest.
 */
export const executeInTurn = async (
  deps: ExecuteDeps,
  step: StepScope,
  commands: readonly StepCommand[],
): Promise<EffectResult> => {
  const events: { readonly type: string; readonly id: string }[] = [];
  for (const [index, { decider, id, command }] of commands.entries()) {
    const { organizationId } = step;
    const outcome = await execute<unknown, Message, Message, string>(deps, decider as never, {
      organizationId,
      id,
      command,
      cause: step.causeOf(index),
    });
    if (outcome.kind === 'rejected')
      return failure(outcome.code, [`${command.type} was refused.`, ...outcome.details].join(' '));
    if (outcome.kind === 'conflict')
      return { ok: false, error: { code: 'conflict', message: `${command.type} lost every race.` }, retryable: true };
    if (outcome.kind === 'recorded')
      events.push(...outcome.events.map(({ type, metadata }) => ({ type, id: metadata.eventId })));
  }
  return { ok: true, output: { events } };
};
