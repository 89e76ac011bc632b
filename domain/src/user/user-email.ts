import type { Reserve } from '../reservation/execute-reserving.ts';
import type { User } from './user.state.ts';

/** One user has an e-mail address; give it lower-cased. */
export const userEmail = (email: string): Reserve<User> => ({
  kind: 'user-email',
  key: email,
  holds: (user) => user.email === email,
});
