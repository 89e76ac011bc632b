import { given } from '../testing/given.ts';
import type { ChangePassword } from './change-password.ts';
import { user } from './user.decider.ts';
import { userRegistered } from './user.examples.ts';

const changed: ChangePassword = { type: 'ChangePassword', data: { userId: 'user-1', by: 'reset' } };

describe('change password', () => {
  it('records that it happened, and how', () => {
    given(user, userRegistered())
      .when(changed)
      .then({ type: 'PasswordChanged', data: { userId: 'user-1', by: 'reset' } });
  });

  it('refuses somebody nobody registered', () => {
    given(user).when(changed).thenRejected('user-not-found');
  });
});
