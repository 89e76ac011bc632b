import { fold } from './aggregate.ts';
import type { Decider, Message } from './decider.ts';
import type { Recorded } from './recorded.ts';

/** What has to be so, elsewhere in the organization, for a policy to do something. Judged as of the event it reacts to. */
export interface Provided {
  readonly category: string;
  readonly id: string;
  readonly holds: (history: readonly Recorded[]) => boolean;
}

/** Asks for something about another aggregate, or about there being none. */
export const provided = <State, Event extends Message>(
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  id: string,
  holds: (state: State | undefined) => boolean,
): Provided => ({
  category: decider.category,
  id,
  holds: (history) => holds(fold(decider, history as readonly Recorded<Event>[])?.state),
});
