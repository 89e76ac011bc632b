import { given } from '../testing/given.ts';
import type { AcceptInvitation } from './accept-invitation.ts';
import { invitation } from './invitation.decider.ts';
import { invitationAccepted, invitationRevoked, memberInvited } from './invitation.examples.ts';

const accept = (over: Partial<AcceptInvitation['data']> = {}): AcceptInvitation => ({
  type: 'AcceptInvitation',
  data: {
    invitationId: 'invitation-1',
    userId: 'user-1',
    email: 'grace@hopper.example',
    at: '2026-05-16T12:00:00.000Z',
    ...over,
  },
});

describe('accept invitation', () => {
  it('uses it up for the person it is addressed to', () => {
    given(invitation, memberInvited()).when(accept()).then(invitationAccepted());
  });

  it('is quiet when the same person accepts again, even late', () => {
    given(invitation, memberInvited(), invitationAccepted())
      .when(accept({ at: '2030-01-01T00:00:00.000Z' }))
      .thenNothing();
  });

  it('refuses anybody else', () => {
    given(invitation, memberInvited())
      .when(accept({ email: 'eve@example.com' }))
      .thenRejected('invitation-for-someone-else');
    given(invitation, memberInvited(), invitationAccepted())
      .when(accept({ userId: 'user-2' }))
      .thenRejected('invitation-accepted');
  });

  it('refuses from the moment it expires', () => {
    given(invitation, memberInvited())
      .when(accept({ at: '2026-05-23T12:00:00.000Z' }))
      .thenRejected('invitation-expired');
  });

  it('refuses one that was taken back, or never made', () => {
    given(invitation, memberInvited(), invitationRevoked()).when(accept()).thenRejected('invitation-revoked');
    given(invitation).when(accept()).thenRejected('invitation-not-found');
  });
});
