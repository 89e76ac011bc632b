import type { ModelWrite, ReadModel } from '@partneros/domain';

/** An event that a projection could not take, kept with its error until somebody looks at it. */
export interface ParkedEvent {
  readonly projection: string;
  readonly organizationId: string;
  /** Absent in rows from before there were dead letters. */
  readonly eventId?: string;
  readonly stream: string;
  readonly type: string;
  readonly position: string;
  readonly error: string;
}

/** Events that projections could not take: what a retry goes by. People are told by dead letters. */
export const parkedEventsModel: ReadModel<ParkedEvent> = {
  name: 'parked-events',
  version: 1,
  fields: {
    projection: { kind: 'exact', of: (row) => row.projection },
    position: { kind: 'number', of: (row) => Number(row.position) },
  },
};

/** The key of a parked event within its organization. */
export const parkedKey = ({ projection, position }: Pick<ParkedEvent, 'projection' | 'position'>): string =>
  `${projection}:${position}`;

/** Keeps parked events, in the same write as the batch they came from. */
export const parkedWrite = (parked: readonly ParkedEvent[], checkpoint: bigint): ModelWrite => ({
  model: parkedEventsModel,
  rows: parked.map((row) => ({
    organizationId: row.organizationId,
    key: parkedKey(row),
    row,
    position: BigInt(row.position),
  })),
  checkpoint,
});
