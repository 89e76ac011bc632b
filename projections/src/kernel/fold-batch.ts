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
import type { AnyProjection, RowChange } from './projection.ts';

/** What a batch comes to for one projection. */
export interface FoldedBatch {
  readonly write: ModelWrite;
  readonly parked: readonly ParkedEvent[];
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
  const parked: ParkedEvent[] = [];
  const slots = new Map<string, Slot>();
  const work: { event: Recorded; change: RowChange<object, Message>; slots: Slot[] }[] = [];

  for (const event of events) {
    const change = projection.on[event.type] as RowChange<object, Message> | undefined;
    if (change === undefined) continue;
    const touched = attempt(projection, event, parked, () =>
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
      const row = attempt(projection, event, parked, () => ({ row: change(slot.row, event, slot.key) }));
      if (row !== undefined)
        Object.assign(slot, { ...row, seen: event.position, touched: slot.touched || row.row !== slot.row });
    }
  }

  const written = [...slots.values()]
    .filter((slot) => slot.touched)
    .map(({ organizationId, key, row, seen }): RowWrite => ({ organizationId, key, row, position: seen }));
  return { write: { model: projection.model, rows: written, checkpoint }, parked };
};

const attempt = <Result>(
  { model }: AnyProjection,
  { metadata, stream, type, position }: Recorded,
  parked: ParkedEvent[],
  run: () => Result,
): Result | undefined => {
  try {
    return run();
  } catch (error) {
    parked.push({
      projection: `${model.name}-v${model.version}`,
      organizationId: metadata.organizationId,
      stream,
      type,
      position: String(position),
      error: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
};
