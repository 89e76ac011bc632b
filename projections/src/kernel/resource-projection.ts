import {
  type Aggregate,
  advance,
  type Decider,
  type Message,
  partsOf,
  type ReadModel,
  type Recorded,
  type Resource,
  resourceOf,
} from '@partneros/domain';
import type { Projection, RowChange } from './projection.ts';

type Evolving<State, Event extends Message> = Pick<Decider<State, never, Event, never>, 'evolve' | 'events'>;

/**
 * Takes an aggregate's own event into its row by the very function that `decide` relies on, so a row always equals the
 * fold of its stream.
 */
export const resourceChange =
  <State extends object, Event extends Message>(decider: Evolving<State, Event>): RowChange<Resource<State>, Event> =>
  (row, event) => {
    const before: Aggregate<State> | undefined = row && {
      state: row,
      version: row.version,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    };
    const after = advance(decider, before, event);
    const { organizationId, id } = partsOf(event.stream);
    return after && resourceOf(organizationId, id, after);
  };

/** A read model with one row per aggregate, which is the aggregate itself as a resource. */
export const resourceProjection = <State extends object, Event extends Message>(
  decider: Evolving<State, Event>,
  model: ReadModel<Resource<State>>,
): Projection<Resource<State>, Event> => {
  const change = resourceChange(decider);
  return {
    model,
    keysOf: (event: Recorded<Event>) => [partsOf(event.stream).id],
    on: Object.fromEntries(Object.keys(decider.events).map((type) => [type, change])) as object,
  };
};
