import { effectiveMembership, type MembershipEvent, type OrganizationEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type MemberRow, membersModel } from './members.model.ts';

const stranger = (userId: string): MemberRow => ({
  userId,
  email: null,
  name: null,
  role: null,
  partnerId: null,
  joinedAt: null,
  isOwner: false,
  membership: null,
});

const withRole = (row: MemberRow): MemberRow => {
  const { userId, isOwner, membership, partnerId } = row;
  const counts = effectiveMembership(
    isOwner ? [userId] : [],
    userId,
    membership ? { ...membership, partnerId } : undefined,
  );
  return { ...row, role: counts?.role ?? null };
};

export const members: Projection<
  MemberRow,
  MembershipEvent | Extract<OrganizationEvent, { type: 'OwnerAdded' | 'OwnerRemoved' }>
> = {
  model: membersModel,
  keysOf: ({ data }) => [data.userId],
  on: {
    OwnerAdded: (row, _event, userId) => withRole({ ...(row ?? stranger(userId)), isOwner: true }),
    OwnerRemoved: (row, _event, userId) => withRole({ ...(row ?? stranger(userId)), isOwner: false }),
    MemberJoined: (row, { data: { email, name, role, partnerId }, metadata }, userId) =>
      withRole({
        ...(row ?? stranger(userId)),
        email,
        name,
        partnerId,
        joinedAt: metadata.occurredAt,
        membership: { role, status: 'active' },
      }),
    MemberRoleChanged: (row, { data: { to, toPartnerId } }) =>
      row && withRole({ ...row, partnerId: toPartnerId, membership: { role: to, status: 'active' } }),
    MemberRemoved: (row, { data: { role } }) => row && withRole({ ...row, membership: { role, status: 'removed' } }),
  },
};
