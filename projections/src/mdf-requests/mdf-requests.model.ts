import type { MdfRequest, ReadModel, Resource } from '@partneros/domain';

/** A request for funds as lists and details show it. */
export type MdfRequestRow = Resource<MdfRequest>;

/** Who asks for which funds, and how far is it? One row per request, under its id. */
export const mdfRequestsModel: ReadModel<MdfRequestRow> = {
  name: 'mdf-requests',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    status: { kind: 'exact', of: (row) => row.status },
    budgetYear: { kind: 'number', of: (row) => row.budgetYear },
    amount: { kind: 'number', of: (row) => row.amount.minor },
    title: { kind: 'text', of: (row) => row.title },
    activityDate: { kind: 'exact', of: (row) => row.activityDate },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, row.description, row.paymentReference],
};
