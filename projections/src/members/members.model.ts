import type { ReadModel, Role } from '@partneros/domain';

/** A person in an organization, put together from what the organization and the membership say. */
export interface MemberRow {
  readonly userId: string;
  readonly email: string | null;
  readonly name: string | null;
  /** What the person counts as; `null`: as nothing any more, or not yet. */
  readonly role: Role | null;
  readonly partnerId: string | null;
  readonly joinedAt: string | null;
  /** Of the membership, for `If-Match`; 0 until there is one. */
  readonly version: number;
  /** The two halves that `role` follows from. */
  readonly isOwner: boolean;
  readonly membership: { readonly role: Role; readonly status: 'active' | 'removed' } | null;
}

/** Who belongs to an organization? One row per person who ever did, under the user's id. */
export const membersModel: ReadModel<MemberRow> = {
  name: 'members',
  version: 2,
  fields: {
    name: { kind: 'text', of: (row) => row.name },
    email: { kind: 'exact', of: (row) => row.email },
    role: { kind: 'exact', of: (row) => row.role },
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    joinedAt: { kind: 'exact', of: (row) => row.joinedAt },
  },
  search: (row) => [row.name, row.email],
};
