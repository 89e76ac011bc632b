import { given } from '../testing/given.ts';
import { invitation } from './invitation.decider.ts';
import { invitationAccepted, invitationRevoked, memberInvited } from './invitation.examples.ts';
import type { RevokeInvitation } from './revoke-invitation.ts';

const revoke: RevokeInvitation = { type: 'RevokeInvitation', data: { invitationId: 'invitation-1' } };

describe('revoke invitation', () => {
  it('takes it back', () => {
    given(invitation, memberInvited()).when(revoke).then(invitationRevoked());
  });

  it('is quiet when that was done', () => {
    given(invitation, memberInvited(), invitationRevoked()).when(revoke).thenNothing();
  });

  it('refuses one that was accepted, or never made', () => {
    given(invitation, memberInvited(), invitationAccepted()).when(revoke).thenRejected('invitation-accepted');
    given(invitation).when(revoke).thenRejected('invitation-not-found');
  });
});
