import { given } from '../testing/given.ts';
import { membership } from './membership.decider.ts';
import { addMemberCommand, memberJoined, memberRemoved } from './membership.examples.ts';

describe('add member', () => {
  it('takes a person in', () => {
    given(membership).when(addMemberCommand()).then(memberJoined());
  });

  it('takes one in again who was removed and is invited anew', () => {
    given(membership, memberJoined(), memberRemoved())
      .when(addMemberCommand({ invitationId: 'invitation-2' }))
      .then(memberJoined({ invitationId: 'invitation-2' }));
  });

  it('does not let a used invitation undo a removal', () => {
    given(membership, memberJoined(), memberRemoved()).when(addMemberCommand()).thenNothing();
  });

  it('is quiet when the invitation is used twice', () => {
    given(membership, memberJoined()).when(addMemberCommand()).thenNothing();
  });

  it('refuses one who is a member', () => {
    given(membership, memberJoined())
      .when(addMemberCommand({ invitationId: 'invitation-2' }))
      .thenRejected('member-already-joined');
  });

  it('refuses a partner of no partner, and another role that has one', () => {
    given(membership)
      .when(addMemberCommand({ role: 'partner' }))
      .thenRejected('partner-id-required');
    given(membership)
      .when(addMemberCommand({ partnerId: 'partner-1' }))
      .thenRejected('partner-id-not-allowed');
  });
});
