import type { ReadModel } from '@partneros/domain';

/** A row with a field of every kind. */
export interface ExampleRow {
  readonly id: string;
  readonly name?: string | null;
  readonly status?: string | null;
  readonly score?: number | null;
  readonly active?: boolean;
  readonly at?: string | null;
  readonly tags?: readonly string[];
  readonly notes?: unknown;
}

/** A read model for testing row stores; names of its own keep tests apart on a shared server. */
export const exampleReadModel = (name: string, version = 1): ReadModel<ExampleRow> => ({
  name,
  version,
  fields: {
    name: { kind: 'text', of: (row) => row.name },
    status: { kind: 'exact', of: (row) => row.status },
    score: { kind: 'number', of: (row) => row.score },
    active: { kind: 'exact', of: (row) => row.active },
    at: { kind: 'exact', of: (row) => row.at },
    tags: { kind: 'list', of: (row) => row.tags },
  },
  search: (row) => [row.name, row.status],
});
