import type { Payment, ReadModel, Resource } from '@partneros/domain';

/** A payment as the ledger shows it. */
export type PaymentRow = Resource<Payment>;

/** What was paid to whom? One row per payment, under its id. */
export const paymentsModel: ReadModel<PaymentRow> = {
  name: 'payments',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    mdfRequestId: { kind: 'exact', of: (row) => row.mdfRequestId },
    status: { kind: 'exact', of: (row) => row.status },
    amount: { kind: 'number', of: (row) => row.amount.minor },
    paidAt: { kind: 'exact', of: (row) => row.paidAt },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
  search: (row) => [row.reference],
};
