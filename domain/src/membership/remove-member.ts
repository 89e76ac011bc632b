import type { Decision } from '../kernel/decider.ts';
import type { MembershipEvent } from './membership.events.ts';
import type { MembershipRejection } from './membership.rejections.ts';
import type { MemberState } from './membership.state.ts';

/** Puts a person out of an organization. An owner has to be unmade on the organization first. */
export interface RemoveMember {
  readonly type: 'RemoveMember';
  readonly data: { readonly userId: string };
}

export const removeMember = (
  { data: { userId } }: RemoveMember,
  { role }: MemberState,
): Decision<MembershipEvent, MembershipRejection> => [{ type: 'MemberRemoved', data: { userId, role } }];
