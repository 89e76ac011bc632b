/** Why a command on a partner is refused. */
export type PartnerRejection = 'partner-not-found' | 'partner-already-exists' | 'partner-archived';
