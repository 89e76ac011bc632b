import type { PartnerImport, ReadModel, Resource } from '@partneros/domain';

/** An import of partners as lists and details show it. */
export type PartnerImportRow = Resource<PartnerImport>;

/** Which imports are there, and how far are they? One row per import, under its id. */
export const partnerImportsModel: ReadModel<PartnerImportRow> = {
  name: 'partner-imports',
  version: 1,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
};
