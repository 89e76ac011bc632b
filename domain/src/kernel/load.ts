import type { EventStore } from '../ports/event-store.ts';
import { type Aggregate, fold } from './aggregate.ts';
import type { Decider, Message } from './decider.ts';
import type { Recorded } from './recorded.ts';
import { streamOf } from './stream.ts';

interface Folded {
  readonly evolve: unknown;
  readonly length: number;
  readonly aggregate: Aggregate<unknown> | undefined;
}

// A store that answers with the very list it gave before, as simulations do, is not folded again.
const folded = new WeakMap<readonly Recorded[], Folded>();

/** An aggregate as it is now, read from its stream; `undefined` when there is none in this organization. */
export const load = async <State, Event extends Message>(
  { store }: { readonly store: EventStore },
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  organizationId: string,
  id: string,
): Promise<Aggregate<State> | undefined> => {
  const events = await store.read(streamOf(decider.category, organizationId, id));
  const known = folded.get(events);
  if (known?.evolve === decider.evolve && known.length === events.length)
    return known.aggregate as Aggregate<State> | undefined;
  const aggregate = fold(decider, events as readonly Recorded<Event>[]);
  folded.set(events, { evolve: decider.evolve, length: events.length, aggregate });
  return aggregate;
};
