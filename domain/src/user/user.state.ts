import { evolution } from '../kernel/decider.ts';
import type { UserEvent } from './user.events.ts';

/** A person who can sign in, in any number of organizations. */
export interface User {
  /** Lower-cased. */
  readonly email: string;
  readonly name: string;
}

export const evolveUser = evolution<User, UserEvent, 'UserRegistered'>(
  { UserRegistered: ({ email, name }) => ({ email, name }) },
  { PasswordChanged: (user) => user },
);
