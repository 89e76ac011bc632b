import type { Invitation, ReadModel, Resource } from '@partneros/domain';

/** An invitation as lists show it. */
export type InvitationRow = Resource<Invitation>;

/** Who was invited? One row per invitation, under its id. */
export const invitationsModel: ReadModel<InvitationRow> = {
  name: 'invitations',
  version: 1,
  fields: {
    email: { kind: 'exact', of: (row) => row.email },
    role: { kind: 'exact', of: (row) => row.role },
    status: { kind: 'exact', of: (row) => row.status },
    expiresAt: { kind: 'exact', of: (row) => row.expiresAt },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
  search: (row) => [row.email],
};
