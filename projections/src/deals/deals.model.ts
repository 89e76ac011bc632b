import type { Deal, ReadModel, Resource } from '@partneros/domain';

/** A deal as lists and details show it. */
export type DealRow = Resource<Deal>;

/** Which deals are there, and how do they stand? One row per deal, under its id. */
export const dealsModel: ReadModel<DealRow> = {
  name: 'deals',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    dealRegistrationId: { kind: 'exact', of: (row) => row.dealRegistrationId },
    status: { kind: 'exact', of: (row) => row.status },
    name: { kind: 'text', of: (row) => row.name },
    amount: { kind: 'number', of: (row) => row.amount.minor },
    expectedCloseDate: { kind: 'exact', of: (row) => row.expectedCloseDate },
    closedAt: { kind: 'exact', of: (row) => row.closedAt },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.name, row.accountName, row.accountDomain],
};
