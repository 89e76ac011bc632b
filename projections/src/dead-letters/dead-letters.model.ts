import type { DeadLetter, ReadModel, Resource } from '@partneros/domain';

/** A dead letter as lists show it. */
export type DeadLetterRow = Resource<DeadLetter>;

/** Which events could somebody not take, and what became of them? One row per dead letter, under its id. */
export const deadLettersModel: ReadModel<DeadLetterRow> = {
  name: 'dead-letters',
  version: 1,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    source: { kind: 'exact', of: (row) => row.source },
    name: { kind: 'exact', of: (row) => row.name },
    parkedAt: { kind: 'exact', of: (row) => row.parkedAt },
  },
  search: (row) => [row.name, row.eventType, row.failure],
};
