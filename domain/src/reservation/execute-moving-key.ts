import { fold } from '../kernel/aggregate.ts';
import type { Decider, Message } from '../kernel/decider.ts';
import { type CommandRequest, type ExecuteDeps, execute, type Outcome } from '../kernel/execute.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { streamOf } from '../kernel/stream.ts';
import { executeReserving, type Reserve, releaseReservation, type Taken } from './execute-reserving.ts';

/** A key that an aggregate has one of, and may change. */
export interface MovingKey<State> {
  readonly of: (state: State) => string | null;
  readonly reserve: (key: string) => Reserve<State>;
}

/**
 * Like `execute`, for a command that gives an aggregate another key: the new one is claimed before it, the old one given
 * back after it. A crash in between leaves the old one to be taken over. `wanted` is the key as the command says it;
 * `undefined` when it says nothing of it.
 */
export const executeMovingKey = async <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
  key: MovingKey<State>,
  wanted: string | null | undefined,
): Promise<Outcome<State, Event, Code> | Taken> => {
  if (wanted === undefined) return execute(deps, decider, request);

  const historyNow = async () =>
    (await deps.store.read(
      streamOf(decider.category, request.organizationId, request.id),
    )) as readonly Recorded<Event>[];
  const keyIn = (history: readonly Recorded<Event>[]): string | null => {
    const state = fold(decider, history)?.state;
    return state === undefined ? null : key.of(state);
  };

  const outcome =
    wanted === null || wanted === keyIn(await historyNow())
      ? await execute(deps, decider, request)
      : await executeReserving(deps, decider, request, key.reserve(wanted));
  if (outcome.kind !== 'recorded') return outcome;

  // From the stream and not from what was read before: so a repeat finishes what a crash left undone, and never gives
  // back a key that the aggregate has returned to.
  const [update] = outcome.events;
  const history = await historyNow();
  const before = keyIn(history.filter((event) => update !== undefined && event.revision < update.revision));
  if (before !== null && before !== keyIn(history)) await releaseReservation(deps, request, key.reserve(before));
  return outcome;
};
