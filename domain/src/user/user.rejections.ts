/** Why a command on a user is refused. */
export type UserRejection = 'user-not-found' | 'user-already-exists';
