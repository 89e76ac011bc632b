import { given } from '../testing/given.ts';
import { membership } from './membership.decider.ts';
import { memberJoined, memberRemoved } from './membership.examples.ts';
import type { RemoveMember } from './remove-member.ts';

const remove: RemoveMember = { type: 'RemoveMember', data: { userId: 'user-1' } };

describe('remove member', () => {
  it('puts a person out', () => {
    given(membership, memberJoined()).when(remove).then(memberRemoved());
  });

  it('is quiet when they are out already', () => {
    given(membership, memberJoined(), memberRemoved()).when(remove).thenNothing();
  });

  it('refuses somebody who never was a member', () => {
    given(membership).when(remove).thenRejected('member-not-found');
  });
});
