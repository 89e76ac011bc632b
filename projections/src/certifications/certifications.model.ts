import type { Certification, ReadModel, Resource } from '@partneros/domain';

/** A certification as lists and details show it. */
export type CertificationRow = Resource<Certification>;

/** Which certifications are there? One row per certification, under its id. */
export const certificationsModel: ReadModel<CertificationRow> = {
  name: 'certifications',
  version: 1,
  fields: {
    title: { kind: 'text', of: (row) => row.title },
    isPublished: { kind: 'exact', of: (row) => row.isPublished },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, row.description],
};
