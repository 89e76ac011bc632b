import type { DataOf, Decision } from '../kernel/decider.ts';
import type { UserEvent } from './user.events.ts';
import type { UserRejection } from './user.rejections.ts';

/** Records that the password was changed, by its owner or through a reset mail; the password itself is not in it. */
export interface ChangePassword {
  readonly type: 'ChangePassword';
  readonly data: DataOf<UserEvent, 'PasswordChanged'>;
}

export const changePassword = ({ data }: ChangePassword): Decision<UserEvent, UserRejection> => [
  { type: 'PasswordChanged', data },
];
