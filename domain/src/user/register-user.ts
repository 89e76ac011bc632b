import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { UserEvent } from './user.events.ts';
import type { UserRejection } from './user.rejections.ts';
import type { User } from './user.state.ts';

/** Makes somebody known who may then sign in. */
export interface RegisterUser {
  readonly type: 'RegisterUser';
  readonly data: DataOf<UserEvent, 'UserRegistered'>;
}

export const registerUser = ({ data }: RegisterUser, user: User | undefined): Decision<UserEvent, UserRejection> =>
  user === undefined ? [{ type: 'UserRegistered', data }] : reject('user-already-exists');
