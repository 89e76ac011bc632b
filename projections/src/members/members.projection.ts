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
  version: 0,
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

const versionAt = (revision: bigint): number => Number(revision) + 1;

export const members: Projection<
  MemberRow,
  MembershipEvent | Extract<OrganizationEvent, { type: 'OwnerAdded' | 'OwnerRemoved' }>
> = {
  model: membersModel,
  keysOf: ({ data }) => [data.userId],
  on: {
    OwnerAdded: (row, _event, userId) => withRole({ ...(row ?? stranger(userId)), isOwner: true }),
    OwnerRemoved: (row, _event, userId) => withRole({ ...(row ?? stranger(userId)), isOwner: false }),
    MemberJoined: (row, { data: { email, name, role, partnerId }, metadata, revision }, userId) =>
      withRole({
        ...(row ?? stranger(userId)),
        email,
        name,
        partnerId,
        joinedAt: metadata.occurredAt,
        version: versionAt(revision),
        membership: { role, status: 'active' },
      }),
    MemberRoleChanged: (row, { data: { to, toPartnerId }, revision }) =>
      row &&
      withRole({
        ...row,
        version: versionAt(revision),
        partnerId: toPartnerId,
        membership: { role: to, status: 'active' },
      }),
    MemberRemoved: (row, { data: { role }, revision }) =>
      row && withRole({ ...row, version: versionAt(revision), membership: { role, status: 'removed' } }),
  },
};
