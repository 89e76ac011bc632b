import type { DeadLetterHolder, Message, ReadModel, Recorded } from '@partneros/domain';

/** What an event makes of a row: the row as it now is, or nothing when it goes away. Never throws over a recorded fact. */
export type RowChange<Row, Event extends Message> = (
  row: Row | undefined,
  event: Recorded<Event>,
  key: string,
) => Row | undefined;

/** How a read model follows from events. Pure: it has no way to reach the world, so a replay has no effects. */
export interface Projection<Row extends object, Event extends Message = never> {
  readonly model: ReadModel<Row>;
  /** Rows are about all organizations together, and kept under `PLATFORM`; otherwise each belongs to its event's. */
  readonly across?: 'organizations';
  /** Keys of the rows an event touches; none: it touches nothing. Asked only for event types in `on`. */
  readonly keysOf: (event: Recorded<Event>) => readonly string[];
  readonly on: { readonly [Type in Event['type']]?: RowChange<Row, Extract<Event, { readonly type: Type }>> };
}

/** A projection as lists and the runner hold it. */
export interface AnyProjection {
  readonly model: ReadModel<never>;
  readonly across?: 'organizations';
  readonly keysOf: (event: never) => readonly string[];
  readonly on: Readonly<Record<string, unknown>>;
}

/** Who a projection is where it has put events aside. */
export const holderOf = ({ model }: AnyProjection): DeadLetterHolder => ({
  source: 'projection',
  name: `${model.name}-v${model.version}`,
});
