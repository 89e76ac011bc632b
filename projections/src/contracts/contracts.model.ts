import type { Contract, ReadModel, Resource } from '@partneros/domain';

/** A contract as lists and details show it. */
export type ContractRow = Resource<Contract>;

/** Which contracts are there, and when do they come up for renewal? One row per contract, under its id. */
export const contractsModel: ReadModel<ContractRow> = {
  name: 'contracts',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    agreementId: { kind: 'exact', of: (row) => row.agreementId },
    status: { kind: 'exact', of: (row) => row.status },
    name: { kind: 'text', of: (row) => row.name },
    renewalDate: { kind: 'exact', of: (row) => row.renewalDate },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.name],
};
