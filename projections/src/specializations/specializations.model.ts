import type { ReadModel, Resource, Specialization } from '@partneros/domain';

/** A specialization as lists and pickers show it. */
export type SpecializationRow = Resource<Specialization>;

/** Which specializations are there, and which are published? One row per specialization, under its id. */
export const specializationsModel: ReadModel<SpecializationRow> = {
  name: 'specializations',
  version: 1,
  fields: {
    title: { kind: 'text', of: (row) => row.title },
    isPublished: { kind: 'exact', of: (row) => row.isPublished },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, row.description],
};
