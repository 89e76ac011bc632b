/** Why a command on an invitation is refused. */
export type InvitationRejection =
  | 'invitation-not-found'
  | 'invitation-already-exists'
  | 'invitation-for-someone-else'
  | 'invitation-expired'
  | 'invitation-revoked'
  | 'invitation-accepted'
  | 'owner-by-invitation'
  | 'partner-id-required'
  | 'partner-id-not-allowed';
