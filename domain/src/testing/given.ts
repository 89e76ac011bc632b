import { deepStrictEqual } from 'node:assert/strict';
import { type Decider, isRejection, type Message } from '../kernel/decider.ts';

/**
 * `given(decider, …events).when(command)`, then `.then(…events)`, `.thenNothing()` or `.thenRejected(code)`.
 * Compares exactly and in order, and holds every decided event against its stored format.
 */
export const given = <State, Command extends Message, Event extends Message, Code extends string>(
  decider: Decider<State, Command, Event, Code>,
  ...history: readonly Event[]
) => ({
  when: (command: Command) => {
    const state = history.reduce<State | undefined>((folded, event) => decider.evolve(folded, event), undefined);
    const decision = decider.decide(command, state);
    if (!isRejection(decision)) {
      for (const event of decision) deepStrictEqual(decider.events[event.type]?.parse(event.data), event.data);
    }
    return {
      // biome-ignore lint/suspicious/noThenProperty: given, when, then; nobody awaits a specification.
      then: (...expected: readonly Event[]) => deepStrictEqual(decision, expected),
      thenNothing: () => deepStrictEqual(decision, []),
      thenRejected: (code: Code, details?: readonly string[]) =>
        deepStrictEqual(decision, details === undefined ? { rejected: code } : { rejected: code, details }),
    };
  },
});
