import {
  isRowKey,
  type Message,
  type ModelWrite,
  PLATFORM,
  type Recorded,
  type RowStore,
  type RowWrite,
} from '@partneros/domain';
import type { ParkedEvent } from './parked-events.ts';
import { type AnyProjection, holderOf, type RowChange } from './projection.ts';

/** What a batch comes to for one projection. */
export interface FoldedBatch {
  readonly write: ModelWrite;
  readonly parked: readonly ParkedEvent[];
  /** The same events, with what was thrown. */
  readonly failed: readonly FailedFold[];
}

/** An event that a projection could not take, and why. */
export interface FailedFold {
  readonly event: Recorded;
  readonly error: unknown;
}

interface Slot {
  readonly organizationId: string;
  readonly key: string;
  row: object | undefined;
  seen: bigint;
  touched: boolean;
}

/** Loads the rows a batch touches once, folds the events into them in order, and says what to write. */
export const foldBatch = async (
  rows: Pick<RowStore, 'load'>,
  projection: AnyProjection,
  events: readonly Recorded[],
  checkpoint: bigint,
): Promise<FoldedBatch> => {
  const keysOf = projection.keysOf as (event: Recorded) => readonly string[];
  const failed: FailedFold[] = [];
  const slots = new Map<string, Slot>();
  const work: { event: Recorded; change: RowChange<object, Message>; slots: Slot[] }[] = [];

  for (const event of events) {
    const change = projection.on[event.type] as RowChange<object, Message> | undefined;
    if (change === undefined) continue;
    const touched = attempt(event, failed, () =>
      keysOf(event).map((key) => {
        // No store would take it, and the whole batch would wait for ever.
        if (!isRowKey(key)) throw new Error(`not a row key: ${JSON.stringify(key)}`);
        const organizationId = projection.across === 'organizations' ? PLATFORM : event.metadata.organizationId;
        const name = `${organizationId}/${key}`;
        const slot = slots.get(name) ?? { organizationId, key, row: undefined, seen: 0n, touched: false };
        slots.set(name, slot);
        return slot;
      }),
    );
    if (touched !== undefined && touched.length > 0) work.push({ event, change, slots: touched });
  }

  for (const stored of slots.size === 0 ? [] : await rows.load(projection.model, [...slots.values()])) {
    const slot = slots.get(`${stored.organizationId}/${stored.key}`);
    if (slot !== undefined) Object.assign(slot, { row: stored.row, seen: stored.position });
  }

  for (const { event, change, slots: touched } of work) {
    for (const slot of touched) {
      // A repeat: this row has taken the event already.
      if (event.position <= slot.seen) continue;
      const row = attempt(event, failed, () => ({ row: change(slot.row, event, slot.key) }));
      if (row !== undefined)
        Object.assign(slot, { ...row, seen: event.position, touched: slot.touched || row.row !== slot.row });
    }
  }

  const written = [...slots.values()]
    .filter((slot) => slot.touched)
    .map(({ organizationId, key, row, seen }): RowWrite => ({ organizationId, key, row, position: seen }));
  return {
    write: { model: projection.model, rows: written, checkpoint },
    parked: failed.map((one) => parkedEvent(projection, one)),
    failed,
  };
};

const attempt = <Result>(event: Recorded, failed: FailedFold[], run: () => Result): Result | undefined => {
  try {
    return run();
  } catch (error) {
    if (failed.at(-1)?.event !== event) failed.push({ event, error });
    return undefined;
  }
};

const parkedEvent = (projection: AnyProjection, { event, error }: FailedFold): ParkedEvent => ({
  projection: holderOf(projection).name,
  organizationId: event.metadata.organizationId,
  eventId: event.metadata.eventId,
  stream: event.stream,
  type: event.type,
  position: String(event.position),
  error: error instanceof Error ? error.message : String(error),
});
