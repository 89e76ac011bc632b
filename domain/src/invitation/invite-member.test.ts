import { given } from '../testing/given.ts';
import { invitation } from './invitation.decider.ts';
import { inviteMemberCommand, memberInvited } from './invitation.examples.ts';

describe('invite member', () => {
  it('invites a person into a role', () => {
    given(invitation)
      .when(inviteMemberCommand({ role: 'partner', partnerId: 'partner-1' }))
      .then(memberInvited({ role: 'partner', partnerId: 'partner-1' }));
  });

  it('refuses to make an owner that way', () => {
    given(invitation)
      .when(inviteMemberCommand({ role: 'owner' }))
      .thenRejected('owner-by-invitation');
  });

  it('refuses a partner of no partner, and another role that has one', () => {
    given(invitation)
      .when(inviteMemberCommand({ role: 'partner' }))
      .thenRejected('partner-id-required');
    given(invitation)
      .when(inviteMemberCommand({ partnerId: 'partner-1' }))
      .thenRejected('partner-id-not-allowed');
  });

  it('refuses an id that is in use', () => {
    given(invitation, memberInvited()).when(inviteMemberCommand()).thenRejected('invitation-already-exists');
  });
});
