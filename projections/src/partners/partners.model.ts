import type { Partner, ReadModel, Resource } from '@partneros/domain';

/** A partner as lists and details show it. */
export type PartnerRow = Resource<Partner>;

/** Which partners are there? One row per partner, under its id. */
export const partnersModel: ReadModel<PartnerRow> = {
  name: 'partners',
  version: 3,
  fields: {
    name: { kind: 'text', of: (row) => row.name },
    domain: { kind: 'exact', of: (row) => row.domain },
    id: { kind: 'exact', of: (row) => row.id },
    stage: { kind: 'text', of: (row) => row.stage },
    tier: { kind: 'text', of: (row) => row.tier },
    type: { kind: 'exact', of: (row) => row.type },
    status: { kind: 'exact', of: (row) => row.status },
    managerId: { kind: 'exact', of: (row) => row.partnerManagerId },
    region: { kind: 'list', of: (row) => row.regions },
    tag: { kind: 'list', of: (row) => Object.values(row.tags).flat() },
    joinedPortalAt: { kind: 'exact', of: (row) => row.portalOnboarding.completedAt },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [
    row.name,
    row.domain,
    ...row.contacts.flatMap(({ firstName, lastName, email }) => [`${firstName} ${lastName}`, email]),
  ],
};
