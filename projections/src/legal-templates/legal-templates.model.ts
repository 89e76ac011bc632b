import type { LegalTemplate, ReadModel, Resource } from '@partneros/domain';

/** A legal template as lists and details show it. */
export type LegalTemplateRow = Resource<LegalTemplate>;

/** What may be sent to be signed? One row per template, under its id. */
export const legalTemplatesModel: ReadModel<LegalTemplateRow> = {
  name: 'legal-templates',
  version: 2,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    name: { kind: 'text', of: (row) => row.name },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.name, row.description],
};
