import type { EventStore } from '../ports/event-store.ts';
import { type Aggregate, fold } from './aggregate.ts';
import type { Decider, Message } from './decider.ts';
import type { Recorded } from './recorded.ts';
import { streamOf } from './stream.ts';

/** An aggregate as it is now, read from its stream; `undefined` when there is none in this organization. */
export const load = async <State, Event extends Message>(
  { store }: { readonly store: EventStore },
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  organizationId: string,
  id: string,
): Promise<Aggregate<State> | undefined> =>
  fold(decider, (await store.read(streamOf(decider.category, organizationId, id))) as readonly Recorded<Event>[]);
