/** Why a command on a deal is refused. */
export type DealRejection = 'deal-not-found' | 'deal-already-exists' | 'deal-closed';
