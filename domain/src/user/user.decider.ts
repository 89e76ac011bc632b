import { type Decider, reject } from '../kernel/decider.ts';
import { type ChangePassword, changePassword } from './change-password.ts';
import { type RegisterUser, registerUser } from './register-user.ts';
import { type UserEvent, userEvents } from './user.events.ts';
import type { UserRejection } from './user.rejections.ts';
import { evolveUser, type User } from './user.state.ts';

export type UserCommand = RegisterUser | ChangePassword;

/** Users belong to no organization: their streams are `PLATFORM`'s. */
export const user: Decider<User, UserCommand, UserEvent, UserRejection> = {
  category: 'user',
  events: userEvents,
  evolve: evolveUser,
  decide: (command, user) => {
    if (command.type === 'RegisterUser') return registerUser(command, user);
    if (user === undefined) return reject('user-not-found');
    switch (command.type) {
      case 'ChangePassword':
        return changePassword(command);
    }
  },
};
