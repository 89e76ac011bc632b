import type { ModelWrite, ReadModel } from '@partneros/domain';

/** An event that a projection could not take, kept with its error until somebody looks at it. */
export interface ParkedEvent {
  readonly projection: string;
  readonly organizationId: string;
  readonly stream: string;
  readonly type: string;
  readonly position: string;
  readonly error: string;
}

/** Events that a projection could not take. They are the projections' dead letters. */
export const parkedEventsModel: ReadModel<ParkedEvent> = {
  name: 'parked-events',
  version: 1,
  fields: {
    projection: { kind: 'exact', of: (row) => row.projection },
    position: { kind: 'number', of: (row) => Number(row.position) },
  },
};

/** Keeps parked events, in the same write as the batch they came from. */
export const parkedWrite = (parked: readonly ParkedEvent[], checkpoint: bigint): ModelWrite => ({
  model: parkedEventsModel,
  rows: parked.map((row) => ({
    organizationId: row.organizationId,
    key: `${row.projection}:${row.position}`,
    row,
    position: BigInt(row.position),
  })),
  checkpoint,
});
