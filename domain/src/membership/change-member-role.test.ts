import type { Role } from '../identity/permissions.ts';
import { given } from '../testing/given.ts';
import type { ChangeMemberRole } from './change-member-role.ts';
import { membership } from './membership.decider.ts';
import { memberJoined, memberRemoved, memberRoleChanged } from './membership.examples.ts';

const to = (role: Role, partnerId: string | null = null, by = { userId: 'boss', role: 'owner' as Role }) =>
  ({ type: 'ChangeMemberRole', data: { userId: 'user-1', role, partnerId, by } }) satisfies ChangeMemberRole;

describe('change member role', () => {
  it('says from what to what', () => {
    given(membership, memberJoined()).when(to('admin')).then(memberRoleChanged('member', 'admin'));
  });

  it('ties a partner to their partner, and unties them', () => {
    given(membership, memberJoined())
      .when(to('partner', 'partner-1'))
      .then(memberRoleChanged('member', 'partner', 'partner-1'));
    given(membership, memberJoined({ role: 'partner', partnerId: 'partner-1' }))
      .when(to('viewer'))
      .then(memberRoleChanged('partner', 'viewer', null, 'partner-1'));
  });

  it('changes nothing when the role is that already', () => {
    given(membership, memberJoined()).when(to('member')).thenNothing();
  });

  it('lets somebody step down, and refuses to let them step up', () => {
    const self = { userId: 'user-1', role: 'admin' as const };
    given(membership, memberJoined({ role: 'admin' }))
      .when(to('viewer', null, self))
      .then(memberRoleChanged('admin', 'viewer'));
    given(membership, memberJoined({ role: 'admin' }))
      .when(to('owner', null, self))
      .thenRejected('own-role-raised');
  });

  it('refuses a partner of no partner, and another role that has one', () => {
    given(membership, memberJoined()).when(to('partner')).thenRejected('partner-id-required');
    given(membership, memberJoined()).when(to('admin', 'partner-1')).thenRejected('partner-id-not-allowed');
  });

  it('refuses somebody who is no member, or no longer', () => {
    given(membership).when(to('admin')).thenRejected('member-not-found');
    given(membership, memberJoined(), memberRemoved()).when(to('admin')).thenRejected('member-not-found');
  });
});
