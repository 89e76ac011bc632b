import type { PortalAccount, ReadModel, Resource } from '@partneros/domain';

/** A portal account as lists show it. */
export type PortalAccountRow = Resource<PortalAccount>;

/** Which partners have a way into the portal? One row per partner, under its id. */
export const portalAccountsModel: ReadModel<PortalAccountRow> = {
  name: 'portal-accounts',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    status: { kind: 'exact', of: (row) => row.status },
    linkStatus: { kind: 'exact', of: (row) => row.linkStatus },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.sentTo],
};
