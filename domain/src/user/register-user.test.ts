import { given } from '../testing/given.ts';
import { user } from './user.decider.ts';
import { registerUserCommand, userRegistered } from './user.examples.ts';

describe('register user', () => {
  it('makes a person known', () => {
    given(user).when(registerUserCommand()).then(userRegistered());
  });

  it('refuses an id that is in use', () => {
    given(user, userRegistered()).when(registerUserCommand()).thenRejected('user-already-exists');
  });
});
