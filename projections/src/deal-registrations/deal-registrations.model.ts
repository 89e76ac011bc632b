import type { Claimant, DealRegistration, ReadModel, Resource } from '@partneros/domain';

/** A deal registration as lists and details show it: `conflict` is who holds its account, when another registration does. */
export type DealRegistrationRow = Resource<DealRegistration> & { readonly conflict: Claimant | null };

/** Which deals are registered, and which of them are for an account that is taken? One row per registration, under its id. */
export const dealRegistrationsModel: ReadModel<DealRegistrationRow> = {
  name: 'deal-registrations',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    status: { kind: 'exact', of: (row) => row.status },
    conflict: { kind: 'exact', of: (row) => row.conflict !== null },
    accountName: { kind: 'text', of: (row) => row.accountName },
    amount: { kind: 'number', of: (row) => row.amount.minor },
    expectedCloseDate: { kind: 'exact', of: (row) => row.expectedCloseDate },
    submittedAt: { kind: 'exact', of: (row) => row.submittedAt },
    expiresAt: { kind: 'exact', of: (row) => row.expiresAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.accountName, row.accountDomain],
};
