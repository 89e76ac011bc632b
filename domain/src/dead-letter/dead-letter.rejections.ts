/** Why a command on a dead letter is refused. */
export type DeadLetterRejection = 'dead-letter-not-found' | 'dead-letter-closed';
