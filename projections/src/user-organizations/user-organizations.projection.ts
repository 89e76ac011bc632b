import type { MembershipEvent, OrganizationEvent } from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { type UserOrganizationsRow, userOrganizationsModel } from './user-organizations.model.ts';

type Came = Extract<OrganizationEvent, { type: 'OwnerAdded' }> | Extract<MembershipEvent, { type: 'MemberJoined' }>;

const came: RowChange<UserOrganizationsRow, Came> = (row, { metadata: { organizationId } }, userId) => {
  const known = row?.organizationIds ?? [];
  return known.includes(organizationId) ? row : { userId, organizationIds: [...known, organizationId] };
};

export const userOrganizations: Projection<UserOrganizationsRow, Came> = {
  model: userOrganizationsModel,
  across: 'organizations',
  keysOf: ({ data }) => [data.userId],
  on: { OwnerAdded: came, MemberJoined: came },
};
