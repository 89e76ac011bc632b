import type { Decider, Message } from './decider.ts';
import type { Recorded } from './recorded.ts';

/** An aggregate folded from its stream up to some event. */
export interface Aggregate<State> {
  readonly state: State;
  /** Events folded so far; what `ETag` and `If-Match` speak of. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

type Folding<State, Event extends Message> = Pick<Decider<State, never, Event, never>, 'evolve'>;

/** Takes one more event into an aggregate; `undefined` until the first. Projections and `execute` both use this. */
export const advance = <State, Event extends Message>(
  { evolve }: Folding<State, Event>,
  before: Aggregate<State> | undefined,
  event: Recorded<Event>,
): Aggregate<State> | undefined => {
  const state = evolve(before?.state, event);
  if (state === undefined) return undefined;
  return {
    state,
    version: Number(event.revision) + 1,
    createdAt: before?.createdAt ?? event.metadata.occurredAt,
    updatedAt: event.metadata.occurredAt,
  };
};

/** Folds a stream's events, oldest first. */
export const fold = <State, Event extends Message>(
  decider: Folding<State, Event>,
  events: readonly Recorded<Event>[],
): Aggregate<State> | undefined =>
  events.reduce<Aggregate<State> | undefined>((aggregate, event) => advance(decider, aggregate, event), undefined);

/** The shape in which callers see an aggregate: its state between its id and its version. */
export type Resource<State> = { readonly id: string; readonly organizationId: string } & State &
  Omit<Aggregate<never>, 'state'>;

/** Shows an aggregate as a resource. */
export const resourceOf = <State>(organizationId: string, id: string, aggregate: Aggregate<State>): Resource<State> => {
  const { state, version, createdAt, updatedAt } = aggregate;
  // Not by spread, for the reason `extend` gives.
  return Object.assign({ id, organizationId }, state, { version, createdAt, updatedAt });
};
